import type {CreateAnswer} from '../input/challenge.js';
import type {PaymentStatus} from '../input/status.js';
import type {ChallengeOptions} from './read-challenge.js';
import {readCreateAnswer} from './read-challenge.js';
import type {StatusOptions} from './read-status.js';
import {tryReadStatus} from './read-status.js';

/**
 * Reads what creating a payment answered. At once, unless it takes a gateway's reader: a window can then still be
 * opened inside the click.
 *
 * @throws {PayError} As `readChallenge`: now, or by the promise.
 */
export function readAnswer(
  input: unknown,
  options: ChallengeOptions = {},
): CreateAnswer | Promise<CreateAnswer> {
  return readCreateAnswer(input, options);
}

/**
 * Reads how a payment stands. At once, unless it takes a gateway's reader.
 *
 * @returns `undefined` for an answer that changes nothing.
 */
export function readStanding(
  body: unknown,
  options: StatusOptions = {},
): PaymentStatus | undefined | Promise<PaymentStatus | undefined> {
  return tryReadStatus(body, options);
}
