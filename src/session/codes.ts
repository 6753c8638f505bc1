import {readCodeAnswer} from './code-exchange.js';
import type {Core} from './core.js';
import {listenerOf} from './listener.js';
import {askMerchant} from './merchant.js';
import {step} from './step.js';

/** A bank may take its time over a code. */
const CODE_MS = 15_000;

/** Sends a code that the shopper typed. */
export function submit(core: Core, code: string): unknown {
  const patch = {sending: false, problem: 'empty', triesLeft: undefined} as const;
  if (code !== '') return exchange(core, 'submitUrl', {code});
  return codeChallenge(core) && step(core, 'otp', patch);
}

function codeChallenge({open}: Core) {
  if (open?.screen.name !== 'otp' || open.screen.sending) return undefined;
  return open.challenge?.kind === 'otp' ? open.challenge : undefined;
}

export async function exchange(core: Core, where: 'submitUrl' | 'resendUrl', json: object) {
  const {source, world, payment, signal, dispatch} = core;
  const url = codeChallenge(core)?.[where];
  if (url === undefined) return;
  step(core, 'otp', {sending: true, problem: undefined, triesLeft: undefined});
  const request = {method: 'POST', json, timeoutMs: CODE_MS, signal};
  const answer = await askMerchant(world, source, url, payment.statusToken, request).catch(() => undefined);
  if (!answer) return;
  const {result, triesLeft, resendAfterMs} = readCodeAnswer(answer);
  if (result === 'accepted') dispatch({type: 'confirm', why: 'code-sent'});
  else {
    const problem = result === 'sent' ? undefined : result;
    const resendAt = resendAfterMs && {resendAt: world.clock.now() + resendAfterMs};
    step(core, 'otp', {sending: false, problem, triesLeft, ...resendAt});
  }
  // A code that seemed lost may have arrived: the payment's status knows.
  if (result !== 'sent') listenerOf(core).wake();
}
