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
import {notUnderstood, schema} from './schema.js';

const common = schema(({id, text, money, time, bool, optional, object, maybe}) => ({
  paymentId: optional(id),
  amount: optional(object({value: money, currency: text})),
  expiresAt: optional(time),
  gateway: optional(text),
  waitForReturn: optional(bool),
  ids: optional(object({gateway: maybe(id), gatewayOrder: maybe(id), order: maybe(id), provider: maybe(id)})),
}));

const page = schema(({text}) => ({url: text}));
const form = schema(({text, texts}) => ({url: text, fields: texts}));
const upi = schema(({text, texts, optional}) => ({link: text, appLinks: optional(texts)}));
const approval = schema(({text, optional}) => ({hint: optional(text)}));
const otp = schema(({text, optional}) => ({
  submitUrl: text,
  resendUrl: optional(text),
  hint: optional(text),
}));
const choice = schema(({list}) => ({options: list}));
const option = schema(({text, any, maybe}) => ({label: text, icon: maybe(text), challenge: any}));

/** Whether a body is written in our own words, and not in a gateway's. */
export const isContractChallenge = (body: PlainObject) => typeof body.kind === 'string';

/**
 * Reads a challenge in our own words.
 *
 * @throws {PayError} `challenge-invalid`, naming the fields; `challenge-unsupported` for a kind that we do not know;
 *   `url-rejected`.
 */
export function readContractChallenge(body: PlainObject, policy: UrlPolicy = {}): CheckedChallenge {
  const {amount, ids, ...rest} = common.parse(body);
  return {
    ...readWay(body, policy),
    ...rest,
    ...(amount && {amount: moneyAmount(amount)}),
    ...(ids && {ids: {...ids}}),
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
    const {url, fields} = form.parse(body);
    return {kind, url: ofKind(true, url, 'url', policy), fields: {...fields}};
  }
  if (kind === 'upi') {
    const {link, appLinks} = upi.parse(body);
    const way = readLink(link, 'link', policy);
    if (way.kind === 'page' || !appLinks) return way;
    const links = Object.entries(appLinks).map(
      ([id, link]) => [id, ofKind(false, link, 'appLinks')] as const,
    );
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
function ofKind(wantsPage: boolean, text: string, field: string, policy: UrlPolicy = {}): PaymentUrl {
  const url = parsePaymentUrl(text, {...policy, field});
  if (isPage(url) !== wantsPage) throw urlRejected('scheme', text, field);
  return url;
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
