import type {Challenge, PaymentIds} from '../input/challenge.js';
import type {StatusWord} from '../input/status.js';

/** How the gateway says that a payment stands. `needs_review` is ours to say, never a gateway's. */
export type PaymentWord = Exclude<StatusWord, 'needs_review'>;

/** Why a person must look at a payment. */
export type ReviewReason =
  /** Paid, but not the amount that was asked. */
  | 'amount-mismatch'
  /** Paid, but not in the currency that was asked. */
  | 'currency-mismatch'
  /** A payment that names another order was shown for this one. */
  | 'order-mismatch'
  /** The gateway's payment is bound to another of our payments, or is not the one we created. */
  | 'foreign-payment'
  /** Paid, but nothing in the gateway's answer says for which order. */
  | 'unbound'
  /** The gateway's answer contradicts itself: success beside an error. */
  | 'doubtful'
  /** The order was paid before: this money is one too many. */
  | 'second-payment';

/** One payment at the gateway. A hosted page may let the shopper try several times, each with its own id. */
export type Attempt = {
  /** The gateway's id of it; `''` where it names none. */
  readonly id: string;
  /** The furthest word ever verified. */
  readonly word: PaymentWord;
  /** Whether amount and currency were the asked ones when money was seen. */
  readonly matches: boolean;
};

export type TokenUse = 'status' | 'return' | 'webhook';

/** A token as it is kept: only its SHA-256. */
export type StoredToken = {readonly hash: string; readonly use: TokenUse; readonly at: number};

/** What the shop is told about, each at most once. */
export type Effect = 'paid' | 'closed' | 'refunded' | `review:${ReviewReason}`;

/** A payment as the store keeps it, as JSON. Times are epoch milliseconds. Nothing in it names the shopper. */
export type Payment = {
  /** Ours, unguessable, URL-safe: what the browser calls the payment id and the gateway the order id. */
  readonly ref: string;
  readonly orderId: string;
  readonly gateway: string;
  readonly method?: string;
  /** Exact decimal in major units, and the same in minor units. */
  readonly amount: string;
  readonly minor: string;
  readonly currency: string;

  readonly state: PaymentWord;
  /** Set while money must not lead to a delivery. */
  readonly hold?: ReviewReason;
  readonly reviews: readonly ReviewReason[];
  readonly attempts: readonly Attempt[];
  /** Another payment paid the order first. */
  readonly orderLost?: boolean;
  /** The ids that creating it at the gateway gave. */
  readonly ids: PaymentIds;
  /** Ids that a return or a webhook brought and that the gateway is still to be asked about, newest first. */
  readonly candidates: readonly string[];
  /** Grows with every change that a shopper can see. */
  readonly seq: number;

  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  /** When the gateway was last asked, and when the last question that it answered began. */
  readonly askedAt: number;
  readonly answeredAt: number;
  /** When a return or a webhook last said that there is something to ask. */
  readonly hintAt: number;
  /** The shopper gave this payment up: the order's next one starts afresh. Proves nothing. */
  readonly abandoned?: boolean;

  /** What the shopper's browser gets; absent while it is being created, and when that failed. */
  readonly challenge?: Challenge;
  readonly createFailed?: boolean;
  /** What the gateway's client wants to find again: URLs of its next step. Never leaves the server. */
  readonly notes?: Readonly<Record<string, string>>;
  readonly otp?: {readonly wrong: number; readonly resendAt: number};

  readonly tokens: readonly StoredToken[];
  readonly done: Readonly<Partial<Record<Effect, number>>>;
  /** Who is telling the shop at the moment, and until when that is believed. */
  readonly claim?: {readonly id: string; readonly until: number};
  /** How often telling the shop failed in a row, and when it may be tried again. */
  readonly failures: number;
  readonly retryAt: number;
};

/** A payment as the shop's own functions get it. */
export type PublicPayment = {
  readonly ref: string;
  readonly orderId: string;
  readonly gateway: string;
  readonly method?: string;
  /** Exact decimal in major units. */
  readonly amount: string;
  readonly currency: string;
  readonly status: StatusWord;
  readonly reviews: readonly ReviewReason[];
  /** The gateway's ids of all payments that it verified for this one; the first that was paid comes first. */
  readonly gatewayIds: readonly string[];
  /** The gateway's id of its order, where it has one. */
  readonly gatewayOrder?: string;
  /** ISO times. */
  readonly createdAt: string;
  readonly updatedAt: string;
};

/** What the shopper is told. */
export function statusOf(payment: Payment): StatusWord {
  return payment.hold ? 'needs_review' : payment.state;
}

/** Money came, it is the right money, and it has not gone back. */
export function isPaid(payment: Payment): boolean {
  return payment.state === 'succeeded' && payment.hold === undefined;
}

/** The gateway has said its last word, as far as anyone who waits is concerned. */
export function isFinal({state}: Payment): boolean {
  return state !== 'pending' && state !== 'processing' && state !== 'attempt_failed';
}

export function publicView(payment: Payment): PublicPayment {
  const {ref, orderId, gateway, method, amount, currency, reviews, ids, createdAt, updatedAt} = payment;
  const money = (attempt: Attempt) => (attempt.word === 'succeeded' && attempt.matches ? 0 : 1);
  const attempts = [...payment.attempts].filter(({id}) => id !== '').sort((a, b) => money(a) - money(b));
  const gatewayIds = [...new Set([...attempts.map(({id}) => id), ...(ids.gateway ? [ids.gateway] : [])])];
  return {
    ref,
    orderId,
    gateway,
    ...(method !== undefined && {method}),
    amount,
    currency,
    status: statusOf(payment),
    reviews,
    gatewayIds,
    ...(ids.gatewayOrder !== undefined && {gatewayOrder: ids.gatewayOrder}),
    createdAt: new Date(createdAt).toISOString(),
    updatedAt: new Date(updatedAt).toISOString(),
  };
}
