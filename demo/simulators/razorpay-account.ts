import type {Fields} from './http.js';
import {hmacSha256, json, textOf} from './http.js';
import type {SimPayment} from './payment.js';
import type {RazorpayOrder} from './razorpay-entities.js';

/** One account's keys and what it has in its books beside the payments. */
export type RazorpayAccount = {
  readonly keyId: string;
  readonly keySecret: string;
  /** What happens to authorised payments of orders that do not say. */
  readonly capture: 'automatic' | 'manual';
  readonly otp: string;
  readonly otpTries: number;
  readonly orders: Map<string, RazorpayOrder>;
  /** Wrong codes so far, of payments for which one was sent. */
  readonly codes: Map<string, number>;
};

export const orderIdOf = ({request}: SimPayment): string => textOf(request, 'order_id') ?? '';

export function paymentsOf(orderId: string, payments: readonly SimPayment[]): readonly SimPayment[] {
  return payments.filter((payment) => orderIdOf(payment) === orderId);
}

/** What a browser brings back from a payment: hex HMAC-SHA256 of `order|payment` with the key's secret. */
export async function proofOf(
  {keySecret}: RazorpayAccount,
  payment: SimPayment,
): Promise<Record<string, string>> {
  const orderId = orderIdOf(payment);
  return {
    razorpay_payment_id: payment.id,
    razorpay_order_id: orderId,
    razorpay_signature: await hmacSha256(keySecret, `${orderId}|${payment.id}`),
  };
}

/** Refuses as Razorpay does; with `next`, the shopper may try again. */
export function refuse(
  description: string,
  more: {field?: string; status?: number; next?: string[]; payment?: SimPayment} = {},
): Response {
  const {field, status = 400, next, payment} = more;
  const error = {
    code: 'BAD_REQUEST_ERROR',
    description,
    ...(!next && {
      ...(field && {field}),
      source: 'business',
      step: 'payment_initiation',
      reason: 'input_validation_failed',
      metadata: payment ? {payment_id: payment.id, order_id: textOf(payment.request, 'order_id')} : {},
    }),
  };
  return json({error, ...(next && {next})}, status);
}

/** A positive whole number, as number or as text. */
export function numberOf(fields: Fields, name: string): number | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}
