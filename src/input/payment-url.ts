import type {PaymentUrl} from './checked-url.js';
import type {UrlPolicy, UrlRule} from './page-url.js';
import {checkedUrl, isPage, pageProblem, schemeOf} from './page-url.js';
import {isUpiScheme, upiProblem} from './upi-rules.js';

/**
 * Accepts where a payment may lead to, or refuses it; never repairs. What comes back is the very same text.
 *
 * @throws {PayError} `url-rejected`, naming the rule and the scheme, never the URL.
 */
export const parsePaymentUrl = (url: unknown, policy: UrlPolicy = {}): PaymentUrl =>
  checkedUrl(url, urlProblem(url, policy), policy.field);

/** The first rule that a URL breaks, in the order in which they are checked. */
export const urlProblem = (url: unknown, policy?: UrlPolicy): UrlRule | undefined =>
  isUpiScheme(schemeOf(url)) ? upiProblem(url as string) : pageProblem(url, policy);

/**
 * The scheme decides what a link is, never the kind that it came under or the name of its field.
 *
 * @throws {PayError} `url-rejected`.
 */
export function readLink(link: unknown, field: string, {allowedHosts = []}: UrlPolicy = {}) {
  const url = parsePaymentUrl(link, {allowedHosts, field});
  return isPage(url) ? ({kind: 'page', url} as const) : ({kind: 'upi', link: url} as const);
}
