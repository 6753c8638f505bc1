import {sameAmount} from '../input/amount.js';
import type {Amount, PaymentIds} from '../input/challenge.js';
import type {PaymentStatus} from '../input/status.js';

/** What an answer must agree with to speak of this payment. */
export type Expected = {
  readonly paymentId?: string | undefined;
  /** Ids that the challenge named, and the merchant's reference. */
  readonly ids?: PaymentIds | undefined;
  readonly reference?: string | undefined;
  readonly amount?: Amount | undefined;
  /** The highest `seq` heard so far. */
  readonly seq?: number | undefined;
};

/** `foreign` changes nothing; `mismatch` is a success for the right payment with the wrong money. */
export type Bound = 'ours' | 'foreign' | 'mismatch';

/** Whether an answer is about this payment. Fail closed: what cannot be matched changes nothing. */
export function bind(status: PaymentStatus, expected: Expected): Bound {
  if (!isOurs(status, expected)) return 'foreign';
  if ((status.seq ?? Number.NaN) < (expected.seq ?? Number.NaN)) return 'foreign';
  if (hasSameMoney(status, expected.amount)) return 'ours';
  return status.status === 'succeeded' ? 'mismatch' : 'foreign';
}

function isOurs({id, ids}: PaymentStatus, {paymentId, ids: known, reference}: Expected): boolean {
  const raw = bindingIds(ids);
  if (paymentId !== undefined) {
    if (id !== undefined) return id === paymentId;
    const ours = [paymentId, reference, ...bindingIds(known)];
    return raw.some((name) => ours.includes(name));
  }
  // The page named no payment: a contract body is believed, a raw one must not contradict the challenge.
  const told = bindingIds(known);
  return raw.length === 0 || told.length === 0 || raw.some((name) => told.includes(name));
}

/** A provider's id is a wallet's or bank's: it names no payment of ours. */
const bindingIds = (ids: PaymentIds | undefined) =>
  [ids?.gateway, ids?.gatewayOrder, ids?.order].filter(Boolean) as string[];

/** What an answer does not say, it does not contradict. */
const hasSameMoney = ({currency, amount}: PaymentStatus, ours: Amount | undefined) =>
  !ours ||
  ((currency ?? ours.currency).toUpperCase() === ours.currency.toUpperCase() &&
    sameAmount(amount ?? ours.value, ours.value));
