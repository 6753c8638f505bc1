import type {PaymentIds} from './challenge.js';

/** The closed list of the status contract. Anything else reads as `pending`. */
export const STATUS_WORDS = [
  'pending',
  'processing',
  'attempt_failed',
  'succeeded',
  'failed',
  'cancelled',
  'expired',
  'refunded',
  'needs_review',
] as const;

export type StatusWord = (typeof STATUS_WORDS)[number];

/**
 * How a payment stands, as `readStatus` understood the answer of the merchant's status endpoint. It has no prototype, so
 * that nothing on `Object.prototype` can speak for it: ask it with `Object.hasOwn`.
 */
export type PaymentStatus = {
  readonly status: StatusWord;
  /** The merchant's id of the payment (contract bodies only). */
  readonly id?: string;
  /** The ids that a gateway's raw body named. */
  readonly ids?: PaymentIds;
  /** Exact decimal in major units. */
  readonly amount?: string;
  readonly currency?: string;
  /** Grows with every change; an answer with a lower one than the last is late. */
  readonly seq?: number;
  /** ISO time. */
  readonly expiresAt?: string;
  /** ISO time of the server's clock when it answered, for pages that cannot read the `Date` header. */
  readonly now?: string;
  readonly retryAfterMs?: number;
  /** The endpoint can hold a request for this long. */
  readonly waitMs?: number;
  /** `bkash`, `upi`, …: what the shopper paid with. */
  readonly method?: string;
  /** The gateway's word for why, for the developer's log. Shoppers never read it. */
  readonly reason?: string;
  /** The word that was not understood, when there was one. */
  readonly unknownWord?: string;
};
