import {PayError} from '../errors.js';
import type {CheckedChallenge, CreateAnswer} from '../input/challenge.js';
import {isContractChallenge, readContractChallenge} from '../input/contract-challenge.js';
import {hostAllowed} from '../input/hosts.js';
import {hostOf} from '../input/payment-url.js';
import type {PlainObject} from '../input/plain.js';
import {isPlainObject, plainObject, present} from '../input/plain.js';
import {schema} from '../input/schema.js';
import type {Gateway, ReadOptions} from './gateway.js';
import {linkChallenge} from './gateway-body.js';
import {allGateways, gatewayById} from './registry.js';

export type ChallengeOptions = ReadOptions & {
  /** Whose body it is; guessed if absent. */
  readonly gateway?: string;
};

/** What stands around a challenge; `challenge` itself may be in anybody's words. */
const wrapper = schema(({id, text, any, time, optional}) => ({
  challenge: any,
  paymentId: optional(id),
  statusUrl: optional(text),
  statusToken: optional(text),
  cancelUrl: optional(text),
  expiresAt: optional(time),
}));

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
  const body = bodyOf(input);
  if (!isWrapper(body)) return {challenge: readOne(body, options)};
  const {challenge: inner, ...around} = wrapper.parse(body);
  return {challenge: readOne(bodyOf(inner), options), ...present(around)};
}

/** A link stays text; JSON text and objects become a copy of their own keys. */
function bodyOf(input: unknown): PlainObject | string {
  if (typeof input === 'string' && !/^\s*\{/.test(input)) return input;
  const body = plainObject(input);
  if (!body) throw notUnderstood();
  return body;
}

/** Rumbapay has a `challenge` of its own, with the gateway's fields around it. */
function isWrapper(body: PlainObject | string): body is PlainObject {
  if (typeof body === 'string' || body.challenge === undefined || isContractChallenge(body)) return false;
  return !(isPlainObject(body.challenge) && 'challenge_type' in body.challenge);
}

function readOne(body: PlainObject | string, options: ChallengeOptions): CheckedChallenge {
  if (typeof body === 'string') {
    return finished(linkChallenge(body, options, 'payment-url'), options.gateway);
  }
  if (isContractChallenge(body)) {
    return finished(readContractChallenge(body, options), options.gateway);
  }
  for (const gateway of candidates(body, options)) {
    const read = ask(gateway, body, options);
    if (read) return finished(recheck(read, options), gateway.id);
  }
  throw notUnderstood();
}

/** The named gateway alone, or the one that knows the body as its own, or else whoever can read it. */
function candidates(body: PlainObject, {gateway: id}: ChallengeOptions): readonly Gateway[] {
  if (id === undefined) return allGateways().filter(({recognises}) => recognises?.(body) ?? true);
  const named = gatewayById(id);
  if (named) return [named];
  throw new PayError('config-invalid', 'No gateway of this name is known. Use registerGateway first.', {
    field: 'gateway',
  });
}

function ask(gateway: Gateway, body: PlainObject, options: ReadOptions): CheckedChallenge | undefined {
  try {
    return gateway.readChallenge(body, options);
  } catch (cause) {
    if (cause instanceof PayError) throw cause;
    throw new PayError('challenge-invalid', 'The reader of this gateway failed; its error is the cause.', {
      field: 'gateway',
      cause,
    });
  }
}

/** Whatever a registered reader returns, its URLs pass through the one policy. */
function recheck(challenge: CheckedChallenge, {allowedHosts = []}: ReadOptions): CheckedChallenge {
  const body = plainObject(challenge);
  if (!body) throw notUnderstood();
  return readContractChallenge(body, {allowedHosts});
}

/** Whose payment it is, if the challenge itself, the page or the host can tell. */
function finished(challenge: CheckedChallenge, named: string | undefined): CheckedChallenge {
  const id = challenge.gateway ?? named;
  const gateway = id === undefined ? hostOwner(challenge) : gatewayById(id);
  const waits = gateway?.waitsForReturn && (challenge.kind === 'page' || challenge.kind === 'form');
  return {...(waits && {waitForReturn: true}), ...(gateway && {gateway: gateway.id}), ...challenge};
}

function hostOwner(challenge: CheckedChallenge): Gateway | undefined {
  const host = 'url' in challenge ? hostOf(challenge.url) : undefined;
  return host === undefined ? undefined : allGateways().find(({hosts}) => hostAllowed(host, hosts ?? []));
}

const notUnderstood = () =>
  new PayError(
    'challenge-invalid',
    'Neither a URL, nor a challenge, nor a create answer of a known gateway. Name the gateway if it is one.',
    {field: 'challenge'},
  );
