import type {StatusOptions} from '../gateway/open-status.js';
import {openStatus} from '../gateway/open-status.js';
import type {PaymentStatus} from '../input/status.js';
import {loadReaders} from './read-lazily.js';

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
