import {PayError} from '../errors.js';
import {moneyAmount, readLink} from '../input/contract-challenge.js';
import {isPlainObject} from '../input/plain.js';
import {schema} from '../input/schema.js';
import type {Gateway} from './gateway.js';
import {rejected, statusWith, withIds} from './gateway-body.js';
import {statusOf} from './status-words.js';

/** Create, status and callback share one shape. `billing_amount` has no meaning given; dates may be unset. */
const transaction = schema(({id, any, money, text, list, maybe, optional, object}) => ({
  request_id: maybe(id),
  reference: maybe(id),
  identifier: maybe(id),
  status: maybe(object({name: any})),
  amount: optional(money),
  currency: maybe(text),
  challenge: maybe(object({challenge_redirect: maybe(object({url: any}))})),
  error_code: any,
  error_message: maybe(text),
  error_reason: maybe(text),
  error_fields: maybe(list),
}));

function read(body: unknown) {
  const answer = transaction.read(body);
  if (!answer) return undefined;
  const {
    request_id: gateway,
    reference: order,
    error_code: code,
    error_message,
    error_reason,
    status,
  } = answer;
  return Object.assign(answer, {
    gateway,
    order,
    said: status && statusOf(status.name),
    isFine: code === undefined || code === 0 || code === '0',
    reason: error_message ?? error_reason,
  });
}

/** Words that end a payment before it began. */
const OVER = /failed|cancelled|expired/;

/** Rumbapay, India; pages at `*.checkout.transactica.net`. */
export const rumbapay = {
  id: 'rumbapay',
  recognises: ({request_id: id, error_code: code, challenge, status}) =>
    (code !== undefined && (id !== undefined || typeof code === 'number')) ||
    (isPlainObject(challenge) && 'challenge_type' in challenge) ||
    (id !== undefined && typeof status === 'object'),
  /** The error code decides first, whatever HTTP status, `status.name` and URL say. */
  readChallenge(body, options) {
    const answer = read(body);
    if (!answer) return undefined;
    const {challenge, gateway, order, amount, currency} = answer;
    if (!answer.isFine || OVER.test(answer.said?.status ?? '')) {
      throw rejected('Rumbapay', {
        code: answer.error_code,
        message: answer.reason,
        fields: answer.error_fields,
      });
    }
    if (challenge === undefined) return undefined;
    // The type `redirect` carries pages and UPI links alike; the scheme tells which.
    const url = challenge.challenge_redirect?.url;
    if (url === undefined) {
      throw new PayError('challenge-unsupported', 'This challenge_type has nothing to open.', {
        field: 'challenge.challenge_type',
      });
    }
    return {
      ...readLink(url, 'challenge.challenge_redirect.url', options),
      // One without the other says nothing.
      ...(amount && currency && {amount: moneyAmount({value: amount, currency})}),
      ...withIds({gateway, order}),
    };
  },
  readStatus(body) {
    const answer = read(body);
    if (!answer?.gateway || !answer.said) return undefined;
    const {gateway, order, said, isFine} = answer;
    // With an error code only an end is an end; success beside an error is for a person to judge.
    if (!isFine && !/succeeded|refunded/.test(said.status) && !OVER.test(said.status)) return undefined;
    const believed = isFine || said.status !== 'succeeded' ? said : ({status: 'needs_review'} as const);
    return statusWith(believed, answer, {gateway, order, provider: answer.identifier});
  },
  /** What `redirect_url` receives is not documented. */
  readReturn: () => undefined,
} satisfies Gateway;
