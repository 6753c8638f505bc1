/** Randomness, hashes and comparisons for the kit, with WebCrypto only: the same in Node, Deno, Bun and Workers. */

const encoder = new TextEncoder();

/** 256 random bits, URL-safe. */
export function newToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

/** A payment's ref: 128 random bits, URL-safe, 24 characters. */
export function newRef(): string {
  return `p_${base64url(crypto.getRandomValues(new Uint8Array(16)))}`;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function hex(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function sha256(data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', typeof data === 'string' ? encoder.encode(data) : data));
}

const hmacKey = (secret: Uint8Array<ArrayBuffer>, use: 'sign' | 'verify') =>
  crypto.subtle.importKey('raw', secret, {name: 'HMAC', hash: 'SHA-256'}, false, [use]);

/** HMAC-SHA256 as lower-case hex. */
export async function hmacSha256(secret: string, data: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await hmacKey(encoder.encode(secret), 'sign');
  return hex(await crypto.subtle.sign('HMAC', key, typeof data === 'string' ? encoder.encode(data) : data));
}

/**
 * Whether `signature` is the HMAC-SHA256 of the bytes under one of the secrets.
 * Only 64 lower-case hex digits are a signature at all; compared in constant time.
 */
export async function isSignedBy(
  secrets: readonly string[],
  data: Uint8Array<ArrayBuffer>,
  signature: string | null | undefined,
): Promise<boolean> {
  if (!signature || !/^[0-9a-f]{64}$/.test(signature)) return false;
  const bytes = Uint8Array.from(signature.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  let found = false;
  for (const secret of secrets) {
    if (secret === '') continue;
    const key = await hmacKey(encoder.encode(secret), 'verify');
    found = (await crypto.subtle.verify('HMAC', key, bytes, data)) || found;
  }
  return found;
}

/** Whether two secrets are equal, in a time that says nothing about where they differ. Empty is never equal. */
export async function sameSecret(given: string | null | undefined, expected: string): Promise<boolean> {
  const random = crypto.getRandomValues(new Uint8Array(32));
  const signed = await crypto.subtle.sign('HMAC', await hmacKey(random, 'sign'), encoder.encode(given ?? ''));
  const key = await hmacKey(random, 'verify');
  const same = await crypto.subtle.verify('HMAC', key, signed, encoder.encode(expected));
  return same && expected !== '' && Boolean(given);
}

/** What may stand in a URL or a store's key as somebody's id. */
export const ID_FORM = /^[A-Za-z0-9_-]{1,64}$/;

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID_FORM.test(value);
}
