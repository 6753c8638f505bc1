import {PayError} from '../errors.js';
import {normaliseAmount} from './amount.js';
import type {CheckedChallenge, Option} from './challenge.js';
import type {CheckedImageUrl, PaymentUrl} from './checked-url.js';
import {parseImageUrl} from './image-url.js';
import type {UrlPolicy} from './payment-url.js';
import {isPage, parsePaymentUrl, urlRejected} from './payment-url.js';
import type {PlainObject} from './plain.js';
import {isPlainObject, present} from './plain.js';
import {schema} from './schema.js';

const common = schema(({id, text, money, time, bool, optional, object, maybe}) => ({
  paymentId: optional(id),
  amount: optional(object({value: money, currency: text})),
  expiresAt: optional(time),
  gateway: optional(text),
  waitForReturn: optional(bool),
  ids: optional(object({gateway: maybe(id), gatewayOrder: maybe(id), order: maybe(id), provider: maybe(id)})),
}));

const page = schema(({text}) => ({url: text}));
const form = schema(({text, string, record}) => ({url: text, fields: record(text, string)}));
const upi = schema(({text, record, optional}) => ({link: text, appLinks: optional(record(text, text))}));
const approval = schema(({text, optional}) => ({hint: optional(text)}));
const otp = schema(({text, optional}) => ({
  submitUrl: text,
  resendUrl: optional(text),
  hint: optional(text),
}));
const choice = schema(({text, any, maybe, list, object}) => ({
  options: list(object({label: text, icon: maybe(text), challenge: any})),
}));

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
  const currency = amount?.currency.toUpperCase() ?? '';
  return {
    ...readWay(body, policy),
    ...present(rest),
    ...(amount && {amount: {value: normaliseAmount(amount.value, currency) ?? '', currency}}),
    ...(ids && {ids: present(ids)}),
  };
}

function readWay(body: PlainObject, policy: UrlPolicy): CheckedChallenge {
  switch (body.kind) {
    case 'page':
      return readLink(page.parse(body).url, 'url', policy);
    case 'form': {
      const {url, fields} = form.parse(body);
      return {kind: 'form', url: pageUrl(url, {...policy, field: 'url'}), fields: {...fields}};
    }
    case 'upi': {
      const {link, appLinks} = upi.parse(body);
      const way = readLink(link, 'link', policy);
      return way.kind === 'upi' && appLinks ? {...way, appLinks: readAppLinks(appLinks)} : way;
    }
    case 'approval':
      return {kind: 'approval', ...present(approval.parse(body))};
    case 'otp': {
      const {submitUrl, ...rest} = otp.parse(body);
      return {kind: 'otp', submitUrl, ...present(rest)};
    }
    case 'choice':
      return {kind: 'choice', options: readOptions(body, policy)};
    default:
      throw new PayError(
        'challenge-unsupported',
        'The kind must be page, form, upi, approval, otp or choice.',
        {
          field: 'kind',
        },
      );
  }
}

/** The scheme decides what a link is, never the kind that it came under. */
function readLink(link: string, field: string, policy: UrlPolicy) {
  const url = parsePaymentUrl(link, {...policy, field});
  return isPage(url) ? ({kind: 'page', url} as const) : ({kind: 'upi', link: url} as const);
}

function pageUrl(text: string, policy: UrlPolicy): PaymentUrl {
  const url = parsePaymentUrl(text, policy);
  if (!isPage(url)) throw urlRejected('scheme', text, policy.field);
  return url;
}

function readAppLinks(links: {readonly [id: string]: string}): Record<string, PaymentUrl> {
  const read = Object.entries(links).map(([id, link]) => {
    const url = parsePaymentUrl(link, {field: 'appLinks'});
    if (isPage(url)) throw urlRejected('scheme', link, 'appLinks');
    return [id, url] as const;
  });
  return Object.fromEntries(read);
}

function readOptions(body: PlainObject, policy: UrlPolicy): Option<CheckedChallenge>[] {
  const {options} = choice.parse(body);
  if (options.length === 0)
    throw new PayError('challenge-invalid', 'A choice needs options.', {field: 'options'});
  return options.map(({label, icon, challenge}) => {
    if (!isPlainObject(challenge)) {
      throw new PayError('challenge-invalid', 'Each option needs a challenge.', {field: 'options.challenge'});
    }
    return {label, ...checkedIcon(icon), challenge: readContractChallenge(challenge, policy)};
  });
}

/** A method without its picture can be paid with as well. */
function checkedIcon(icon: string | undefined): {icon?: CheckedImageUrl} {
  try {
    return icon === undefined ? {} : {icon: parseImageUrl(icon)};
  } catch {
    return {};
  }
}
