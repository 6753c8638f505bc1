import {attempt} from '../lib/attempt.js';
import type {UrlRule} from './page-url.js';
import {MAX_LENGTH} from './page-url.js';

/** UPI's own scheme, and those of apps that take a payment in the form of `upi://pay?…`. Extended by `registerUpiApp`. */
const schemes = new Set(['upi', 'phonepe', 'tez', 'gpay', 'paytmmp', 'paytm', 'bhim', 'credpay']);

/** Never a payment app's, whatever a merchant registers. */
const RESERVED =
  /^(https?|wss?|ftp|file|filesystem|data|blob|javascript|vbscript|intent|upi|about|content|view-source|mailto|tel|sms|android-app|ms-.*|chrome.*|moz-.*|safari.*|x-safari.*)$/;

const SCHEME = /^[a-z][a-z0-9+.-]*$/;

/** Lets links of one more UPI app pass the URL policy. `false` if no app may have this scheme. */
export function allowUpiScheme(scheme: string): boolean {
  if (!SCHEME.test(scheme) || RESERVED.test(scheme)) return false;
  schemes.add(scheme);
  return true;
}

/** @param scheme - In lower case. */
export const isUpiScheme = (scheme: string) => schemes.has(scheme);

/** What a reader could not see, or would see in another order than it stands. Lone surrogates cannot be encoded. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Bidi_C}]/u;
/** Also encoded controls, where the bytes around them are no UTF-8. */
const UNSAFE = /[\\"<>`]|%(?:[01][\da-f]|7f|c2%[89][\da-f])/i;

/** Only `pay`: a mandate is a standing permission, a collect link asks the other way round. */
const ACTION = /^(upi:\/\/|(?!upi:)[^:]+:\/\/(upi\/)?)pay\/?\?/i;

/** What each parameter must look like; all but the payee may be absent or empty. */
const PARAMETERS: readonly (readonly [UrlRule, string, RegExp])[] = [
  ['upi-payee', 'pa', /^[\w.-]{2,256}@[a-z][a-z0-9.-]{1,63}$/i],
  ['upi-amount', 'am', /^(\d{1,10}(\.\d{1,2})?)?$/],
  ['upi-currency', 'cu', /^(inr)?$/i],
  ['upi-url', 'url', /^(https?:\/\/[^/?#\s]|$)/i],
];

/** @param link - Starts with `upi:` or an app's scheme. */
export function upiProblem(link: string): UrlRule | undefined {
  if (link.length > MAX_LENGTH) return 'length';
  if (UNSEEN.test(link) || UNSAFE.test(link)) return 'upi-characters';
  // What stands behind `#` never reaches the app, and would end an `intent:` link early.
  if (link.includes('#')) return 'upi-fragment';
  if (!ACTION.test(link)) return 'upi-action';
  const params = upiParams(link);
  if (!params) return 'upi-repeated';
  if ([...params.values()].some((value) => UNSEEN.test(value))) return 'upi-characters';
  return PARAMETERS.find(([, name, form]) => !form.test(params.get(name) ?? ''))?.[0];
}

/** Parameters by name in lower case, decoded once; a plus stays a plus. `undefined` if a name is repeated. */
export function upiParams(link: string): Map<string, string> | undefined {
  const params = new Map<string, string>();
  for (const pair of queryOf(link).split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    const key = decoded(name).toLowerCase();
    if (params.has(key)) return undefined;
    params.set(key, decoded(value.join('=')));
  }
  return params;
}

/** What stands behind the `?`, byte for byte. */
export const queryOf = (link: string) => link.slice(link.indexOf('?') + 1);

/** Gateways send raw text too: a `%` that begins no UTF-8 sequence is just a `%`. */
const decoded = (text: string) =>
  text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => attempt(() => decodeURIComponent(bytes)) ?? bytes);
