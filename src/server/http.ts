/** A request that is answered with an HTTP status and a code, and changes nothing. */
export class Refusal extends Error {
  readonly httpStatus: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(httpStatus: number, code: string, headers: Readonly<Record<string, string>> = {}) {
    super(code);
    this.httpStatus = httpStatus;
    this.code = code;
    this.headers = headers;
  }
}

/** The one answer to an unknown payment, a wrong token and a foreign one: nothing tells them apart (SEC-61). */
export const notFound = () => new Refusal(404, 'not-found');

export const tooMany = (waitMs: number) =>
  new Refusal(429, 'too-many-requests', {'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000)))});

const COMMON = {
  'cache-control': 'no-store',
  'content-type': 'application/json',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export function json(
  body: unknown,
  {status = 200, headers = {}}: {status?: number; headers?: Readonly<Record<string, string>>} = {},
): Response {
  return new Response(JSON.stringify(body), {status, headers: {...COMMON, ...headers}});
}

export function refuse({httpStatus, code, headers}: Refusal): Response {
  return json({error: code}, {status: httpStatus, headers});
}

/**
 * All bytes of a body, read once.
 *
 * @throws {Refusal} 413 as soon as there are more than `maxBytes`.
 */
export async function readBytes(
  {body}: {readonly body: ReadableStream<Uint8Array> | null},
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (;;) {
    const {done, value} = (await reader?.read()) ?? {done: true};
    if (done || !value) break;
    size += value.byteLength;
    if (size > maxBytes) {
      void reader?.cancel().catch(() => {});
      throw new Refusal(413, 'body-too-large');
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

/** `text/plain;charset=utf-8` → `text/plain`. */
export function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** An own property of parsed JSON; nothing inherited is ever read. */
export function own(body: unknown, key: string): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, key)
    ? (body as Record<string, unknown>)[key]
    : undefined;
}

/** The value of a cookie, where the request has it. */
export function cookie(headers: Headers, name: string): string | undefined {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name) return value?.trim();
  }
  return undefined;
}
