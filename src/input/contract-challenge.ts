import {normaliseAmount} from './amount.js';
import type {CheckedChallenge} from './challenge.js';
import type {UrlPolicy} from './page-url.js';
import {isPage, parsePageUrl} from './page-url.js';
import type {PlainObject} from './plain.js';
import {anyText, bool, id, inner, maybe, money, must, optional, schema, text, time} from './schema.js';

// Our own words for a hosted page, which must be understood inside the click. The other ways to pay are read later.

const common = schema({
  paymentId: optional(id),
  amount: inner('amount.', {value: must(money), currency: must(text)}),
  expiresAt: optional(time),
  gateway: optional(text),
  waitForReturn: optional(bool),
  ids: inner('ids.', {gateway: maybe(id), gatewayOrder: maybe(id), order: maybe(id), provider: maybe(id)}),
});

/** Whether it is a link or written in our own words, and not in a gateway's. */
export const isContractChallenge = (body: PlainObject | string) =>
  typeof body === 'string' || typeof body.kind === 'string';

/** Whether it leads to a page. Under `page` there may also be a UPI link. */
export const isPageChallenge = ({kind, url}: PlainObject) =>
  (kind === 'page' || kind === 'form') && typeof url === 'string' && isPage(url);

/**
 * Reads a challenge that leads to a page.
 *
 * @throws {PayError} `challenge-invalid`, naming the fields; `url-rejected`.
 */
export const readPageChallenge = (body: PlainObject, policy: UrlPolicy): CheckedChallenge =>
  withCommon(body, readPage(body, policy));

/** Only the way to pay. */
export function readPage({kind, url, fields}: PlainObject, policy: UrlPolicy) {
  const page = parsePageUrl(url, {field: 'url', ...policy});
  return kind === 'form'
    ? ({kind, url: page, fields: textsIn(fields, 'fields.')} as const)
    : ({kind: 'page', url: page} as const);
}

/** A way to pay, with what stands beside it in any challenge. */
export function withCommon(body: PlainObject, way: CheckedChallenge): CheckedChallenge {
  const {amount, ...rest} = common.parse(body);
  return {...way, ...rest, ...(amount && {amount: moneyAmount(amount)})};
}

/** An amount as its currency writes it. */
export function moneyAmount({value, currency}: {value: string; currency: string}) {
  return {value: normaliseAmount(value, currency) as string, currency: currency.toUpperCase()};
}

/** Texts by name, empty ones too. @param path - Where they stand: `fields.`. */
export function textsIn(texts: unknown, path: string): Readonly<Record<string, string>> {
  const names = Object.keys(texts ?? {});
  return schema(Object.fromEntries(names.map((name) => [name, must(anyText)]))).parse(texts, path);
}
