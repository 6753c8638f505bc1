import type {CheckedChallenge, CreateAnswer} from '../input/challenge.js';
import {isContractChallenge, isPageChallenge, readPageChallenge} from '../input/contract-challenge.js';
import {hostAllowed} from '../input/hosts.js';
import type {PlainObject} from '../input/plain.js';
import {member, plainObject} from '../input/plain.js';
import {anything, id, notUnderstood, optional, schema, text, time} from '../input/schema.js';
import type {ReadOptions} from './gateway.js';
import {knownGateways} from './registry.js';

// Reads pages in our own words: what must be understood inside the click.

export type ChallengeOptions = ReadOptions & {
  /** Whose body it is; guessed if absent. */
  readonly gateway?: string;
};

/** What an answer was opened to; a page's challenge is read already, all else is in `raw`. */
export type OpenedAnswer = {
  readonly around: Omit<CreateAnswer, 'challenge'>;
  readonly challenge: CheckedChallenge | undefined;
  /** A link, or a body that has nothing but its own keys. */
  readonly raw: PlainObject | string;
};

/** What stands around a challenge; `challenge` itself may be in anybody's words. */
const wrapper = schema({
  challenge: anything,
  paymentId: optional(id),
  statusUrl: optional(text),
  statusToken: optional(text),
  cancelUrl: optional(text),
  expiresAt: optional(time),
});

/** @throws {PayError} `challenge-invalid`, `challenge-unsupported`, `url-rejected`. */
export function openAnswer(input: unknown, options: ChallengeOptions): OpenedAnswer {
  const body = bodyOf(input);
  const {challenge, ...around} = isWrapper(body) ? wrapper.parse(body) : {challenge: body};
  const raw = bodyOf(challenge);
  return {around, challenge: pageIn(raw, options), raw};
}

/** A link stays text; JSON text and objects become a copy of their own keys. */
function bodyOf(input: unknown): PlainObject | string {
  if (typeof input === 'string' && !/^\s*\{/.test(input)) return input;
  const body = plainObject(input);
  if (!body) throw notUnderstood('challenge');
  return body;
}

/** Rumbapay has a `challenge` of its own, with the gateway's fields around it. */
function isWrapper(body: PlainObject | string) {
  const challenge = member(body, 'challenge');
  return (
    challenge !== undefined && !isContractChallenge(body) && member(challenge, 'challenge_type') === undefined
  );
}

function pageIn(raw: PlainObject | string, {gateway, ...policy}: ChallengeOptions) {
  const isLink = typeof raw === 'string';
  const body = isLink ? {kind: 'page', url: raw} : raw;
  if (!isPageChallenge(body)) return undefined;
  return withGateway(readPageChallenge(body, isLink ? {...policy, field: 'payment-url'} : policy), gateway);
}

/** Whose payment it is, if the challenge itself, the page or the host can tell. */
export function withGateway(challenge: CheckedChallenge, named: string | undefined): CheckedChallenge {
  const id = challenge.gateway ?? named;
  const page = 'url' in challenge ? challenge.url : undefined;
  const gateway = knownGateways().find((known) =>
    id === undefined ? page && hostAllowed(new URL(page).host, known.hosts ?? []) : known.id === id,
  );
  return {
    ...(page && gateway?.waitsForReturn && {waitForReturn: true}),
    ...(gateway && {gateway: gateway.id}),
    ...challenge,
  };
}
