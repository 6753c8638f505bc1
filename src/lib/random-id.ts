/** 128 random bits as hex. `crypto.randomUUID` would need a secure context; test shops on a local network have none. */
export function randomId(crypto: Crypto = globalThis.crypto): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
