import {mediaType, own, Refusal} from './http.js';

/** What a return or a webhook brought, whatever the form: text values under flat names. */
export type Params = {
  readonly values: URLSearchParams;
  /** The parsed body where it was JSON. */
  readonly json?: unknown;
  /** Names that came twice or as arrays (`id[]=…`). Nobody may choose which of the values counts. */
  readonly suspicious: readonly string[];
};

export const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'] as const;
export const JSON_TYPE = 'application/json';

/**
 * Reads the three forms in which gateways post: JSON, urlencoded and multipart (PHP's cURL sends it).
 *
 * @throws {Refusal} 400 for what cannot be read.
 */
export async function readParams(headers: Headers, bytes: Uint8Array<ArrayBuffer>): Promise<Params> {
  const type = mediaType(headers);
  if (type === JSON_TYPE) return jsonParams(bytes);
  if (type === 'application/x-www-form-urlencoded') return flat(new URLSearchParams(decode(bytes)));
  if (type === 'multipart/form-data') return multipart(headers, bytes);
  return flat(new URLSearchParams());
}

export function flat(pairs: Iterable<readonly [string, string]>): Params {
  const values = new URLSearchParams();
  const suspicious: string[] = [];
  for (const [name, value] of pairs) {
    if (/[[\]]/.test(name) || values.has(name)) suspicious.push(name.replace(/\[.*$/s, ''));
    else values.set(name, value);
  }
  for (const name of suspicious) values.delete(name);
  return {values, suspicious};
}

/** @throws {Refusal} 400 unless it is UTF-8 JSON. */
export function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(decode(bytes)) as unknown;
  } catch {
    throw new Refusal(400, 'body-unreadable');
  }
}

function jsonParams(bytes: Uint8Array<ArrayBuffer>): Params {
  const json = parseJson(bytes);
  const values = new URLSearchParams();
  const suspicious: string[] = [];
  for (const name of Object.keys(typeof json === 'object' && json !== null ? json : {})) {
    const value = own(json, name);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      values.set(name, String(value));
    } else if (Array.isArray(value)) suspicious.push(name);
  }
  return {values, json, suspicious};
}

async function multipart(headers: Headers, bytes: Uint8Array<ArrayBuffer>): Promise<Params> {
  const type = headers.get('content-type') ?? '';
  const form = await new Response(bytes, {headers: {'content-type': type}}).formData().catch(() => {
    throw new Refusal(400, 'body-unreadable');
  });
  return flat(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
}

function decode(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    throw new Refusal(400, 'body-unreadable');
  }
}
