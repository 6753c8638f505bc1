import type {ChallengeOptions} from '../gateway/read-contract.js';
import {openAnswer} from '../gateway/read-contract.js';
import type {CreateAnswer} from '../input/challenge.js';
import {isContractChallenge} from '../input/contract-challenge.js';
import {loadOnce} from '../lib/load-once.js';

type Ways = typeof import('./way-parts.js');

let ways: Ways | undefined;

/** What a challenge needs that leads to no page. It is here once such a challenge has been read. */
export const loadedWays = () => ways;

/** They came with another part. */
export const haveWays = (parts: Ways) => {
  ways = parts;
};

/** Keeps them at hand: taps on what they drew are answered at once. */
const late = <T extends Ways>(load: () => Promise<T>) =>
  loadOnce(async () => {
    const parts = await load();
    ways = parts;
    return parts;
  });

const loadWays = late(() => import('./way-parts.js'));
/** All that gateways say themselves needs these. */
export const loadReaders = late(() => import('./raw-parts.js'));

/**
 * Reads what creating a payment answered: a page at once, so that a window can still be opened inside the click; all
 * else as soon as its reader is here.
 *
 * @throws {PayError} As `readChallenge`, now or by the promise; by the promise also `chunk-failed`.
 */
export function readAnswer(
  input: unknown,
  options: ChallengeOptions = {},
): CreateAnswer | Promise<CreateAnswer> {
  const {around, challenge, raw} = openAnswer(input, options);
  if (challenge) return {...around, challenge};
  const readOwn = ({readOwnChallenge}: Ways) => ({...around, challenge: readOwnChallenge(raw, options)});
  if (isContractChallenge(raw)) return ways ? readOwn(ways) : loadWays().then(readOwn);
  return loadReaders().then(({readRawChallenge}) => ({...around, challenge: readRawChallenge(raw, options)}));
}
