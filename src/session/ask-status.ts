import {tryReadStatus} from '../gateway/read-status.js';
import type {PaymentStatus} from '../input/status.js';
import type {JsonAnswer} from '../lib/fetch-json.js';
import {fetchJson} from '../lib/fetch-json.js';
import {limited} from '../lib/wait.js';
import type {Ask, Asked} from './poll-status.js';
import type {Source} from './source.js';
import type {World} from './world.js';

const TIMEOUT_MS = 10_000;

/** Where one payment's status is asked for. */
export type StatusSource = {
  readonly statusUrl?: string;
  readonly statusToken?: string;
  readonly paymentId?: string;
  readonly gateway?: string;
};

type AskWorld = Pick<World, 'fetch' | 'clock' | 'baseUrl'>;

/** The question to the merchant's status endpoint, or to the merchant's own function. */
export function askStatus(source: Source, status: StatusSource, world: AskWorld): Ask | undefined {
  const read = (body: unknown) =>
    tryReadStatus(body, {
      ...(status.gateway !== undefined && {gateway: status.gateway}),
      ...(source.amount && {currency: source.amount.currency}),
    });
  if (source.fetchStatus) return askFunction(source.fetchStatus, status, world, read);
  if (status.statusUrl === undefined) return undefined;
  const url = fillPaymentId(status.statusUrl, status.paymentId, world.baseUrl);
  return async ({waitMs, signal}) => {
    const answer = await fetchJson(url, {
      fetch: world.fetch,
      clock: world.clock,
      method: source.statusMethod,
      headers: {
        ...source.requestHeaders,
        ...(status.statusToken !== undefined && {authorization: `Bearer ${status.statusToken}`}),
        ...(waitMs !== undefined && {prefer: `wait=${Math.round(waitMs / 1_000)}`}),
      },
      timeoutMs: TIMEOUT_MS + (waitMs ?? 0),
      signal,
    });
    return understand(answer, read);
  };
}

/** `{paymentId}` in the URL is filled in, percent-encoded. */
export function fillPaymentId(url: string, paymentId: string | undefined, baseUrl: string): string {
  const filled = url.replaceAll(/\{paymentId\}|%7BpaymentId%7D/g, encodeURIComponent(paymentId ?? ''));
  return new URL(filled, baseUrl).href;
}

function understand(answer: JsonAnswer, read: (body: unknown) => PaymentStatus | undefined): Asked {
  if (answer.kind === 'failed') return {kind: 'unreachable'};
  const {httpStatus, ok, body, retryAfterMs, serverNowMs} = answer;
  if ([401, 403, 404].includes(httpStatus)) return {kind: 'denied', httpStatus};
  const status = ok ? safely(() => read(body)) : undefined;
  const wish = retryAfterMs ?? status?.retryAfterMs;
  const wished = wish === undefined ? {} : {retryAfterMs: wish};
  if (!status) return {kind: 'unreachable', httpStatus, ...wished};
  const now = serverNowMs ?? (status.now === undefined ? Number.NaN : Date.parse(status.now));
  return {kind: 'status', status, ...wished, ...(Number.isFinite(now) && {serverNowMs: now})};
}

function askFunction(
  fetchStatus: NonNullable<Source['fetchStatus']>,
  {paymentId}: StatusSource,
  {clock}: AskWorld,
  read: (body: unknown) => PaymentStatus | undefined,
): Ask {
  return async ({waitMs, signal}) => {
    const limit = limited(clock, TIMEOUT_MS + (waitMs ?? 0), signal);
    try {
      const asked = fetchStatus({
        ...(paymentId !== undefined && {paymentId}),
        ...(waitMs !== undefined && {waitMs}),
        signal: limit.signal,
      });
      const body = await untilAborted(asked, limit.signal);
      return understand({kind: 'answer', httpStatus: 200, ok: true, body}, read);
    } catch {
      return {kind: 'unreachable'};
    } finally {
      limit.done();
    }
  };
}

/** A reader of a merchant's own gateway may throw: then the answer was not understood. */
function safely<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), {once: true});
    Promise.resolve(promise).then(resolve, reject);
  });
}
