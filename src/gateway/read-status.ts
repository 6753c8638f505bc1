import {PayError} from '../errors.js';
import {normaliseAmount} from '../input/amount.js';
import {contractWord, readContractStatus} from '../input/contract-status.js';
import type {PlainObject} from '../input/plain.js';
import {plainObject} from '../input/plain.js';
import type {PaymentStatus} from '../input/status.js';
import type {Gateway} from './gateway.js';
import {allGateways, gatewayById} from './registry.js';

export type StatusOptions = {
  /** Whose body it is; guessed if absent. */
  readonly gateway?: string;
  /** For gateways that name none: UddoktaPay's follows from the endpoint that was used. */
  readonly currency?: string;
};

/**
 * Reads how a payment stands: an answer of the status contract, or a raw verify or status answer of a known gateway.
 * Proves nothing by itself: compare ids, amount and currency with what you know.
 *
 * @throws {PayError} `status-unreachable`, not fatal, if it says nothing about a payment: a lookup that failed, HTML,
 *   a create answer. Keep the state that you had.
 */
export function readStatus(body: unknown, options: StatusOptions = {}): PaymentStatus {
  const status = tryReadStatus(body, options);
  if (status) return status;
  throw new PayError(
    'status-unreachable',
    'This answer says nothing about a payment. Keep the state that you had.',
  );
}

/** The same, with `undefined` for an answer that changes nothing. */
export function tryReadStatus(body: unknown, options: StatusOptions = {}): PaymentStatus | undefined {
  const copy = plainObject(body);
  const status = copy && read(copy, options);
  if (!status) return undefined;
  const {currency} = options;
  return currency === undefined || status.amount === undefined || status.currency !== undefined
    ? status
    : {...status, amount: normaliseAmount(status.amount, currency) ?? status.amount, currency};
}

function read(body: PlainObject, options: StatusOptions): PaymentStatus | undefined {
  if (isSurelyContract(body)) return readContractStatus(body);
  for (const gateway of candidates(options)) {
    const known = gateway.recognises?.(body);
    if (known === false && options.gateway === undefined) continue;
    const status = checked(gateway, body);
    if (status || known) return status;
  }
  return isLookupError(body) ? undefined : readContractStatus(body);
}

/** Our own words with our own id: even where a gateway is named, that is the merchant's endpoint speaking. */
const isSurelyContract = (body: PlainObject) =>
  contractWord(body.status) !== undefined && body.id !== undefined && body.entity === undefined;

function candidates({gateway: id}: StatusOptions): readonly Gateway[] {
  if (id === undefined) return allGateways();
  const named = gatewayById(id);
  return named ? [named] : [];
}

/** `{status: "ERROR", message}` without a payment: the question failed, not the payment. */
const isLookupError = (body: PlainObject) =>
  body.id === undefined && body.message !== undefined && contractWord(body.status) === undefined;

/** A registered reader cannot bring words or amounts into the session that mean nothing there. */
function checked(gateway: Gateway, body: PlainObject): PaymentStatus | undefined {
  const read = ask(gateway, body);
  if (!read) return undefined;
  const {amount: given, ...status} = read;
  const amount = normaliseAmount(given, status.currency);
  if (given !== undefined && amount === undefined) return undefined;
  return {
    ...status,
    ...(amount !== undefined && {amount}),
    ...(contractWord(status.status) !== status.status && unknownWord(status.status)),
  };
}

const unknownWord = (word: unknown): PaymentStatus => ({
  status: 'pending',
  unknownWord: String(word).slice(0, 40),
});

function ask(gateway: Gateway, body: PlainObject): PaymentStatus | undefined {
  try {
    return gateway.readStatus(body);
  } catch (cause) {
    throw new PayError('status-unreachable', 'The reader of this gateway failed; its error is the cause.', {
      field: 'gateway',
      cause,
    });
  }
}
