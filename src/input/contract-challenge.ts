import {PayError} from '../errors.js';
import {attempt} from '../lib/attempt.js';
import {normaliseAmount} from './amount.js';
import type {CheckedChallenge, Option} from './challenge.js';
import type {PaymentUrl} from './checked-url.js';
import {parseImageUrl} from './image-url.js';
import type {UrlPolicy} from './payment-url.js';
import {isPage, parsePaymentUrl, urlRejected} from './payment-url.js';
import type {PlainObject} from './plain.js';
import {isPlainObject, present} from './plain.js';
import {
  any,
  bool,
  money as decimal,
  id,
  list,
  maybe,
  must,
  notUnderstood,
  optional,
  schema,
  text,
  time,
} from './schema.js';

const common = schema({
  paymentId: optional(id),
  amount: any,
  expiresAt: optional(time),
  gateway: optional(text),
  waitForReturn: optional(bool),
  ids: any,
});
const money = schema({value: must(decimal), currency: must(text)});
const ids = schema({
  gateway: maybe(id),
  gatewayOrder: maybe(id),
  order: maybe(id),
  provider: maybe(id),
});
const page = schema({url: must(text), fields: any});
const upi = schema({link: must(text), appLinks: any});
const approval = schema({hint: optional(text)});
const otp = schema({submitUrl: must(text), resendUrl: optional(text), hint: optional(text)});
const choice = schema({options: must(list)});
const option = schema({label: must(text), icon: any, challenge: any});

/** Whether a body is written in our own words, and not in a gateway's. */
export const isContractChallenge = (body: PlainObject) => typeof body.kind === 'string';

/**
 * Reads a challenge in our own words.
 *
 * @throws {PayError} `challenge-invalid`, naming the fields; `challenge-unsupported` for a kind that we do not know;
 *   `url-rejected`.
 */
export function readContractChallenge(body: PlainObject, policy: UrlPolicy = {}): CheckedChallenge {
  const {amount, ids: names, ...rest} = common.parse(body);
  return {
    ...readWay(body, policy),
    ...rest,
    ...(amount !== undefined && {amount: moneyAmount(money.parse(amount, 'amount.'))}),
    ...(names !== undefined && {ids: {...ids.parse(names, 'ids.')}}),
  };
}

/** An amount as its currency writes it. */
export function moneyAmount({value, currency}: {value: string; currency: string}) {
  return {value: normaliseAmount(value, currency) as string, currency: currency.toUpperCase()};
}

function readWay(body: PlainObject, policy: UrlPolicy): CheckedChallenge {
  const {kind} = body;
  if (kind === 'page') return readLink(page.parse(body).url, 'url', policy);
  if (kind === 'form') {
    const {url, fields} = page.parse(body);
    return {kind, fields: Object.fromEntries(textsIn(fields, 'fields')), url: only(true, url, 'url', policy)};
  }
  if (kind === 'upi') {
    const {link, appLinks} = upi.parse(body);
    const way = readLink(link, 'link', policy);
    if (way.kind === 'page' || appLinks === undefined) return way;
    const links = textsIn(appLinks, 'appLinks').map(([id, link]) => [id, only(false, link, 'appLinks')]);
    return {...way, appLinks: Object.fromEntries(links)};
  }
  if (kind === 'approval') return {kind, ...approval.parse(body)};
  if (kind === 'otp') return {kind, ...otp.parse(body)};
  if (kind === 'choice') return {kind, options: readOptions(choice.parse(body).options, policy)};
  throw new PayError('challenge-unsupported', 'There is no such kind of challenge.', {field: 'kind'});
}

/**
 * The scheme decides what a link is, never the kind that it came under or the name of its field.
 *
 * @throws {PayError} `url-rejected`.
 */
export function readLink(link: unknown, field: string, {allowedHosts = []}: UrlPolicy = {}) {
  const url = parsePaymentUrl(link, {allowedHosts, field});
  return isPage(url) ? ({kind: 'page', url} as const) : ({kind: 'upi', link: url} as const);
}

/** A page where only pages can stand, or a UPI link where only those can. */
function only(aPage: boolean, text: string, field: string, policy?: UrlPolicy): PaymentUrl {
  const url = parsePaymentUrl(text, {...policy, field});
  if (isPage(url) !== aPage) throw urlRejected('scheme', text, field);
  return url;
}

/** Texts by name, empty ones too. */
function textsIn(texts: unknown, field: string): [name: string, text: string][] {
  if (!isPlainObject(texts)) throw notUnderstood(field);
  const entries = Object.entries(texts);
  const bad = entries.filter(([, text]) => typeof text !== 'string');
  if (bad.length > 0) throw notUnderstood(...bad.map(([name]) => `${field}.${name}`));
  return entries as [string, string][];
}

function readOptions(options: readonly unknown[], policy: UrlPolicy): Option<CheckedChallenge>[] {
  if (options.length === 0) throw notUnderstood('options');
  return options.map((one, index) => {
    const {label, icon, challenge} = option.parse(one, `options.${index}.`);
    if (!isPlainObject(challenge)) throw notUnderstood('options.challenge');
    // A method without its picture can be paid with as well.
    const picture = attempt(() => parseImageUrl(icon));
    return {label, ...present({icon: picture}), challenge: readContractChallenge(challenge, policy)};
  });
}
