/** Why a UPI link is refused. */
export type UpiRule =
  | 'upi-action'
  | 'upi-fragment'
  | 'upi-characters'
  | 'upi-repeated'
  | 'upi-payee'
  | 'upi-amount'
  | 'upi-currency'
  | 'upi-url';

/** Apps that take a payment in the form of `upi://pay?…` under a scheme of their own. Extended by `registerUpiApp`. */
const appSchemes = new Set(['phonepe', 'tez', 'gpay', 'paytmmp', 'paytm', 'bhim', 'credpay']);

/** Never a payment app's, whatever a merchant registers. */
const RESERVED =
  /^(https?|wss?|ftp|file|filesystem|data|blob|javascript|vbscript|intent|upi|about|content|view-source|mailto|tel|sms|android-app|ms-.*|chrome.*|moz-.*|safari.*|x-safari.*)$/;

const SCHEME = /^[a-z][a-z0-9+.-]*$/;

/** Lets links of one more UPI app pass the URL policy. `false` if no app may have this scheme. */
export function allowUpiScheme(scheme: string): boolean {
  if (!SCHEME.test(scheme) || RESERVED.test(scheme)) return false;
  appSchemes.add(scheme);
  return true;
}

/** @param scheme - In lower case. */
export const isUpiScheme = (scheme: string) => scheme === 'upi' || appSchemes.has(scheme);

/** What a reader could not see, or would see in another order than it stands. Lone surrogates cannot be encoded. */
const UNSEEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const UNSAFE = /[\\"<>`]/;
/** Encoded controls, also where the bytes around them are no UTF-8. */
const ENCODED_CONTROL = /%(?:[01][\da-f]|7f|c2%[89][\da-f])/i;

const PAYEE = /^[A-Za-z0-9._-]{2,256}@[A-Za-z][A-Za-z0-9.-]{1,63}$/;
const AMOUNT = /^\d{1,10}(\.\d{1,2})?$/;

/** Only `pay`: a mandate is a standing permission, a collect link asks the other way round. */
const ACTION = /^[^:]+:\/\/(upi\/)?pay\/?\?/i;

/** @param link - Starts with `upi:` or an app's scheme. */
export function upiProblem(link: string): UpiRule | undefined {
  if (UNSEEN.test(link) || UNSAFE.test(link) || ENCODED_CONTROL.test(link)) return 'upi-characters';
  // What stands behind `#` never reaches the app, and would end an `intent:` link early.
  if (link.includes('#')) return 'upi-fragment';
  const [head, action] = ACTION.exec(link) ?? [];
  if (head === undefined || (action !== undefined && /^upi:/i.test(link))) return 'upi-action';
  const params = upiParams(link);
  if (params === undefined) return 'upi-repeated';
  if ([...params.values()].some((value) => UNSEEN.test(value))) return 'upi-characters';
  if (!PAYEE.test(params.get('pa') ?? '')) return 'upi-payee';
  if (!AMOUNT.test(params.get('am') || '0')) return 'upi-amount';
  if (!/^inr$/i.test(params.get('cu') || 'INR')) return 'upi-currency';
  if (!/^https?:\/\/[^/?#\s]/i.test(params.get('url') || 'https://a')) return 'upi-url';
  return undefined;
}

/** Parameters by name in lower case, decoded once; a plus stays a plus. `undefined` if a name is repeated. */
export function upiParams(link: string): Map<string, string> | undefined {
  const params = new Map<string, string>();
  for (const pair of link.slice(link.indexOf('?') + 1).split('&')) {
    if (pair === '') continue;
    const [, name = '', value = ''] = /^([^=]*)=?(.*)$/su.exec(pair) ?? [];
    const key = decoded(name).toLowerCase();
    if (params.has(key)) return undefined;
    params.set(key, decoded(value));
  }
  return params;
}

/** Gateways send raw text too: a `%` that begins no UTF-8 sequence is just a `%`. */
const decoded = (text: string) =>
  text.replace(/(?:%[\da-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
