import {present} from '../input/plain.js';
import type {PaymentStatus} from '../input/status.js';
import type {JsonAnswer, Network} from '../lib/fetch-json.js';
import {isOk} from '../lib/fetch-json.js';
import {within} from '../lib/wait.js';
import {askMerchant} from './merchant.js';
import type {Ask, Asked} from './poll-status.js';
import {readStanding} from './read-standing.js';
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
  const {fetchStatus, statusMethod: method, amount} = source;
  const read = async (body: unknown) => readStanding(body, {gateway, currency: amount?.currency});
  const template = fetchStatus ? '' : statusUrl;
  if (template === undefined) return undefined;
  const filled = template.replaceAll(/\{paymentId\}|%7BpaymentId%7D/g, encodeURIComponent(paymentId ?? ''));
  const url = new URL(filled, world.baseUrl).href;
  return async ({waitMs, signal}) => {
    const timeoutMs = TIMEOUT_MS + (waitMs ?? 0);
    const headers = waitMs ? {prefer: `wait=${Math.round(waitMs / 1_000)}`} : {};
    const answer = fetchStatus
      ? within(world.clock, timeoutMs, signal, (limit) =>
          fetchStatus(present({paymentId, waitMs: waitMs || undefined, signal: limit})),
        ).then(
          (body) => ({httpStatus: 200, body}),
          () => ({httpStatus: 0}),
        )
      : askMerchant(world, source, url, statusToken, {method, headers, timeoutMs, signal});
    return understand(await answer, read);
  };
}

async function understand(
  answer: JsonAnswer,
  read: (body: unknown) => Promise<PaymentStatus | undefined>,
): Promise<Asked> {
  const {httpStatus, body, retryAfterMs = Number.NaN, serverNowMs = Number.NaN} = answer;
  if ([401, 403, 404].includes(httpStatus)) return {kind: 'denied', httpStatus};
  // A reader of a merchant's own gateway may throw: then the answer was not understood.
  const status = isOk(answer) ? await read(body).catch(() => undefined) : undefined;
  const wish = retryAfterMs >= 0 ? retryAfterMs : status?.retryAfterMs;
  if (!status) return {kind: 'unreachable', retryAfterMs: wish};
  // Pages that cannot read `Date` of another origin find the server's clock in the body.
  const now = serverNowMs >= 0 ? serverNowMs : Date.parse(status.now ?? '');
  return {kind: 'status', status, retryAfterMs: wish, serverNowMs: now};
}
