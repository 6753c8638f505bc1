import {parseUrl} from '../lib/attempt.js';
import {MAX_LENGTH, urlRejected} from './page-url.js';

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
  if (typeof url !== 'string' || url === '' || url.length > MAX_LENGTH)
    throw urlRejected('length', url, field);
  // A browser would drop or turn these without a word.
  if (/[\p{Cc}\\]/u.test(url) || url.trim() !== url) throw urlRejected('characters', url, field);
  const parsed = parseUrl(url, base);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) throw urlRejected('scheme', url, field);
  if (parsed.username || parsed.password) throw urlRejected('user-info', url, field);
  const isAllowed = origins.some((origin) => parseUrl(origin, base)?.origin === parsed.origin);
  if (!isAllowed) throw urlRejected('origin', url, field);
  return parsed.href;
}
