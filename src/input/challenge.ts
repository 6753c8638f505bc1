import type {CheckedImageUrl, PaymentUrl} from './checked-url.js';

/** Money as an exact decimal in major units: `{value: '10.50', currency: 'EUR'}`. Never a float. */
export type Amount = {readonly value: string; readonly currency: string};

/** The names under which a body may speak of one payment. Any of them binds a raw body to a session. */
export type PaymentIds = {
  /** The gateway's id of the payment: `request_id`, `pay_…`, `transaction_id`, `invoice_id`, `payment_id`. */
  readonly gateway?: string;
  /** The gateway's id of the order: Razorpay's `order_…`. */
  readonly gatewayOrder?: string;
  /** The merchant's own id: `reference`, `receipt`, `metadata.order_id`, `notes.order_id`, `order_number`. */
  readonly order?: string;
  /** The id of the wallet or bank behind the gateway: `trx_id`, `rrn`. Never binds. */
  readonly provider?: string;
};

type Common = {
  readonly paymentId?: string;
  readonly amount?: Amount;
  /** ISO time. */
  readonly expiresAt?: string;
  readonly gateway?: string;
  /** The gateway learns the payment's id only when the shopper comes back. */
  readonly waitForReturn?: boolean;
  /** Ids that a gateway's create answer named; they bind raw status bodies. */
  readonly ids?: PaymentIds;
};

type Direct<Url> =
  | {readonly kind: 'page'; readonly url: Url}
  | {readonly kind: 'form'; readonly url: Url; readonly fields: Readonly<Record<string, string>>}
  | {readonly kind: 'upi'; readonly link: Url; readonly appLinks?: Readonly<Record<string, Url>>}
  | {readonly kind: 'approval'; readonly hint?: string}
  | {readonly kind: 'otp'; readonly submitUrl: string; readonly resendUrl?: string; readonly hint?: string};

/** One entry of a menu of ways to pay. */
export type Option<C, Icon = string> = {readonly label: string; readonly icon?: Icon; readonly challenge: C};

/** One that can be shown: its picture passed `parseImageUrl`. */
export type CheckedOption = Option<CheckedChallenge, CheckedImageUrl>;

type Choice = {readonly kind: 'choice'; readonly options: readonly Option<Challenge>[]};
type CheckedChoice = {readonly kind: 'choice'; readonly options: readonly CheckedOption[]};

/** What a merchant's backend may send: how this payment can be made. */
export type Challenge = Common & (Direct<string> | Choice);

/** A challenge that `readChallenge` has read: every URL in it passed the URL policy. */
export type CheckedChallenge = Common & (Direct<PaymentUrl> | CheckedChoice);

/** What creating a payment answers, once read. The URLs are the merchant's own endpoints, not yet resolved. */
export type CreateAnswer = {
  readonly challenge: CheckedChallenge;
  readonly paymentId?: string;
  readonly statusUrl?: string;
  readonly statusToken?: string;
  readonly cancelUrl?: string;
  readonly expiresAt?: string;
};
