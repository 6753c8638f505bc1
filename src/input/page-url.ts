import {PayError} from '../errors.js';
import {parseUrl} from '../lib/attempt.js';
import type {PaymentUrl} from './checked-url.js';
import {hostAllowed} from './hosts.js';

/** Why a URL is refused. Named in the error's message; `docs/errors.md` says of each what to change. */
export type UrlRule =
  /** It must be a text. */
  | 'type'
  /** It must have 1 to 4,096 characters. */
  | 'length'
  /** Only printable ASCII may stand in it, and none of `\ " < > backtick`; percent-encode the rest. */
  | 'characters'
  /** It must be an absolute `https:` URL, `http:` on localhost, or `upi://pay`. */
  | 'scheme'
  /** Exactly two slashes and a host must follow the scheme. */
  | 'authority'
  /** No user name or password may stand in it. */
  | 'user-info'
  /** Its host must be a canonical domain name: no address, no single word. */
  | 'host'
  /** Its host is not in `allowed-hosts`. */
  | 'allowed-hosts'
  /** Only `upi://pay?` is a payment, mandates and collect requests are not. */
  | 'upi-action'
  | 'upi-fragment'
  | 'upi-characters'
  | 'upi-repeated'
  /** It needs one valid `pa`. */
  | 'upi-payee'
  | 'upi-amount'
  | 'upi-currency'
  | 'upi-url';

export type UrlPolicy = {
  /** Hosts that a page may live on; absent or empty: any. `.example.com` means its subdomains. UPI links have no host. */
  readonly allowedHosts?: readonly string[];
  /** The attribute or property to name in the error. */
  readonly field?: string;
};

export const MAX_LENGTH = 4_096;

/** The only place where the branded type is made. @param rule - The rule that the URL breaks, if any. */
export function checkedUrl(url: unknown, rule: UrlRule | undefined, field: string | undefined): PaymentUrl {
  if (rule) throw urlRejected(rule, url, field);
  return url as PaymentUrl;
}

/**
 * Accepts a page, or refuses it; never repairs. `parsePaymentUrl` without its half for UPI links, which comes later.
 *
 * @throws {PayError} `url-rejected`, naming the rule and the scheme, never the URL.
 */
export const parsePageUrl = (url: unknown, policy: UrlPolicy = {}): PaymentUrl =>
  checkedUrl(url, pageProblem(url, policy), policy.field);

/**
 * The first rule that a page's URL breaks, in the order in which they are checked. The host must stand in the text
 * exactly as the parser understands it.
 */
export function pageProblem(url: unknown, {allowedHosts = []}: UrlPolicy = {}): UrlRule | undefined {
  if (typeof url !== 'string') return 'type';
  if (url === '' || url.length > MAX_LENGTH) return 'length';
  if (!isClean(url)) return 'characters';
  const [, scheme, authority] = /^(https?):(?:\/\/([^/?#]+))?/i.exec(url) ?? [];
  if (!scheme) return 'scheme';
  if (!authority) return 'authority';
  if (authority.includes('@')) return 'user-info';
  const parsed = parseUrl(url);
  if (!parsed) return 'host';
  const {protocol, host, hostname} = parsed;
  const isSecure = protocol === 'https:';
  if (![host, `${hostname}:${isSecure ? 443 : 80}`].includes(authority.toLowerCase())) return 'host';
  const listed = hostAllowed(host, allowedHosts);
  if (!isSecure && !isLocal(hostname)) return 'scheme';
  if (isSecure && !isDomain(hostname, listed)) return 'host';
  return allowedHosts.length > 0 && !listed ? 'allowed-hosts' : undefined;
}

/** Browsers drop tabs and line breaks, trim spaces and turn backslashes: none of it may stand in a URL. */
export const isClean = (url: string) => /^[!-~]+$/.test(url) && !/[\\"<>`]/.test(url);

/** The error for a refused URL. Its message never holds the URL. */
export function urlRejected(rule: string, url: unknown, field?: string): PayError {
  const scheme = schemeOf(url);
  const which = scheme && scheme.length <= 20 ? `with the scheme "${scheme}:" ` : '';
  return new PayError('url-rejected', `A URL ${which}was refused by "${rule}": see docs/errors.md.`, {
    field: field as string,
  });
}

/** In lower case, without the colon; empty if there is none. */
export const schemeOf = (url: unknown): string =>
  (typeof url === 'string' && /^[a-z][a-z0-9+.-]*(?=:)/i.exec(url)?.[0].toLowerCase()) || '';

/** Whether an accepted URL is a page to open; if not, it is a UPI link. */
export const isPage = (url: string) => /^https?:/i.test(url);

/** Dotted labels, the last no number. Look-alikes hide behind `xn--`: only hosts that the merchant listed may have it. */
const isDomain = (host: string, listed: boolean) =>
  /^(?=.{1,253}$)([a-z0-9_-]{1,63}\.)+[a-z][a-z0-9_-]{0,62}$/.test(host) &&
  (listed || !/(^|\.)xn--/.test(host));

const isLocal = (host: string) => /^(([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host);
