import type {JsonAnswer} from '../lib/fetch-json.js';
import {isOk} from '../lib/fetch-json.js';
import type {CodeProblem} from './state.js';

/** What the merchant's endpoint said of a one-time code. The code itself is kept nowhere. */
export type CodeAnswer = {
  readonly result: 'accepted' | 'sent' | CodeProblem;
  readonly triesLeft: number | undefined;
  readonly resendAfterMs: number | undefined;
};

const MAX_RESEND_MS = 10 * 60_000;

/**
 * Reads the answer to `POST {"code": "123456"}`, which is
 * `{"result": "accepted" | "wrong" | "expired" | "too-many", "triesLeft"?, "resendAfterMs"?}`,
 * or to `POST {}` for a new code: `{"result": "sent" | "too-many", "resendAfterMs"?}`.
 */
export function readCodeAnswer(answer: JsonAnswer): CodeAnswer {
  const {httpStatus, body, retryAfterMs = Number.NaN} = answer;
  const own = (name: string): unknown =>
    typeof body === 'object' && body !== null && Object.hasOwn(body, name)
      ? (body as Record<string, unknown>)[name]
      : undefined;
  const count = (value: unknown) =>
    typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY
      ? Math.floor(value)
      : undefined;
  const word = own('result');
  const isGood = (word === 'accepted' || word === 'sent') && isOk(answer);
  const isProblem = word === 'wrong' || word === 'expired' || word === 'too-many';
  const wait = count(own('resendAfterMs')) ?? count(retryAfterMs);
  return {
    result: isGood || isProblem ? word : httpStatus === 429 ? 'too-many' : 'unreachable',
    triesLeft: count(own('triesLeft')),
    resendAfterMs: wait && Math.min(MAX_RESEND_MS, wait),
  };
}
