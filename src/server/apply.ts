import {sameAmount} from '../input/amount.js';
import type {PaymentStatus} from '../input/status.js';
import type {Attempt, Payment, PaymentWord, ReviewReason} from './payment.js';

/** A gateway's verified answer about one payment, and what our own books say about its ids. */
export type Observation = {
  readonly status: PaymentStatus;
  /** The ref of the payment that the gateway's id is bound to, where it is bound. */
  readonly boundTo?: string;
  /** The ref of the payment that paid the order first, where one did. */
  readonly orderPaidBy?: string;
  /** Epoch milliseconds. */
  readonly at: number;
};

/** How far each word is. One payment at the gateway only ever moves up: a late answer changes nothing. */
const RANK: Readonly<Record<PaymentWord, number>> = {
  pending: 0,
  attempt_failed: 1,
  processing: 2,
  expired: 3,
  cancelled: 4,
  failed: 5,
  succeeded: 6,
  refunded: 7,
};

/** Which word speaks for all attempts, strongest first. An attempt that may still be paid beats one that failed. */
const SPEAKS: readonly PaymentWord[] = [
  'succeeded',
  'refunded',
  'processing',
  'failed',
  'cancelled',
  'expired',
  'attempt_failed',
];

/** Money, says the gateway, and something else that does not go with it. */
const DOUBTFUL = {reason: 'doubtful', contradicts: true} as const;

/**
 * The one place where a payment changes its state. Pure, and a join: however often
 * and in whatever order the same answers come, the result is the same.
 *
 * - An unknown word changes nothing; lookups that failed never get here.
 * - Each payment at the gateway moves forward only; a failed one may still be paid, a paid one
 *   only refunded.
 * - Money counts when order, gateway id, amount and currency match. Otherwise it is held for review.
 *
 * @returns The same object if nothing changed.
 */
export function apply(payment: Payment, observation: Observation): Payment {
  const {status} = observation;
  if (status.unknownWord !== undefined) return payment;
  const isDoubtful = status.status === 'needs_review';
  const word: PaymentWord = isDoubtful ? 'succeeded' : status.status;
  const isMoney = word === 'succeeded' || word === 'refunded';

  const stranger = strangerReason(payment, observation);
  if (stranger)
    return word === 'succeeded' ? settle(payment, payment.attempts, [stranger], observation) : payment;

  const mismatch = isDoubtful ? DOUBTFUL : mismatchReason(payment, status);
  if (mismatch && !isMoney && mismatch.contradicts) return payment;

  const attempts = join(payment.attempts, {
    id: status.ids?.gateway ?? payment.ids.gateway ?? '',
    word,
    matches: isMoney && !mismatch,
  });
  const {orderPaidBy} = observation;
  const late = word === 'succeeded' && orderPaidBy !== undefined && orderPaidBy !== payment.ref;
  const facts = late ? {...payment, orderLost: true} : payment;
  return settle(facts, attempts, isMoney && mismatch ? [mismatch.reason] : [], observation);
}

/** Why an answer cannot be about this payment. */
export function strangerReason(
  payment: Payment,
  {status, boundTo}: Pick<Observation, 'status' | 'boundTo'>,
): ReviewReason | undefined {
  const {ids = {}} = status;
  const {ref, orderId, ids: own} = payment;
  if (boundTo !== undefined && boundTo !== ref) return 'foreign-payment';
  if (ids.order !== undefined && ids.order !== ref && ids.order !== orderId) return 'order-mismatch';
  if (own.gatewayOrder !== undefined && ids.gatewayOrder !== undefined) {
    return ids.gatewayOrder === own.gatewayOrder ? undefined : 'foreign-payment';
  }
  if (own.gateway !== undefined && ids.gateway !== undefined) {
    return ids.gateway === own.gateway ? undefined : 'foreign-payment';
  }
  return ids.order === undefined ? 'unbound' : undefined;
}

/** `contradicts`: a stated amount or currency differs, as opposed to none being stated. */
export function mismatchReason(
  payment: Payment,
  {amount, currency}: PaymentStatus,
): {reason: ReviewReason; contradicts: boolean} | undefined {
  if (currency?.toUpperCase() !== payment.currency) {
    return {reason: 'currency-mismatch', contradicts: currency !== undefined};
  }
  if (amount === undefined || !sameAmount(amount, payment.amount)) {
    return {reason: 'amount-mismatch', contradicts: amount !== undefined};
  }
  return undefined;
}

function join(attempts: readonly Attempt[], seen: Attempt): readonly Attempt[] {
  const old = attempts.find(({id}) => id === seen.id);
  if (!old) return [...attempts, seen].sort((a, b) => (a.id < b.id ? -1 : 1));
  const word = RANK[seen.word] > RANK[old.word] ? seen.word : old.word;
  const matches = old.matches || seen.matches;
  if (word === old.word && matches === old.matches) return attempts;
  return attempts.map((attempt) => (attempt === old ? {id: old.id, word, matches} : attempt));
}

/** Derives all that follows from the attempts and the reasons for review seen so far. */
function settle(
  payment: Payment,
  attempts: readonly Attempt[],
  seen: readonly ReviewReason[],
  {at}: Observation,
): Payment {
  const money = attempts.filter(({word, matches}) => matches && RANK[word] >= RANK.succeeded);
  const reasons = new Set([...payment.reviews, ...seen]);
  if (money.length > 1 || payment.orderLost) reasons.add('second-payment');
  const reviews = [...reasons].sort();
  const state = stateOf(attempts);
  const hold = holdOf(payment, state, money, reviews);
  const {hold: held, ...rest} = payment;
  const isVisible = state !== payment.state || hold !== held;
  if (!isVisible && attempts === payment.attempts && reviews.length === payment.reviews.length)
    return payment;
  return {
    ...rest,
    attempts,
    reviews,
    state,
    ...(hold && {hold}),
    seq: payment.seq + (isVisible ? 1 : 0),
    updatedAt: at,
  };
}

function stateOf(attempts: readonly Attempt[]): PaymentWord {
  const words = new Set(attempts.map(({word}) => word));
  return SPEAKS.find((word) => words.has(word)) ?? 'pending';
}

/** Money that matches is not held for other money that does not; where the order was paid before, all is held. */
function holdOf(
  {orderLost}: Payment,
  state: PaymentWord,
  money: readonly Attempt[],
  reviews: readonly ReviewReason[],
): ReviewReason | undefined {
  if (state === 'refunded') return undefined;
  if (orderLost) return 'second-payment';
  if (money.some(({word}) => word === 'succeeded')) return undefined;
  return reviews[0];
}
