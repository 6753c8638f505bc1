import type {JsonRequest} from '../lib/fetch-json.js';
import {fetchJson} from '../lib/fetch-json.js';
import type {CodeProblem} from './state.js';

/** What the merchant's endpoint said of a one-time code. The code itself is kept nowhere. */
export type CodeAnswer =
  | {readonly kind: 'accepted'}
  | {readonly kind: 'sent'; readonly resendAfterMs?: number}
  | {
      readonly kind: 'problem';
      readonly problem: CodeProblem;
      readonly triesLeft?: number;
      readonly resendAfterMs?: number;
    };

const TIMEOUT_MS = 15_000;
const MAX_RESEND_MS = 10 * 60_000;

type Exchange = Pick<JsonRequest, 'fetch' | 'clock' | 'headers' | 'signal'>;

/**
 * Sends a code: `POST {"code": "123456"}`, answered by
 * `{"result": "accepted" | "wrong" | "expired" | "too-many", "triesLeft"?, "resendAfterMs"?}`.
 */
export function submitCode(url: string, code: string, exchange: Exchange): Promise<CodeAnswer> {
  return post(url, {code}, exchange);
}

/** Asks for a new code: `POST {}`, answered by `{"result": "sent" | "too-many", "resendAfterMs"?}`. */
export function resendCode(url: string, exchange: Exchange): Promise<CodeAnswer> {
  return post(url, {}, exchange);
}

async function post(url: string, json: unknown, exchange: Exchange): Promise<CodeAnswer> {
  const answer = await fetchJson(url, {...exchange, method: 'POST', json, timeoutMs: TIMEOUT_MS});
  if (answer.kind === 'failed') return {kind: 'problem', problem: 'unreachable'};
  const {result, triesLeft, resendAfterMs} = read(answer.body);
  const wait = resendAfterMs ?? answer.retryAfterMs;
  const resend = wait === undefined ? {} : {resendAfterMs: Math.min(MAX_RESEND_MS, wait)};
  if (result === 'sent' && answer.ok) return {kind: 'sent', ...resend};
  if (result === 'accepted' && answer.ok) return {kind: 'accepted'};
  if (result === 'wrong' || result === 'expired' || result === 'too-many') {
    return {kind: 'problem', problem: result, ...(triesLeft !== undefined && {triesLeft}), ...resend};
  }
  return {kind: 'problem', problem: answer.httpStatus === 429 ? 'too-many' : 'unreachable', ...resend};
}

function read(body: unknown): {result?: string; triesLeft?: number; resendAfterMs?: number} {
  if (typeof body !== 'object' || body === null) return {};
  const own = (name: string): unknown =>
    Object.hasOwn(body, name) ? (body as Record<string, unknown>)[name] : undefined;
  const count = (name: string) => {
    const value = own(name);
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined;
  };
  const result = own('result');
  const triesLeft = count('triesLeft');
  const resendAfterMs = count('resendAfterMs');
  return {
    ...(typeof result === 'string' && {result}),
    ...(triesLeft !== undefined && {triesLeft}),
    ...(resendAfterMs !== undefined && {resendAfterMs}),
  };
}
