import type {Clock} from './clock.js';
import {aborted, limited} from './wait.js';

/** The largest body that is read, in bytes. */
const MAX_BYTES = 65_536;

export type JsonRequest = {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

/** What came of a request. A body is only there for JSON of at most 64 kB, whatever the HTTP status. */
export type JsonAnswer =
  | {
      readonly kind: 'answer';
      readonly httpStatus: number;
      readonly ok: boolean;
      readonly body: unknown;
      /** The server's clock when it answered, epoch milliseconds, where the `Date` header can be read. */
      readonly serverNowMs?: number;
      /** From `Retry-After`, not yet clamped. */
      readonly retryAfterMs?: number;
    }
  | {readonly kind: 'failed'; readonly why: 'network' | 'timeout' | 'not-json' | 'too-large'};

/**
 * One request for JSON: no redirects, no cache, same-origin cookies, no referrer.
 *
 * @throws {DOMException} `AbortError` when `signal` aborts; nothing else.
 */
export async function fetchJson(url: string, request: JsonRequest): Promise<JsonAnswer> {
  const {clock, signal, timeoutMs} = request;
  const limit = limited(clock, timeoutMs, signal);
  try {
    return await ask(url, request, limit.signal);
  } catch {
    if (signal.aborted) throw aborted();
    return {kind: 'failed', why: limit.timedOut() ? 'timeout' : 'network'};
  } finally {
    limit.done();
  }
}

async function ask(url: string, request: JsonRequest, signal: AbortSignal): Promise<JsonAnswer> {
  const {fetch, method, headers, json} = request;
  const hasBody = json !== undefined;
  const response = await untilAborted(
    fetch(url, {
      method,
      headers: {accept: 'application/json', ...(hasBody && {'content-type': 'application/json'}), ...headers},
      ...(hasBody && {body: JSON.stringify(json)}),
      credentials: 'same-origin',
      cache: 'no-store',
      mode: 'cors',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    }),
    signal,
  );
  const text = await readText(response, signal);
  const facts = {httpStatus: response.status, ok: response.ok, ...times(response)};
  if (text === undefined) return {kind: 'failed', why: 'too-large'};
  const body = isJson(response) ? parse(text) : undefined;
  if (body === undefined && response.ok) return {kind: 'failed', why: 'not-json'};
  return {kind: 'answer', body, ...facts};
}

/** HTML from a captive portal is not looked at; a server that names no type gets the benefit of the doubt. */
function isJson(response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  return type === '' || /^application\/([\w.+-]+\+)?json\b/i.test(type);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function readText(response: Response, signal: AbortSignal): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const {done, value} = await untilAborted(reader.read(), signal);
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > MAX_BYTES) {
      void reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, {stream: true});
  }
}

/** A fetch that does not heed its signal must not hold the poller up. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) return Promise.reject(aborted());
  return new Promise((resolve, reject) => {
    const abort = () => reject(aborted());
    signal.addEventListener('abort', abort, {once: true});
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function times({headers}: Response): {serverNowMs?: number; retryAfterMs?: number} {
  const serverNowMs = Date.parse(headers.get('date') ?? '');
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), serverNowMs);
  return {
    ...(Number.isFinite(serverNowMs) && {serverNowMs}),
    ...(retryAfterMs !== undefined && {retryAfterMs}),
  };
}

/** Seconds, or an HTTP date against the answer's own `Date`. Nonsense is nothing. */
function readRetryAfter(value: string | null, serverNowMs: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value.trim())) return Number(value) * 1_000;
  const untilMs = Date.parse(value) - serverNowMs;
  return Number.isFinite(untilMs) && untilMs > 0 && /[a-z]/i.test(value) ? untilMs : undefined;
}
