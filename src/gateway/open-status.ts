import {contractWord, isContractOnly, moneyOf, readContractStatus} from '../input/contract-status.js';
import type {PlainObject} from '../input/plain.js';
import {plainObject, present} from '../input/plain.js';
import type {PaymentStatus} from '../input/status.js';
import {registeredGateways} from './registry.js';

// Reads statuses in our own words: all that most shops ever need. Apart from challenges, which are read earlier.

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
