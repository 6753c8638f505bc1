import type {CheckedChallenge, CreateAnswer} from '../input/challenge.js';
import {resolveMerchantUrl} from '../input/merchant-url.js';
import {present} from '../input/plain.js';
import {readAnswer} from './read-lazily.js';
import type {Source} from './source.js';

/**
 * Reads an answer and ties the merchant's endpoints in it to origins that the page itself named. At once where
 * no gateway's reader has to be fetched: a window can open only inside the click.
 */
export function checkedAnswer(
  body: unknown,
  source: Source,
  {baseUrl}: {readonly baseUrl: string},
): CreateAnswer | Promise<CreateAnswer> {
  const answer = readAnswer(body, source);
  return answer instanceof Promise
    ? answer.then((read) => withEndpoints(read, source, baseUrl))
    : withEndpoints(answer, source, baseUrl);
}

function withEndpoints(answer: CreateAnswer, source: Source, base: string): CreateAnswer {
  const origins = [base, source.statusUrl ?? base, source.createUrl ?? base];
  const resolve = <T extends string | undefined>(url: T) =>
    (url && resolveMerchantUrl(url, {base, origins})) as T;
  const resolved = (challenge: CheckedChallenge): CheckedChallenge => {
    if (challenge.kind === 'choice') {
      const options = challenge.options.map((one) => ({...one, challenge: resolved(one.challenge)}));
      return {...challenge, options};
    }
    if (challenge.kind !== 'otp') return challenge;
    const {submitUrl, resendUrl} = challenge;
    return present({...challenge, submitUrl: resolve(submitUrl), resendUrl: resolve(resendUrl)});
  };
  const {challenge, statusUrl, cancelUrl} = answer;
  return present({
    ...answer,
    challenge: resolved(challenge),
    statusUrl: resolve(statusUrl),
    cancelUrl: resolve(cancelUrl),
  });
}
