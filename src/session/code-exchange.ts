import {count, maybe, schema, text} from '../input/schema.js';
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

const said = schema({result: maybe(text), triesLeft: maybe(count), resendAfterMs: maybe(count)});

/**
 * Reads the answer to `POST {"code": "123456"}`, which is
 * `{"result": "accepted" | "wrong" | "expired" | "too-many", "triesLeft"?, "resendAfterMs"?}`,
 * or to `POST {}` for a new code: `{"result": "sent" | "too-many", "resendAfterMs"?}`.
 */
export function readCodeAnswer(answer: JsonAnswer): CodeAnswer {
  const {result: word, triesLeft, resendAfterMs} = said.read(answer.body);
  const isGood = (word === 'accepted' || word === 'sent') && isOk(answer);
  const isProblem = word === 'wrong' || word === 'expired' || word === 'too-many';
  const wait = resendAfterMs ?? count(answer.retryAfterMs);
  return {
    result: isGood || isProblem ? word : answer.httpStatus === 429 ? 'too-many' : 'unreachable',
    triesLeft: triesLeft && Math.floor(triesLeft),
    resendAfterMs: wait && Math.min(MAX_RESEND_MS, Math.floor(wait)),
  };
}
