import {PayError} from '../errors.js';
import type {CheckedChallenge} from '../input/challenge.js';
import {schema} from '../input/schema.js';
import type {ReadOptions} from './gateway.js';
import {isYes, linkChallenge, rejected} from './gateway-body.js';

/** `{status: 1, message, payment_url}`, or `{status: false, message}`; the flag comes as boolean, number or text. */
const created = schema(({any, maybe, text}) => ({status: any, message: maybe(text), payment_url: any}));

/**
 * Reads the create answer that RupantorPay, UddoktaPay and their relatives share. No id is in it: it comes with
 * the shopper's return.
 */
export function readHostedPage(
  body: unknown,
  gateway: string,
  options?: ReadOptions,
): CheckedChallenge | undefined {
  const answer = created.read(body);
  if (!answer) return undefined;
  const {status, message, payment_url: url} = answer;
  const refuses = status !== undefined && !isYes(status);
  if (url === undefined && !(refuses && message !== undefined)) return undefined;
  if (refuses) throw rejected(gateway, {message: message?.slice(0, 200)});
  if (status === undefined) {
    throw new PayError('challenge-invalid', 'A create answer with payment_url must say status true.', {
      field: 'status',
    });
  }
  return {...linkChallenge(url, options, 'payment_url'), waitForReturn: true};
}
