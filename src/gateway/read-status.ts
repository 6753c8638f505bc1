import {PayError} from '../errors.js';
import type {PaymentStatus} from '../input/status.js';
import type {StatusOptions} from './open-status.js';
import {openStatus} from './open-status.js';
import {readRawStatus} from './read-raw.js';

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
  const {raw, status} = openStatus(body, options);
  return raw ? readRawStatus(raw, options) : status;
}
