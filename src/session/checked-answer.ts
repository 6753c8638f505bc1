import type {CreateAnswer} from '../input/challenge.js';
import {resolveMerchantUrl} from '../input/merchant-url.js';
import {present} from '../input/plain.js';
import {loadedWays, readAnswer} from './read-lazily.js';
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
  const {challenge, statusUrl, cancelUrl} = answer;
  return present({
    ...answer,
    // What leads to no page has fetched its parts when it was read.
    challenge: loadedWays()?.ownEndpoints(challenge, resolve) ?? challenge,
    statusUrl: resolve(statusUrl),
    cancelUrl: resolve(cancelUrl),
  });
}
