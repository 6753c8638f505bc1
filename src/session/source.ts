import {PayError} from '../errors.js';
import type {Mode} from '../flow/flow.js';
import type {Amount} from '../input/challenge.js';
import {parseUrl} from '../lib/attempt.js';

/** What a merchant's own function gets when a payment is to be created. */
export type CreatePayment = (request: {
  readonly idempotencyKey: string;
  /** 1 for the first try of a session. */
  readonly attempt: number;
  readonly signal: AbortSignal;
}) => Promise<unknown>;

/** What a merchant's own function gets when it is asked how a payment stands. */
export type FetchStatus = (request: {
  readonly paymentId?: string;
  readonly waitMs?: number;
  readonly signal: AbortSignal;
}) => Promise<unknown>;

/** All that a merchant's page says of one payment: attributes and properties, read once at opening. */
export type Source = {
  /** A challenge, a gateway's create answer or a payment URL. */
  readonly challenge?: unknown;
  readonly createPayment?: CreatePayment;
  readonly createUrl?: string;
  readonly order?: unknown;
  readonly statusUrl?: string;
  readonly statusMethod: 'GET' | 'POST';
  readonly fetchStatus?: FetchStatus;
  readonly statusToken?: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly paymentId?: string;
  readonly gateway?: string;
  readonly amount?: Amount;
  readonly reference?: string;
  readonly modes: readonly Mode[];
  readonly allowedHosts: readonly string[];
  readonly upiApps?: readonly string[];
  readonly expiresAt?: string;
  readonly sessionKey: string;
};

/** Whether the payment must still be created when the shopper opens the checkout. */
export const mustCreate = (source: Source) =>
  source.challenge === undefined && (source.createPayment !== undefined || source.createUrl !== undefined);

const AMOUNT = /^\d{1,15}(\.\d{1,8})?$/;
const CURRENCY = /^[A-Za-z]{3}$/;

/**
 * Refuses a page that cannot work, at once and by name.
 *
 * @throws {PayError} `config-invalid`, fatal, with the attribute in `field`.
 */
export function checkSource(source: Source, baseUrl: string) {
  const {challenge, statusUrl, fetchStatus, amount, expiresAt} = source;
  if (challenge === undefined && !mustCreate(source))
    throw invalid('challenge', 'Nothing to pay: set payment-url, challenge, create-url or createPayment.');
  if (!fetchStatus && statusUrl !== undefined && !parseUrl(statusUrl, baseUrl)) throw noStatusSource();
  if (amount && !AMOUNT.test(amount.value)) {
    throw invalid('amount', 'amount must be an exact decimal, like "200.00".');
  }
  if (amount && !CURRENCY.test(amount.currency)) {
    throw invalid('currency', 'currency must be an ISO 4217 code, like "INR".');
  }
  if (expiresAt !== undefined && Number.isNaN(Date.parse(expiresAt))) {
    throw invalid('expires-at', 'expires-at must be an ISO time.');
  }
}

export const noStatusSource = () =>
  invalid('status-url', 'No status source: set status-url or fetchStatus, or answer a statusUrl.');

/** What must be changed before anything can be paid. */
export function invalid(field: string, message: string): PayError {
  return new PayError('config-invalid', message, {fatal: true, field});
}
