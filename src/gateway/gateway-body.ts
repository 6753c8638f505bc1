import {PayError} from '../errors.js';
import type {PaymentIds} from '../input/challenge.js';
import {moneyOf} from '../input/contract-status.js';
import {plainObject, present} from '../input/plain.js';
import {id, text} from '../input/schema.js';
import type {PaymentStatus} from '../input/status.js';

type Maybe<T> = {[K in keyof T]: T[K] | undefined};

/** `ids` as a member to spread, left out when the body named none. */
export function withIds(named: Maybe<PaymentIds>): {ids?: PaymentIds} {
  const ids: PaymentIds = present(named);
  return Object.keys(ids).length > 0 ? {ids} : {};
}

type Money = Maybe<Required<Pick<PaymentStatus, 'amount' | 'currency'>>>;
type More = Partial<Maybe<Pick<PaymentStatus, 'method' | 'reason'>>>;

/** A status with what a body says beside its word. */
export const statusWith = (
  status: PaymentStatus,
  {amount, currency, ...more}: Money & More,
  ids: Maybe<PaymentIds>,
): PaymentStatus => present({...more, ...status, ...moneyOf(amount, currency), ...withIds(ids)});

/** An id in an object or in JSON text, as in what was sent along with a payment. */
export const idIn = (body: unknown, name = 'order_id') => id(plainObject(body)?.[name]);

/** What a gateway says of its refusal. For the log: it may be shown nowhere, and decides nothing. */
type Refusal = {code?: unknown; message: unknown; reason?: unknown; fields?: unknown};

/** The gateway said no, and no payment came to be. Its own words are the error's cause. */
export const rejected = (gateway: string, {message, ...more}: Refusal): PayError =>
  new PayError('payment-rejected', `${gateway} did not create the payment: see the cause.`, {
    cause: present({...more, message: text(message)?.slice(0, 200)}),
  });

/** What can be an id in a return, and nothing else. */
export const plainId = (id: unknown): string | undefined =>
  typeof id === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : undefined;

/** An id in a return: one of the names, once. */
export function returnId(query: URLSearchParams, ...names: string[]): string | undefined {
  const [id, ...more] = names.flatMap((name) => query.getAll(name));
  return more.length === 0 ? plainId(id) : undefined;
}
