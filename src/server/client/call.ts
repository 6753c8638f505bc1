import type {Clock} from '../../lib/clock.js';
import {limited} from '../../lib/wait.js';
import {readBytes} from '../http.js';

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
  return async ({method, url, headers, text}) => {
    const limit = limited(clock, TIMEOUT_MS, new AbortController().signal);
    const late = new Promise<never>((_, reject) =>
      limit.signal.addEventListener('abort', () => reject(new GatewayFault('unreachable')), {once: true}),
    );
    late.catch(() => {});
    try {
      return await Promise.race([late, ask()]);
    } catch (error) {
      throw error instanceof GatewayFault ? error : new GatewayFault('unreachable');
    } finally {
      limit.done();
    }

    async function ask(): Promise<GatewayAnswer> {
      const response = await fetch(url, {
        method,
        headers: {
          accept: 'application/json',
          ...(text !== undefined && {'content-type': 'application/json'}),
          ...headers,
        },
        ...(text !== undefined && {body: text}),
        redirect: 'manual',
        signal: limit.signal,
      });
      const {status, type} = response;
      if (type === 'opaqueredirect' || (status >= 300 && status < 400))
        throw new GatewayFault('unusable', status);
      const bytes = await readBytes(response, MAX_BYTES).catch((error: unknown) => {
        throw new GatewayFault(
          error instanceof Error && error.message === 'body-too-large' ? 'unusable' : 'unreachable',
          status,
        );
      });
      return {httpStatus: status, ok: response.ok, body: parse(bytes), bytes, headers: response.headers};
    }
  };
}

function parse(bytes: Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
