import type {PaymentStatus} from '../input/status.js';
import type {JsonAnswer, Network} from '../lib/fetch-json.js';
import {isOk} from '../lib/fetch-json.js';
import {within} from '../lib/wait.js';
import {askMerchant} from './merchant.js';
import type {Ask, Asked} from './poll-status.js';
import {readStanding} from './read-lazily.js';
import type {Source} from './source.js';

const TIMEOUT_MS = 10_000;

/** Where one payment's status is asked for. */
export type StatusSource = {
  /** Absolute, or relative to the page. */
  readonly statusUrl: string | undefined;
  readonly statusToken: string | undefined;
  readonly paymentId: string | undefined;
  readonly gateway: string | undefined;
};

/** The question to the merchant's status endpoint, or to the merchant's own function. */
export function askStatus(
  source: Source,
  {statusUrl, statusToken, paymentId, gateway}: StatusSource,
  world: Network & {readonly baseUrl: string},
): Ask | undefined {
  const {fetchStatus, statusMethod, amount} = source;
  const read = (body: unknown) =>
    readStanding(body, {...(gateway && {gateway}), ...(amount && {currency: amount.currency})});
  if (fetchStatus) {
    return async ({waitMs, signal}) => {
      const limitMs = TIMEOUT_MS + (waitMs ?? 0);
      const body = await within(world.clock, limitMs, signal, (limit) =>
        fetchStatus({...(paymentId && {paymentId}), ...(waitMs && {waitMs}), signal: limit}),
      ).catch(() => undefined);
      return understand({httpStatus: 200, body}, read);
    };
  }
  if (statusUrl === undefined) return undefined;
  const url = new URL(
    statusUrl.replaceAll(/\{paymentId\}|%7BpaymentId%7D/g, encodeURIComponent(paymentId ?? '')),
    world.baseUrl,
  ).href;
  return async ({waitMs = 0, signal}) => {
    const headers = waitMs ? {prefer: `wait=${Math.round(waitMs / 1_000)}`} : {};
    const timeoutMs = TIMEOUT_MS + waitMs;
    return understand(
      await askMerchant(world, source, url, statusToken, {method: statusMethod, headers, timeoutMs, signal}),
      read,
    );
  };
}

type Read = (body: unknown) => PaymentStatus | undefined | Promise<PaymentStatus | undefined>;

async function understand(answer: JsonAnswer, read: Read): Promise<Asked> {
  const {httpStatus, body, retryAfterMs = Number.NaN, serverNowMs = Number.NaN} = answer;
  if ([401, 403, 404].includes(httpStatus)) return {kind: 'denied', httpStatus};
  // A reader of a merchant's own gateway may throw: then the answer was not understood.
  const status = isOk(answer) ? await attempt(read, body) : undefined;
  const wish = retryAfterMs >= 0 ? retryAfterMs : status?.retryAfterMs;
  if (!status) return {kind: 'unreachable', retryAfterMs: wish};
  // Pages that cannot read `Date` of another origin find the server's clock in the body.
  const now = serverNowMs >= 0 ? serverNowMs : Date.parse(status.now ?? '');
  return {kind: 'status', status, retryAfterMs: wish, serverNowMs: now};
}

async function attempt(read: Read, body: unknown): Promise<PaymentStatus | undefined> {
  try {
    return await read(body);
  } catch {
    return undefined;
  }
}
