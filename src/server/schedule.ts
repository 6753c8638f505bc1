import {owed} from './effects.js';
import type {Effect, Payment} from './payment.js';
import {isFinal, isPaid} from './payment.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Nobody makes the gateway be asked about one payment more often, however many poll (SEC-64). */
const MIN_GAP_MS = 2 * SECOND_MS;

/** How long a status request lets the last look at the gateway count, in milliseconds. */
export function askGapMs(payment: Payment, now: number): number {
  const age = now - payment.createdAt;
  if (isFinal(payment)) return 30 * SECOND_MS;
  if (payment.state === 'processing') return age < 10 * MINUTE_MS ? 5 * SECOND_MS : MINUTE_MS;
  if (age < 5 * MINUTE_MS) return MIN_GAP_MS + SECOND_MS;
  return age < 30 * MINUTE_MS ? 10 * SECOND_MS : MINUTE_MS;
}

/** Razorpay authorises late for up to three days; a person may approve a wallet payment after weeks. */
const giveUpAfterMs = ({state}: Payment) => (state === 'processing' ? 30 * DAY_MS : 3 * DAY_MS);

export type DueRules = {
  /** Whether the gateway can be asked about it. */
  readonly canAsk: boolean;
  readonly hasHandler: (effect: Effect) => boolean;
};

/**
 * When `reconcile` should look at a payment, in epoch milliseconds: to tell the
 * shop what it was not told, to follow a hint that was not followed, and, with
 * growing gaps from 15 minutes on, to ask about a payment that is still open (SEC-88).
 */
export function dueAt(payment: Payment, {canAsk, hasHandler}: DueRules): number | undefined {
  const times: number[] = [];
  if (owed(payment, hasHandler).length > 0) times.push(payment.claim?.until ?? payment.retryAt);
  const {hintAt, answeredAt, askedAt, createdAt, state} = payment;
  if (canAsk && hintAt > answeredAt && askedAt - hintAt < 3 * DAY_MS) {
    // in vain so far: each time half as long again
    times.push(askedAt < hintAt ? hintAt : askedAt + Math.max(MINUTE_MS, Math.floor((askedAt - hintAt) / 2)));
  }
  const gap = Math.min(6 * HOUR_MS, Math.max(15 * MINUTE_MS, Math.floor((askedAt - createdAt) / 3)));
  const next = Math.max(createdAt, askedAt) + gap;
  if (canAsk && state !== 'refunded' && !isPaid(payment) && next - createdAt < giveUpAfterMs(payment)) {
    times.push(next);
  }
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** How long to leave the shop alone after one of its functions failed. */
export function retryGapMs(failures: number): number {
  return Math.min(HOUR_MS, 15 * SECOND_MS * 2 ** Math.min(failures, 10));
}
