import type {Clock} from '../../lib/clock.js';
import {Refusal, readBytes} from '../http.js';

/** Nothing was learnt from a gateway. */
export class GatewayFault extends Error {
  /** `refused`: it said no. `unreachable`: nobody knows what it did. `unusable`: it answered what we cannot use. */
  readonly kind: 'refused' | 'unreachable' | 'unusable';
  readonly httpStatus?: number;

  constructor(kind: GatewayFault['kind'], httpStatus?: number) {
    super(`gateway ${kind}`);
    this.kind = kind;
    if (httpStatus !== undefined) this.httpStatus = httpStatus;
  }
}

export type GatewayRequest = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text, already JSON: signatures are made over these very bytes. */
  readonly text?: string;
};

export type GatewayAnswer = {
  readonly httpStatus: number;
  readonly ok: boolean;
  /** Parsed JSON; `undefined` if it was none. */
  readonly body: unknown;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly headers: Headers;
};

/** @throws {GatewayFault} `unreachable` if there is no complete answer; `unusable` for a redirect or a huge body. */
export type GatewayCall = (request: GatewayRequest) => Promise<GatewayAnswer>;

const TIMEOUT_MS = 15_000;
const MAX_BYTES = 256 * 1024;

/** The only way out to a gateway: no redirects, 15 s, 256 kB (SEC-74). */
export function gatewayCall(fetch: typeof globalThis.fetch, clock: Clock): GatewayCall {
  return async (request) => {
    const limit = new AbortController();
    let cancel = () => {};
    // does not rely on fetch heeding its signal
    const late = new Promise<never>((_, reject) => {
      cancel = clock.after(TIMEOUT_MS, () => {
        limit.abort();
        reject(new GatewayFault('unreachable'));
      });
    });
    try {
      return await Promise.race([late, ask(fetch, request, limit.signal)]);
    } catch (error) {
      throw error instanceof GatewayFault ? error : new GatewayFault('unreachable');
    } finally {
      cancel();
    }
  };
}

async function ask(
  fetch: typeof globalThis.fetch,
  {method, url, headers, text}: GatewayRequest,
  signal: AbortSignal,
): Promise<GatewayAnswer> {
  const hasBody = text !== undefined;
  const response = await fetch(url, {
    method,
    headers: {accept: 'application/json', ...(hasBody && {'content-type': 'application/json'}), ...headers},
    ...(hasBody && {body: text}),
    redirect: 'manual',
    signal,
  });
  const {status, type, ok} = response;
  const isRedirect = type === 'opaqueredirect' || (status >= 300 && status < 400);
  if (isRedirect) throw new GatewayFault('unusable', status);
  const bytes = await readBytes(response, MAX_BYTES).catch((error: unknown) => {
    throw new GatewayFault(error instanceof Refusal ? 'unusable' : 'unreachable', status);
  });
  return {httpStatus: status, ok, body: parse(bytes), bytes, headers: response.headers};
}

function parse(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
