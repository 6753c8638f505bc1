/** 128 random bits as text. `crypto.randomUUID` would need a secure context; test shops on a local network have none. */
export const randomId = (crypto: Crypto = globalThis.crypto) =>
  crypto.getRandomValues(new Uint32Array(4)).join('-');
