import {cookie, notFound, Refusal} from './http.js';
import type {Kit} from './kit.js';
import type {Payment, StoredToken, TokenUse} from './payment.js';
import {isFinal} from './payment.js';
import {isId, newToken, sha256} from './token.js';

const DAY_MS = 86_400_000;

/** An open payment's tokens end with it; no payment stays open for longer than this. */
const OPEN_LIFETIME_MS = 30 * DAY_MS;

/** So many browsers may follow one payment. The first token, the creator's, is never dropped. */
const MAX_STATUS_TOKENS = 24;

const COOKIE = 'pay_checkout';

/** A token together with its payment, as it stands in the URLs that a gateway is given: `<ref>.<token>`. */
export const handleOf = (ref: string, token: string) => `${ref}.${token}`;

export function readHandle(handle: string): {ref: string; token: string} | undefined {
  const [ref, token, ...rest] = handle.split('.');
  return isId(ref) && isId(token) && rest.length === 0 ? {ref, token} : undefined;
}

export async function storedToken(token: string, use: TokenUse, at: number): Promise<StoredToken> {
  return {hash: await sha256(token), use, at};
}

/** A new token for one more browser. Only its hash is stored. */
export async function grant(kit: Kit, ref: string): Promise<string> {
  const token = newToken();
  const stored = await storedToken(token, 'status', kit.now());
  await kit.ledger.change(ref, (payment) => {
    const others = payment.tokens.filter(({use}) => use !== 'status');
    const [first, ...rest] = payment.tokens.filter(({use}) => use === 'status');
    const kept = rest.slice(-MAX_STATUS_TOKENS + 2);
    return {...payment, tokens: [...others, ...(first ? [first] : []), ...kept, stored]};
  });
  return token;
}

/**
 * The payment, if the token is one of its own and has not run out.
 *
 * @throws {Refusal} 404, the same for an unknown payment and for a wrong token.
 */
export async function unlock(kit: Kit, ref: string, token: string, use: TokenUse): Promise<Payment> {
  return await unlockHashed(kit, ref, await sha256(token), use);
}

/** The same where the token was hashed already. @throws {Refusal} 404. */
export async function unlockHashed(kit: Kit, ref: string, hash: string, use: TokenUse): Promise<Payment> {
  const payment = isId(ref) ? await kit.ledger.payment(ref) : undefined;
  const isKnown = payment?.tokens.some((stored) => stored.use === use && stored.hash === hash);
  if (!payment || !isKnown || (use !== 'webhook' && isOver(kit, payment))) throw notFound();
  return payment;
}

function isOver(kit: Kit, payment: Payment): boolean {
  const endsAt = isFinal(payment)
    ? payment.updatedAt + kit.tokenLifetime
    : payment.createdAt + OPEN_LIFETIME_MS;
  return kit.now() >= endsAt;
}

/** The bearer token of a request, else the cookie's. */
export function tokenOf(request: Request): string | undefined {
  const [, bearer] =
    /^Bearer +([A-Za-z0-9_-]{1,64})$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  return bearer ?? cookie(request.headers, COOKIE);
}

/** The cookie that lets a browser follow a payment without storage: out of scripts' reach, for this payment only. */
export function cookieFor({site}: Kit, ref: string, token: string): string {
  const path = `${site.path}/payments/${ref}`;
  const seconds = OPEN_LIFETIME_MS / 1_000;
  return `${COOKIE}=${token}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${site.isSecure ? '; Secure' : ''}`;
}

/**
 * Refuses what another site's page sent (SEC-72). A request without `Origin` and
 * `Sec-Fetch-Site` comes from no browser's page.
 *
 * @throws {Refusal} 403.
 */
export function refuseForeign(kit: Kit, {headers}: Request): void {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const isKnown = origin === null ? site === null || site === 'same-origin' : kit.origins.includes(origin);
  if (!isKnown) throw new Refusal(403, 'origin-refused');
}
