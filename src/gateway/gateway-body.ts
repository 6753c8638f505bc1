import {PayError} from '../errors.js';
import {normaliseAmount} from '../input/amount.js';
import type {Amount, CheckedChallenge, PaymentIds} from '../input/challenge.js';
import {isPage, parsePaymentUrl} from '../input/payment-url.js';
import {plainObject, present} from '../input/plain.js';
import type {ReadOptions, ReturnHint} from './gateway.js';
import {wordMeaning} from './status-words.js';

type LinkChallenge = Extract<CheckedChallenge, {kind: 'page' | 'upi'}>;

/**
 * The scheme decides what a link is, never the name of its field.
 *
 * @throws {PayError} `url-rejected`.
 */
export function linkChallenge(
  link: unknown,
  {allowedHosts = []}: ReadOptions = {},
  field = 'challenge',
): LinkChallenge {
  const url = parsePaymentUrl(link, {allowedHosts, field});
  return isPage(url) ? {kind: 'page', url} : {kind: 'upi', link: url};
}

/** `ids` as a member to spread, left out when the body named none. */
export function withIds(ids: {[K in keyof PaymentIds]: PaymentIds[K] | undefined}): {ids?: PaymentIds} {
  const named = present(ids);
  return Object.keys(named).length > 0 ? {ids: named} : {};
}

type Money = {amount?: string | number | undefined; currency?: string | undefined};

/** Amount and currency of a status, as members to spread. */
export function statusMoney({amount, currency}: Money): {amount?: string; currency?: string} {
  return present({amount: normaliseAmount(amount, currency), currency: currency?.toUpperCase()});
}

/** Amount and currency of a challenge, as a member to spread: one without the other says nothing. */
export function challengeMoney(money: Money): {amount?: Amount} {
  const {amount: value, currency} = statusMoney(money);
  return value !== undefined && currency !== undefined ? {amount: {value, currency}} : {};
}

/** The merchant's order id in what was sent along with a payment, be it an object or JSON text. */
export function orderIn(metadata: unknown): string | undefined {
  const id = plainObject(metadata)?.order_id;
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : undefined;
}

/** `true`, `1`, `"1"` or `"true"`: about the call, never about the payment. */
export const isYes = (flag: unknown) => /^(1|true)$/i.test(String(flag));

/** What a gateway says of its refusal. For the log: it may be shown nowhere, and decides nothing. */
type Refusal = {code?: unknown; message?: unknown; reason?: unknown; fields?: unknown};

/** The gateway said no, and no payment came to be. Its own words are the error's cause. */
export function rejected(gateway: string, refusal: Refusal): PayError {
  return new PayError(
    'payment-rejected',
    `${gateway} did not create the payment. Look at its code and message in the cause.`,
    {cause: present(refusal)},
  );
}

/** An id in a return: one of the names, once, and nothing that could be anything else. */
export function returnId(query: URLSearchParams, ...names: string[]): string | undefined {
  const values = names.flatMap((name) => query.getAll(name));
  const [id] = values;
  return values.length === 1 && id !== undefined && /^[A-Za-z0-9_-]{1,64}$/.test(id) ? id : undefined;
}

/** What a return's word claims. */
export function returnHint(ids: PaymentIds, word: unknown): ReturnHint {
  return {ids, hint: wordMeaning(word) ?? 'unknown'};
}
