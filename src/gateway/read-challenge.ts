import type {CheckedChallenge, CreateAnswer} from '../input/challenge.js';
import type {ChallengeOptions} from './read-contract.js';
import {openAnswer} from './read-contract.js';
import {readRawChallenge} from './read-raw.js';

/**
 * Reads how a payment can be made: a URL, a UPI link, a challenge, a create answer in our own words or in those of
 * any known gateway, or any of them as JSON text. URLs are looked for in known places only.
 *
 * @throws {PayError} `challenge-invalid` (not understood), `challenge-unsupported` (nothing that a browser can do),
 *   `payment-rejected` (the gateway said no), `url-rejected`.
 */
export function readChallenge(input: unknown, options: ChallengeOptions = {}): CheckedChallenge {
  return readCreateAnswer(input, options).challenge;
}

/**
 * The same, with what the merchant's backend put around it. The URLs are not resolved yet: `resolveMerchantUrl`.
 *
 * @throws {PayError} As `readChallenge`.
 */
export function readCreateAnswer(input: unknown, options: ChallengeOptions = {}): CreateAnswer {
  const {around, challenge, raw} = openAnswer(input, options);
  return {...around, challenge: challenge ?? readRawChallenge(raw, options)};
}
