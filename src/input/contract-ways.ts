import {PayError} from '../errors.js';
import {attempt} from '../lib/attempt.js';
import type {CheckedChallenge, CheckedOption} from './challenge.js';
import {isPageChallenge, readPage, textsIn, withCommon} from './contract-challenge.js';
import {parseImageUrl} from './image-url.js';
import type {UrlPolicy} from './page-url.js';
import {isPage, urlRejected} from './page-url.js';
import {parsePaymentUrl, readLink} from './payment-url.js';
import type {PlainObject} from './plain.js';
import {isPlainObject, present} from './plain.js';
import {anything, list, must, notUnderstood, optional, schema, text} from './schema.js';

const page = schema({url: must(text)});
const upi = schema({link: must(text), appLinks: anything});
const approval = schema({hint: optional(text)});
const otp = schema({submitUrl: must(text), resendUrl: optional(text), hint: optional(text)});
const choice = schema({options: must(list)});
const option = schema({label: must(text), icon: anything, challenge: anything});

/**
 * Reads a link, or a challenge in our own words.
 *
 * @throws {PayError} `challenge-invalid`, naming the fields; `challenge-unsupported` for a kind that we do not know;
 *   `url-rejected`.
 */
export const readContractChallenge = (
  body: PlainObject | string,
  policy: UrlPolicy = {},
): CheckedChallenge =>
  typeof body === 'string'
    ? readLink(body, 'payment-url', policy)
    : withCommon(body, isPageChallenge(body) ? readPage(body, policy) : readWay(body, policy));

function readWay(body: PlainObject, policy: UrlPolicy): CheckedChallenge {
  const {kind} = body;
  if (kind === 'page') return readLink(page.parse(body).url, 'url', policy);
  if (kind === 'form') throw urlRejected('scheme', page.parse(body).url, 'url');
  if (kind === 'upi') {
    const {link, appLinks} = upi.parse(body);
    const way = readLink(link, 'link', policy);
    return way.kind === 'page' || appLinks === undefined ? way : {...way, appLinks: readAppLinks(appLinks)};
  }
  if (kind === 'approval') return {kind, ...approval.parse(body)};
  if (kind === 'otp') return {kind, ...otp.parse(body)};
  if (kind === 'choice') return {kind, options: readOptions(choice.parse(body).options, policy)};
  throw new PayError('challenge-unsupported', 'No such kind of challenge.', {field: 'kind'});
}

/** UPI links by app; a page cannot stand in for an app. */
function readAppLinks(links: unknown) {
  const entries = Object.entries(textsIn(links, 'appLinks.')).map(([app, link]) => {
    const url = parsePaymentUrl(link, {field: 'appLinks'});
    if (isPage(url)) throw urlRejected('scheme', link, 'appLinks');
    return [app, url];
  });
  return Object.fromEntries(entries);
}

function readOptions(options: readonly unknown[], policy: UrlPolicy): CheckedOption[] {
  if (options.length === 0) throw notUnderstood('options');
  return options.map((one, index) => {
    const {label, icon, challenge} = option.parse(one, `options.${index}.`);
    if (!isPlainObject(challenge)) throw notUnderstood('options.challenge');
    // A method without its picture can be paid with as well.
    const picture = attempt(() => parseImageUrl(icon));
    return {label, ...present({icon: picture}), challenge: readContractChallenge(challenge, policy)};
  });
}
