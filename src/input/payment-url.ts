import {PayError} from '../errors.js';
import type {PaymentUrl} from './checked-url.js';
import {hostAllowed} from './hosts.js';
import type {UpiRule} from './upi-rules.js';
import {isUpiScheme, upiProblem} from './upi-rules.js';

/** Why a URL is refused. Named in the error's message. */
export type UrlRule =
  | 'type'
  | 'length'
  | 'characters'
  | 'scheme'
  | 'authority'
  | 'user-info'
  | 'host'
  | 'allowed-hosts'
  | UpiRule;

export type UrlPolicy = {
  /** Hosts that a page may live on; absent or empty: any. `.example.com` means its subdomains. UPI links have no host. */
  readonly allowedHosts?: readonly string[];
  /** The attribute or property to name in the error. */
  readonly field?: string;
};

const MAX_LENGTH = 4_096;

/** What the integrator should change, for the rules whose name does not say it. */
const ADVICE: Partial<Record<UrlRule, string>> = {
  type: 'it must be a text',
  length: `it must have 1 to ${MAX_LENGTH} characters`,
  characters: 'only printable ASCII may stand in it; percent-encode the rest',
  scheme: 'it must be an absolute https: URL, http: on localhost, or upi://pay',
  authority: 'exactly two slashes and a host must follow the scheme',
  'user-info': 'no user name or password may stand in it',
  host: 'its host must be a canonical domain name, no address and no single word',
  'allowed-hosts': 'its host is not in allowed-hosts',
  'upi-action': 'only upi://pay? is a payment, mandates and collect requests are not',
  'upi-payee': 'it needs one valid pa',
};

/**
 * Accepts where a payment may lead to, or refuses it; never repairs. What comes back is the very same text.
 *
 * @throws {PayError} `url-rejected`, naming the rule and the scheme, never the URL.
 */
export function parsePaymentUrl(url: unknown, policy: UrlPolicy = {}): PaymentUrl {
  const rule = urlProblem(url, policy);
  if (rule !== undefined) throw urlRejected(rule, url, policy.field);
  return url as PaymentUrl;
}

/** The first rule that a URL breaks, in the order in which they are checked. */
export function urlProblem(url: unknown, {allowedHosts = []}: UrlPolicy = {}): UrlRule | undefined {
  if (typeof url !== 'string') return 'type';
  if (url.length === 0 || url.length > MAX_LENGTH) return 'length';
  const scheme = schemeOf(url);
  if (scheme !== undefined && isUpiScheme(scheme)) return upiProblem(url);
  // Browsers drop tabs and line breaks, trim spaces and turn backslashes: none of it may stand here.
  if (!/^[!-~]+$/.test(url) || /[\\"<>`]/.test(url)) return 'characters';
  return scheme === 'https' || scheme === 'http' ? webProblem(url, scheme, allowedHosts) : 'scheme';
}

/** The error for a refused URL. Its message never holds the URL. */
export function urlRejected(rule: string, url: unknown, field?: string): PayError {
  const scheme = typeof url === 'string' ? schemeOf(url) : undefined;
  const which = scheme !== undefined && scheme.length <= 20 ? `with the scheme "${scheme}:" ` : '';
  const advice = ADVICE[rule as UrlRule];
  return new PayError(
    'url-rejected',
    `A URL ${which}was refused by the rule "${rule}"${advice ? `: ${advice}` : ''}.`,
    field === undefined ? {} : {field},
  );
}

/** In lower case, without the colon. */
export function schemeOf(url: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9+.-]*(?=:)/.exec(url)?.[0].toLowerCase();
}

/** Whether an accepted URL is a page to open; if not, it is a UPI link. */
export const isPage = (url: PaymentUrl) => /^https?:/i.test(url);

/** The host of an accepted page, with its port; `undefined` for a UPI link. */
export const hostOf = (url: PaymentUrl) => (isPage(url) ? new URL(url).host : undefined);

/** Steps 4, 5 and 9: the host must stand in the text exactly as the parser understands it. */
function webProblem(url: string, scheme: string, allowed: readonly string[]): UrlRule | undefined {
  const [, authority] = /^[^:]+:\/\/([^/?#]+)/.exec(url) ?? [];
  if (authority === undefined) return 'authority';
  if (authority.includes('@')) return 'user-info';
  const parsed = parse(url);
  const written = authority.toLowerCase();
  const defaultPort = scheme === 'https' ? '443' : '80';
  if (!parsed || (written !== parsed.host && written !== `${parsed.hostname}:${defaultPort}`)) return 'host';
  const listed = hostAllowed(parsed.host, allowed);
  if (scheme === 'http' && !isLocal(parsed.hostname)) return 'scheme';
  if (scheme === 'https' && !isDomain(parsed.hostname, listed)) return 'host';
  return allowed.length > 0 && !listed ? 'allowed-hosts' : undefined;
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}

/** Dotted labels, the last no number. Look-alikes hide behind `xn--`: only hosts that the merchant listed may have it. */
function isDomain(host: string, listed: boolean): boolean {
  const labels = host.split('.');
  return (
    host.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label) && (listed || !label.startsWith('xn--'))) &&
    /^[a-z]/.test(labels.at(-1) ?? '')
  );
}

const isLocal = (host: string) =>
  /^(?:[a-z0-9-]+\.)*localhost$/.test(host) || /^127(?:\.\d{1,3}){3}$/.test(host) || host === '[::1]';
