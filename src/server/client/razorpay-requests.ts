import {PayError} from '../../errors.js';
import {Refusal} from '../http.js';
import type {CreateInput} from './gateway-client.js';
import {needs} from './gateway-client.js';

/** The body of `POST /orders`. Amounts are minor units; the shop's order is repeated in every payment's notes. */
export function createOrder({minor, currency, ref, orderId}: CreateInput, isAutomatic: boolean) {
  return {
    amount: amountOf(minor, currency),
    currency,
    receipt: ref,
    notes: {order_id: ref, shop_order: orderId},
    ...(isAutomatic && {
      payment: {
        capture: 'automatic',
        capture_options: {automatic_expiry_period: 12, manual_expiry_period: 7200, refund_speed: 'optimum'},
      },
    }),
  };
}

/**
 * The body of `POST /payments/create/upi` and `/payments/create/json`, but for the order's id.
 *
 * @throws {Refusal} 400 if the browser left out what the method needs.
 */
export function createPayment(input: CreateInput, method: string) {
  const {minor, currency, ref, orderId, customer, description, returnUrl, shopUrl, shopper} = input;
  const {email, phone} = needs(customer, ['email', 'phone']);
  if (shopper.ip === undefined) {
    throw new PayError('config-invalid', "Razorpay wants the shopper's address: set clientIp.", {
      field: 'clientIp',
    });
  }
  return {
    amount: amountOf(minor, currency),
    currency,
    email,
    contact: phone,
    ...(customer.id?.startsWith('cust_') && {customer_id: customer.id}),
    ...way(method, input),
    ip: shopper.ip,
    referer: shopUrl,
    user_agent: shopper.userAgent ?? 'unknown',
    description,
    notes: {order_id: ref, shop_order: orderId},
    callback_url: returnUrl,
  };
}

function way(method: string, {details}: CreateInput): Record<string, unknown> {
  if (method === 'upi') return {method: 'upi', upi: {flow: 'intent'}};
  if (method === 'upi-collect')
    return {method: 'upi', upi: {flow: 'collect', vpa: detail(details, 'vpa'), expiry_time: 5}};
  if (method === 'netbanking') return {method, bank: detail(details, 'bank')};
  return {method, wallet: detail(details, 'wallet')};
}

function detail(details: Readonly<Record<string, string>>, field: string): string {
  const value = Object.hasOwn(details, field) ? details[field] : undefined;
  if (value === undefined) throw new Refusal(400, `${field}-missing`);
  return value;
}

/** Razorpay counts in minor units, and takes three-decimal currencies only when the last one is 0. */
function amountOf(minor: bigint, currency: string): number {
  const isOdd = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/.test(currency) && minor % 10n !== 0n;
  if (isOdd || minor > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new PayError('config-invalid', 'Razorpay cannot take this amount.', {field: 'amount'});
  }
  return Number(minor);
}
