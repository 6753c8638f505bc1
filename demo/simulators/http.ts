/** A body's or a query's fields. */
export type Fields = Readonly<Record<string, unknown>>;

const MAX_BODY_BYTES = 256 * 1024;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field, when it is a text that says something. */
export function textOf(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The field, when it is an object. */
export function fieldsOf(fields: Fields, name: string): Fields | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return isFields(value) ? value : undefined;
}

/** The body as it came. Too large a body reads as empty: no gateway takes it. */
export async function readText(request: Request): Promise<string> {
  const bytes = await request.arrayBuffer();
  return bytes.byteLength > MAX_BODY_BYTES ? '' : new TextDecoder().decode(bytes);
}

/** JSON or form fields, by what the body looks like and not by what its header says; nothing when it is neither. */
export function parseFields(text: string, contentType: string): Fields | undefined {
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return unflatten(new URLSearchParams(text));
  try {
    const body: unknown = JSON.parse(text);
    return isFields(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** `metadata[order_id]=7` → `{metadata: {order_id: '7'}}`, as PHP reads it. */
export function unflatten(params: URLSearchParams): Fields {
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, value] of params) {
    const [, outer, inner] = /^([^[\]]+)\[([^[\]]+)\]$/.exec(name) ?? [];
    if (outer === undefined || inner === undefined) {
      fields[name] = value;
      continue;
    }
    const group = isFields(fields[outer]) ? (fields[outer] as Record<string, unknown>) : Object.create(null);
    group[inner] = value;
    fields[outer] = group;
  }
  return fields;
}

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return jsonText(JSON.stringify(body), status, headers);
}

export function jsonText(body: string, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(body, {
    status,
    headers: {'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers},
  });
}

/** Adds fields to a URL's query. */
export function withQuery(url: string, fields: Readonly<Record<string, string>>): string {
  const result = new URL(url);
  for (const [name, value] of Object.entries(fields)) result.searchParams.append(name, value);
  return result.href;
}

/** Hex HMAC-SHA256 of a text. */
export async function hmacSha256(secret: string, text: string): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    {name: 'HMAC', hash: 'SHA-256'},
    false,
    ['sign'],
  );
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(text));
  return Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
