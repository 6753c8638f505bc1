import type {Fields} from './http.js';

/** Where a payment stands at the simulated gateway. Each gateway has its own words for them. */
export type SimState =
  | 'open' // the page waits for the shopper
  | 'waiting' // the shopper is done, a person or a bank must confirm
  | 'authorized' // money is held, nobody has captured it (Razorpay)
  | 'paid'
  | 'declined'
  | 'cancelled'
  | 'expired'
  | 'refunded';

/**
 * What can be done to a payment, on its page, on the phone, by the gateway's staff, or by a test.
 * `pay-wrong-amount` pays 1.00 (2.00 where that is right); `pay-duplicate-webhook` sends every
 * webhook twice; `late-success` declines now and succeeds `lateMs` later; `webhook` sends it again.
 */
export const SIM_ACTIONS = [
  'pay',
  'pay-and-close',
  'decline',
  'cancel',
  'later',
  'pay-wrong-amount',
  'pay-duplicate-webhook',
  'late-success',
  'approve',
  'authorize',
  'expire',
  'refund',
  'webhook',
] as const;

export type SimAction = (typeof SIM_ACTIONS)[number];

export function isSimAction(word: string): word is SimAction {
  return (SIM_ACTIONS as readonly string[]).includes(word);
}

/** One payment in a simulator's book. */
export type SimPayment = {
  /** The gateway's id of it. */
  readonly id: string;
  /** Other names by which it can be found: the order, the reference, the page's key. */
  readonly names: readonly string[];
  /** Path of its page on the simulator's origin; empty when it has none. */
  readonly pagePath: string;
  state: SimState;
  /** What was asked for, in minor units. */
  readonly amountMinor: number;
  readonly currency: string;
  /** What was paid; 0 until then. */
  paidMinor: number;
  /** `bkash`, `upi`, `card`, …: what the shopper chose. */
  method: string;
  /** The wallet's or bank's own id; set when money has moved. */
  providerId: string;
  readonly upiLink?: string;
  /** A text message to the shopper's phone, with the code in it. */
  message?: string;
  readonly merchant: string;
  readonly description: string;
  readonly createdAtMs: number;
  changedAtMs: number;
  /** Where the simulator's own answers and pages live: `http://127.0.0.1:5181`. */
  readonly origin: string;
  readonly returnUrl?: string;
  readonly cancelUrl?: string;
  readonly webhookUrl?: string;
  /** What the merchant sent at create. */
  readonly request: Fields;
};

/** The states from which money can still come: a gateway's `failed` is not final. */
const CAN_BE_PAID: readonly SimState[] = [
  'open',
  'waiting',
  'authorized',
  'declined',
  'cancelled',
  'expired',
];
const CAN_END: readonly SimState[] = ['open', 'waiting', 'cancelled'];

/**
 * Where an action leads; nothing when it does not fit, as a cancel after the payment.
 *
 * @param paid - What paying leads to: `paid`, or `authorized` where somebody must capture it.
 */
export function nextState(state: SimState, action: SimAction, paid: SimState = 'paid'): SimState | undefined {
  switch (action) {
    case 'pay':
    case 'pay-and-close':
    case 'pay-wrong-amount':
    case 'pay-duplicate-webhook':
    case 'approve':
      return CAN_BE_PAID.includes(state) ? paid : undefined;
    case 'authorize':
      return CAN_BE_PAID.includes(state) ? 'authorized' : undefined;
    case 'decline':
    case 'late-success':
      return CAN_END.includes(state) ? 'declined' : undefined;
    case 'cancel':
      return CAN_END.includes(state) ? 'cancelled' : undefined;
    case 'later':
      return CAN_END.includes(state) ? 'waiting' : undefined;
    case 'expire':
      return CAN_END.includes(state) ? 'expired' : undefined;
    case 'refund':
      return state === 'paid' ? 'refunded' : undefined;
    case 'webhook':
      return undefined;
  }
}
