import type {CheckedChallenge, CreateAnswer} from '../input/challenge.js';
import {isContractChallenge, isPageChallenge, readPageChallenge} from '../input/contract-challenge.js';
import {contractWord, isContractOnly, moneyOf, readContractStatus} from '../input/contract-status.js';
import {hostAllowed} from '../input/hosts.js';
import {isPage, parsePageUrl} from '../input/page-url.js';
import type {PlainObject} from '../input/plain.js';
import {isPlainObject, plainObject, present} from '../input/plain.js';
import {anything, id, notUnderstood, optional, schema, text, time} from '../input/schema.js';
import type {PaymentStatus} from '../input/status.js';
import type {ReadOptions} from './gateway.js';
import {knownGateways, registeredGateways} from './registry.js';

// Reads pages and statuses in our own words: all that most shops ever need, and what must be understood at once.

export type ChallengeOptions = ReadOptions & {
  /** Whose body it is; guessed if absent. */
  readonly gateway?: string;
};

/** A page's challenge, or a link or body that something else must read. */
type OpenedChallenge =
  | {readonly challenge: CheckedChallenge; readonly raw: undefined}
  | {readonly challenge: undefined; readonly raw: PlainObject | string};

/** The same, and what stood around it. */
export type OpenedAnswer = OpenedChallenge & {readonly around: Omit<CreateAnswer, 'challenge'>};

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
  if (typeof body === 'string' || !isWrapper(body)) return {around: {}, ...openChallenge(body, options)};
  const {challenge, ...around} = wrapper.parse(body);
  return {around, ...openChallenge(bodyOf(challenge), options)};
}

/** A link stays text; JSON text and objects become a copy of their own keys. */
function bodyOf(input: unknown): PlainObject | string {
  if (typeof input === 'string' && !/^\s*\{/.test(input)) return input;
  const body = plainObject(input);
  if (!body) throw notUnderstood('challenge');
  return body;
}

/** Rumbapay has a `challenge` of its own, with the gateway's fields around it. */
const isWrapper = (body: PlainObject) =>
  body.challenge !== undefined &&
  !isContractChallenge(body) &&
  !(isPlainObject(body.challenge) && 'challenge_type' in body.challenge);

function openChallenge(body: PlainObject | string, options: ChallengeOptions): OpenedChallenge {
  const isLink = typeof body === 'string';
  if (!(isLink ? isPage(body) : isPageChallenge(body))) return {challenge: undefined, raw: body};
  const challenge = isLink
    ? ({kind: 'page', url: parsePageUrl(body, {...options, field: 'payment-url'})} as const)
    : readPageChallenge(body, options);
  return {challenge: withGateway(challenge, options.gateway), raw: undefined};
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

export type StatusOptions = {
  /** Whose body it is; guessed if absent. */
  readonly gateway?: string | undefined;
  /** For gateways that name none: UddoktaPay's follows from the endpoint that was used. */
  readonly currency?: string | undefined;
};

/** A status, or a `raw` body that only a gateway's reader understands. Neither: the body changes nothing. */
export type OpenedStatus = {
  readonly status: PaymentStatus | undefined;
  readonly raw: PlainObject | undefined;
};

export function openStatus(input: unknown, options: StatusOptions): OpenedStatus {
  const raw = plainObject(input);
  const isOurs = raw && (isSurelyContract(raw) || (registeredGateways().length === 0 && isContractOnly(raw)));
  return isOurs
    ? {status: withCurrency(readContractStatus(raw), options), raw: undefined}
    : {status: undefined, raw};
}

/** Our own words with our own id: even where a gateway is named, that is the merchant's endpoint speaking. */
const isSurelyContract = ({status, id, entity}: PlainObject) =>
  contractWord(status) !== undefined && id !== undefined && entity === undefined;

/** A status that is ready to be believed: nothing but its own keys can speak for it. */
export const withCurrency = (status: PaymentStatus | undefined, {currency}: StatusOptions) =>
  status && present({...status, ...(status.amount && !status.currency && moneyOf(status.amount, currency))});
