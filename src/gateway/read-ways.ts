import type {CheckedChallenge} from '../input/challenge.js';
import {readContractChallenge} from '../input/contract-ways.js';
import type {PlainObject} from '../input/plain.js';
import type {ChallengeOptions} from './read-contract.js';
import {withGateway} from './read-contract.js';

/**
 * Reads a link, or a challenge in our own words.
 *
 * @param raw - As `openAnswer` gave it.
 * @throws {PayError} As `readChallenge`.
 */
export const readOwnChallenge = (raw: PlainObject | string, options: ChallengeOptions): CheckedChallenge =>
  withGateway(readContractChallenge(raw, options), options.gateway);
