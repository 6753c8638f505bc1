import {parseUrl} from '../lib/attempt.js';
import {isPage, MAX_LENGTH, urlRejected} from './page-url.js';

export type MerchantUrlOptions = {
  /** The page's URL: relative endpoints are resolved against it. */
  readonly base: string;
  /** Origins (or whole URLs) that the endpoint may live on: the page's, `status-url`'s, `create-url`'s. */
  readonly origins: readonly string[];
  /** What to name in the error. */
  readonly field?: string;
};

/**
 * Where an endpoint that a create answer named lives: a forged answer must not send tokens, codes or questions
 * to a stranger.
 *
 * @returns The absolute URL.
 * @throws {PayError} `url-rejected` unless it is `http:` or `https:` and shares one of the origins.
 */
export function resolveMerchantUrl(url: unknown, {base, origins, field}: MerchantUrlOptions): string {
  const refused = (rule: string) => urlRejected(rule, url, field);
  if (typeof url !== 'string' || url === '' || url.length > MAX_LENGTH) throw refused('length');
  // A browser would drop or turn these without a word.
  if (/[\p{Cc}\\]/u.test(url) || url.trim() !== url) throw refused('characters');
  const parsed = parseUrl(url, base);
  if (!parsed || !isPage(parsed.href)) throw refused('scheme');
  if (parsed.username || parsed.password) throw refused('user-info');
  if (!origins.some((origin) => parseUrl(origin, base)?.origin === parsed.origin)) throw refused('origin');
  return parsed.href;
}
