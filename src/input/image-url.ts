import type {CheckedImageUrl} from './checked-url.js';
import {checkedUrl, isClean, MAX_LENGTH, pageProblem} from './page-url.js';

/**
 * Accepts a picture of the merchant's: an `https:` URL (`http:` on localhost), or a path on the page's own origin
 * (`/logo.svg`, `./logo.svg`). Nothing that carries its content with it (SEC-13).
 *
 * @throws {PayError} `url-rejected`; a page without the picture is as good.
 */
export function parseImageUrl(url: unknown, field?: string): CheckedImageUrl {
  const isOwn = typeof url === 'string' && isOwnPath(url);
  return checkedUrl(url, isOwn ? undefined : pageProblem(url), field) as string as CheckedImageUrl;
}

/** `//host/…` and `/\host/…` would leave the origin. */
const isOwnPath = (url: string) => url.length <= MAX_LENGTH && isClean(url) && /^\.{0,2}\/(?!\/)/.test(url);
