import type {CheckedChallenge} from '../input/challenge.js';
import {present} from '../input/plain.js';

/** A challenge whose endpoints are the merchant's own. @param resolve - Makes one absolute, or refuses it. */
export function ownEndpoints(
  challenge: CheckedChallenge,
  resolve: <T extends string | undefined>(url: T) => T,
): CheckedChallenge {
  if (challenge.kind === 'choice') {
    const options = challenge.options.map((one) => ({
      ...one,
      challenge: ownEndpoints(one.challenge, resolve),
    }));
    return {...challenge, options};
  }
  if (challenge.kind !== 'otp') return challenge;
  const {submitUrl, resendUrl} = challenge;
  return present({...challenge, submitUrl: resolve(submitUrl), resendUrl: resolve(resendUrl)});
}
