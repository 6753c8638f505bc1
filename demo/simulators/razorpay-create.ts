import {webUrl} from './html.js';
import type {Fields} from './http.js';
import {fieldsOf, json, textOf} from './http.js';
import type {SimPayment} from './payment.js';
import {LETTERS, pick} from './random.js';
import type {RazorpayAccount} from './razorpay-account.js';
import {numberOf, refuse} from './razorpay-account.js';
import type {RazorpayOrder} from './razorpay-entities.js';
import {orderEntity} from './razorpay-entities.js';
import type {Desk} from './trade.js';
import {demoUpiLink} from './upi.js';

const METHODS = ['card', 'netbanking', 'wallet', 'emi', 'upi', 'cardless_emi', 'paylater'];

/** `POST /v1/orders`. */
export function createOrder(account: RazorpayAccount, fields: Fields, desk: Desk): Response {
  const amount = numberOf(fields, 'amount');
  const currency = textOf(fields, 'currency') ?? 'INR';
  if (amount === undefined || amount < 100)
    return refuse('The amount must be at least INR 1.00', {field: 'amount'});
  if (currency !== 'INR') return refuse('Currency is not supported', {field: 'currency'});
  const capture = textOf(fieldsOf(fields, 'payment') ?? {}, 'capture') ?? account.capture;
  const order: RazorpayOrder = {
    id: `order_${pick(LETTERS, 14)}`,
    amount,
    currency,
    receipt: textOf(fields, 'receipt') ?? null,
    notes: fieldsOf(fields, 'notes') ?? {},
    automatic: capture === 'automatic',
    createdAtMs: desk.clock.now(),
  };
  account.orders.set(order.id, order);
  return json(orderEntity(order, []));
}

/** Checks what `create/json` and `create/upi` have in common and enters the payment. */
function enter(
  account: RazorpayAccount,
  fields: Fields,
  origin: string,
  desk: Desk,
  required: readonly string[],
): SimPayment | Response {
  const missing = required.find((name) => textOf(fields, name) === undefined);
  if (missing) return refuse(`The ${missing} field is required.`, {field: missing});
  const method = textOf(fields, 'method') ?? '';
  if (!METHODS.includes(method)) return refuse('The method is invalid.', {field: 'method'});
  const order = account.orders.get(textOf(fields, 'order_id') ?? '');
  if (!order) return refuse('The id provided does not exist', {field: 'order_id'});
  const amount = numberOf(fields, 'amount');
  if (amount !== order.amount)
    return refuse('Your payment amount is different from your order amount.', {field: 'amount'});
  const key = pick(LETTERS, 14);
  const id = `pay_${key}`;
  const upi = fieldsOf(fields, 'upi');
  const intent = method === 'upi' && (upi ? textOf(upi, 'flow') : undefined) === 'intent';
  const callbackUrl = webUrl(textOf(fields, 'callback_url'));
  const page = method === 'card' ? `/v1/payments/${key}/authorize` : `/v1/payments/${id}/authorize`;
  return desk.add({
    id,
    names: [order.id, order.receipt ?? id, key],
    pagePath: method === 'upi' || method === 'wallet' ? '' : page,
    ...(intent && {
      upiLink: demoUpiLink({
        name: desk.merchantName,
        amountMinor: amount,
        reference: key,
        order: 'razorpay',
      }),
    }),
    amountMinor: amount,
    currency: order.currency,
    method,
    description: textOf(fields, 'description') ?? '',
    origin,
    request: {...fields, ...(!fieldsOf(fields, 'notes') && {notes: order.notes})},
    ...(callbackUrl && {returnUrl: callbackUrl, cancelUrl: callbackUrl}),
  });
}

/** `POST /v1/payments/create/json`. */
export function createJson(account: RazorpayAccount, fields: Fields, origin: string, desk: Desk): Response {
  const payment = enter(account, fields, origin, desk, [
    'currency',
    'order_id',
    'email',
    'contact',
    'method',
  ]);
  if (payment instanceof Response) return payment;
  const self = `${origin}/v1/payments/${payment.id}`;
  if (payment.method === 'upi') {
    const poll = {action: 'poll', url: self};
    const next = payment.upiLink ? [{action: 'intent', url: payment.upiLink}, poll] : [poll];
    return json({razorpay_payment_id: payment.id, next});
  }
  const redirect = {action: 'redirect', url: origin + payment.pagePath};
  const generate = {
    action: 'otp_generate',
    url: `${self}/otp_generate?track_id=${payment.names[2]}&key_id=${account.keyId}`,
  };
  const next = {card: [redirect, generate], wallet: [generate]}[payment.method] ?? [redirect];
  return json({razorpay_payment_id: payment.id, next});
}

/** `POST /v1/payments/create/upi`. */
export function createUpi(account: RazorpayAccount, fields: Fields, origin: string, desk: Desk): Response {
  const required = ['currency', 'order_id', 'email', 'contact', 'method', 'ip', 'referer', 'user_agent'];
  const payment = enter(account, fields, origin, desk, required);
  if (payment instanceof Response) return payment;
  return json({razorpay_payment_id: payment.id, ...(payment.upiLink && {link: payment.upiLink})});
}
