import {aborted} from './aborted.js';
import {parseJson} from './attempt.js';
import type {Clock} from './clock.js';
import {within} from './wait.js';

/** The largest body that is read, in bytes. */
const MAX_BYTES = 65_536;

export type Network = {readonly fetch: typeof globalThis.fetch; readonly clock: Clock};

export type JsonRequest = {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
};

/** What came of a request. */
export type JsonAnswer = {
  /** 0: nothing came, in time or at all. */
  readonly httpStatus: number;
  /** `undefined` for all that is not JSON of at most 64 kB. */
  readonly body?: unknown;
  /** The server's clock when it answered, epoch milliseconds; `NaN` where `Date` cannot be read. */
  readonly serverNowMs?: number;
  /** From `Retry-After`, not yet clamped; `NaN` without one. */
  readonly retryAfterMs?: number;
};

export const isOk = ({httpStatus}: JsonAnswer) => httpStatus >= 200 && httpStatus < 300;

/**
 * One request for JSON: no redirects, no cache, same-origin cookies, no referrer.
 *
 * @throws {DOMException} `AbortError` when `signal` aborts; nothing else.
 */
export async function fetchJson(network: Network, url: string, request: JsonRequest): Promise<JsonAnswer> {
  const {method, headers, json, timeoutMs, signal} = request;
  try {
    return await within(network.clock, timeoutMs, signal, async (limit) => {
      const hasBody = json !== undefined;
      const response = await network.fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...(hasBody && {'content-type': 'application/json'}),
          ...headers,
        },
        ...(hasBody && {body: JSON.stringify(json)}),
        credentials: 'same-origin',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: limit,
      });
      const text = await readText(response);
      return {
        httpStatus: response.status,
        body: isJson(response) ? parseJson(text) : undefined,
        ...times(response),
      };
    });
  } catch {
    if (signal.aborted) throw aborted();
    return {httpStatus: 0};
  }
}

/** HTML from a captive portal is not looked at; a server that names no type gets the benefit of the doubt. */
const isJson = ({headers}: Response) =>
  /^$|^application\/([\w.+-]+\+)?json\b/i.test(headers.get('content-type') ?? '');

async function readText({body}: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  while (reader) {
    const {done, value} = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > MAX_BYTES) {
      void reader.cancel().catch(() => {});
      return '';
    }
    text += decoder.decode(value, {stream: true});
  }
  return text + decoder.decode();
}

/** `Retry-After` in seconds, or as a date against the answer's own `Date`. Nonsense is nothing. */
function times({headers}: Response) {
  const serverNowMs = Date.parse(headers.get('date') ?? '');
  const wish = headers.get('retry-after') ?? '';
  const retryAfterMs = /^\d{1,9}$/.test(wish)
    ? Number(wish) * 1_000
    : /[a-z]/i.test(wish)
      ? Date.parse(wish) - serverNowMs
      : Number.NaN;
  return {serverNowMs, retryAfterMs: retryAfterMs >= 0 ? retryAfterMs : Number.NaN};
}
