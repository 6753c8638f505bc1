import {PayError} from '../errors.js';
import type {CreateAnswer} from '../input/challenge.js';
import type {PaymentStatus} from '../input/status.js';
import type {ChallengeOptions, StatusOptions} from './read-contract.js';
import {openAnswer, openStatus} from './read-contract.js';

/** Five gateways' readers: few browsers ever meet a raw body. A failed load is tried once more. */
const loadReaders = () =>
  load()
    .catch(load)
    .catch((cause: unknown) => {
      throw new PayError(
        'chunk-failed',
        'A part of pay-checkout could not be loaded: deploy all files of the build together.',
        {cause},
      );
    });

const load = () => import('./read-raw.js');

/**
 * Reads what creating a payment answered: at once, unless it takes a gateway's reader. So a window can still be
 * opened inside the click.
 *
 * @throws {PayError} As `readChallenge`, now or by the promise; by the promise also `chunk-failed`.
 */
export function readAnswer(
  input: unknown,
  options: ChallengeOptions = {},
): CreateAnswer | Promise<CreateAnswer> {
  const {around, challenge, raw} = openAnswer(input, options);
  return raw
    ? loadReaders().then(({readRawChallenge}) => ({...around, challenge: readRawChallenge(raw, options)}))
    : {...around, challenge};
}

/**
 * Reads how a payment stands: at once, unless it takes a gateway's reader.
 *
 * @returns `undefined` for an answer that changes nothing.
 * @throws {PayError} By the promise: `chunk-failed`, or `status-unreachable` if a registered reader threw.
 */
export function readStanding(
  body: unknown,
  options: StatusOptions = {},
): PaymentStatus | undefined | Promise<PaymentStatus | undefined> {
  const {raw, status} = openStatus(body, options);
  return raw ? loadReaders().then(({readRawStatus}) => readRawStatus(raw, options)) : status;
}
