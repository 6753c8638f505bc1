import type {PayErrorCode} from '../errors.js';
import {PayError} from '../errors.js';
import {normaliseAmount} from '../input/amount.js';
import type {CheckedChallenge} from '../input/challenge.js';
import {configInvalid} from '../input/config-invalid.js';
import {isContractChallenge} from '../input/contract-challenge.js';
import {contractWord, meaning, readContractStatus} from '../input/contract-status.js';
import {readContractChallenge} from '../input/contract-ways.js';
import type {PlainObject} from '../input/plain.js';
import {plainObject, present} from '../input/plain.js';
import {notUnderstood} from '../input/schema.js';
import type {PaymentStatus} from '../input/status.js';
import type {Reader} from './gateway.js';
import {kupayReader} from './kupay.js';
import type {StatusOptions} from './open-status.js';
import {withCurrency} from './open-status.js';
import {razorpayReader} from './razorpay.js';
import type {ChallengeOptions} from './read-contract.js';
import {withGateway} from './read-contract.js';
import {readOwnChallenge} from './read-ways.js';
import {registeredGateways} from './registry.js';
import {rumbapayReader} from './rumbapay.js';
import {rupantorpayReader} from './rupantorpay.js';
import {uddoktapayReader} from './uddoktapay.js';

// Reads all that can be read, also what gateways say themselves.

/**
 * @param body - As `openAnswer` gave it.
 * @throws {PayError} As `readChallenge`.
 */
export function readRawChallenge(body: PlainObject | string, options: ChallengeOptions): CheckedChallenge {
  if (typeof body === 'string' || isContractChallenge(body)) return readOwnChallenge(body, options);
  const asked = candidates(body, options.gateway);
  if (options.gateway !== undefined && asked.length === 0)
    throw configInvalid('gateway', 'This gateway is not known: use registerGateway first.');
  for (const gateway of asked) {
    const read = ask('challenge-invalid', () => gateway.readChallenge(body, options));
    // Whatever a registered reader returns, its URLs pass through the one policy.
    if (read) return withGateway(readContractChallenge(plainObject(read) ?? {}, options), gateway.id);
  }
  throw notUnderstood('challenge');
}

/** @param body - As `openStatus` gave it. */
export function readRawStatus(body: PlainObject, options: StatusOptions): PaymentStatus | undefined {
  for (const gateway of candidates(body, options.gateway)) {
    const status = checked(ask('status-unreachable', () => gateway.readStatus(body)));
    // Who knows a body as its own has the last word.
    if (status || gateway.recognises?.(body)) return withCurrency(status, options);
  }
  return isLookupError(body) ? undefined : withCurrency(readContractStatus(body), options);
}

/** The named gateway alone, or the one that knows the body as its own, or else whoever can read it. */
const candidates = (body: PlainObject, id: string | undefined): readonly Reader[] =>
  allReaders().filter((reader) =>
    id === undefined ? reader.recognises?.(body) !== false : reader.id === id,
  );

/** In the order in which they are asked about a body of unknown origin: UddoktaPay's claims what resembles it. */
const allReaders = (): readonly Reader[] => [
  ...registeredGateways(),
  razorpayReader,
  rumbapayReader,
  kupayReader,
  rupantorpayReader,
  uddoktapayReader,
];

function ask<T>(code: PayErrorCode, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof PayError && code === 'challenge-invalid') throw cause;
    throw new PayError(code, 'The reader of this gateway failed: see the cause.', {field: 'gateway', cause});
  }
}

/** `{status: "ERROR", message}` without a payment: the question failed, not the payment. */
const isLookupError = ({id, message, status}: PlainObject) =>
  id === undefined && message !== undefined && contractWord(status) === undefined;

/** A registered reader cannot bring words or amounts into the session that mean nothing there. */
function checked(read: unknown): PaymentStatus | undefined {
  const status = plainObject(read) as PaymentStatus | undefined;
  const amount = normaliseAmount(status?.amount, status?.currency);
  if (!status || (status.amount !== undefined && amount === undefined)) return undefined;
  const {status: word} = status;
  return present({...status, amount, ...meaning(contractWord(word), word)}) as PaymentStatus;
}
