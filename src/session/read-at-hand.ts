import type {ChallengeOptions} from '../gateway/read-contract.js';
import {openAnswer} from '../gateway/read-contract.js';
import {readRawChallenge, readRawStatus} from '../gateway/read-raw.js';
import {readOwnChallenge} from '../gateway/read-ways.js';
import type {CreateAnswer} from '../input/challenge.js';
import {isContractChallenge} from '../input/contract-challenge.js';
import {act, offered, screenOf, upiScreen} from './more-ways.js';
import {ownEndpoints} from './own-endpoints.js';

// `read-lazily.ts` for the single file.
const ways = {act, offered, ownEndpoints, screenOf, upiScreen};
const readers = {readRawStatus};

export const loadedWays = () => ways;
export const loadReaders = async () => readers;

export function readAnswer(input: unknown, options: ChallengeOptions = {}): CreateAnswer {
  const {around, challenge, raw} = openAnswer(input, options);
  const read = isContractChallenge(raw) ? readOwnChallenge : readRawChallenge;
  return {...around, challenge: challenge ?? read(raw, options)};
}
