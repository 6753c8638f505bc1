import type {GatewayName} from '../simulators/trade.js';

/** One way to pay in the demo: a gateway, and which of its methods. */
export type Way = {
  readonly id: string;
  readonly label: string;
  readonly gateway: GatewayName;
  /** As the backend kit names it. */
  readonly method?: string;
  /** Short texts that the method needs beside the order. */
  readonly details?: Readonly<Record<string, string>>;
  readonly currency: 'INR' | 'BDT';
};

export const WAYS: readonly Way[] = [
  {id: 'rumbapay', label: 'Rumbapay · hosted page', gateway: 'rumbapay', currency: 'INR'},
  {id: 'rumbapay-upi', label: 'Rumbapay · UPI', gateway: 'rumbapay', method: 'upi', currency: 'INR'},
  {id: 'razorpay-upi', label: 'Razorpay · UPI', gateway: 'razorpay', method: 'upi', currency: 'INR'},
  {
    id: 'razorpay-bank',
    label: 'Razorpay · bank page',
    gateway: 'razorpay',
    method: 'netbanking',
    details: {bank: 'HDFC'},
    currency: 'INR',
  },
  {
    id: 'razorpay-collect',
    label: 'Razorpay · approve in the app',
    gateway: 'razorpay',
    method: 'upi-collect',
    details: {vpa: 'shopper@example'},
    currency: 'INR',
  },
  {
    id: 'razorpay-otp',
    label: 'Razorpay · wallet with a code by SMS',
    gateway: 'razorpay',
    method: 'wallet',
    details: {wallet: 'demowallet'},
    currency: 'INR',
  },
  {id: 'uddoktapay', label: 'UddoktaPay · hosted page', gateway: 'uddoktapay', currency: 'BDT'},
  {id: 'rupantorpay', label: 'RupantorPay · hosted page', gateway: 'rupantorpay', currency: 'BDT'},
  {id: 'kupay', label: 'KuPay · hosted page', gateway: 'kupay', currency: 'INR'},
];

export function wayOf(id: string): Way {
  return WAYS.find((way) => way.id === id) ?? WAYS[0]!;
}
