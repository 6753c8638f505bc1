import {PayError} from '../errors.js';
import {present} from '../input/plain.js';
import {schema} from '../input/schema.js';
import type {PaymentStatus} from '../input/status.js';
import type {Gateway} from './gateway.js';
import {challengeMoney, linkChallenge, rejected, statusMoney, withIds} from './gateway-body.js';
import {statusOf, wordMeaning} from './status-words.js';

/** Create, status and callback share one shape. `billing_amount` has no meaning given; dates may be unset. */
const transaction = schema(({id, any, money, text, maybe, optional, object, list}) => ({
  request_id: maybe(id),
  reference: maybe(id),
  identifier: maybe(id),
  status: maybe(object({name: any})),
  amount: optional(money),
  currency: maybe(text),
  challenge: maybe(object({challenge_type: any, challenge_redirect: maybe(object({url: any}))})),
  error_code: any,
  error_message: maybe(text),
  error_reason: maybe(text),
  error_fields: maybe(list(object({field: maybe(text), message: maybe(text)}))),
}));

/** Words that end a payment before it began. */
const OVER = new Set(['failed', 'cancelled', 'expired']);

/** Rumbapay, India; pages at `*.checkout.transactica.net`. */
export const rumbapay = {
  id: 'rumbapay',
  hosts: ['.checkout.transactica.net'],
  recognises: ({request_id: id, error_code: code, challenge, status}) =>
    (code !== undefined && (id !== undefined || typeof code === 'number')) ||
    (typeof challenge === 'object' && challenge !== null && 'challenge_type' in challenge) ||
    (id !== undefined && typeof status === 'object'),
  /** The error code decides first, whatever HTTP status, `status.name` and URL say. */
  readChallenge(body, options) {
    const answer = transaction.read(body);
    if (!answer) return undefined;
    const {error_code: code, request_id: gateway, reference: order, challenge} = answer;
    const word = wordMeaning(answer.status?.name);
    if (!isFine(code) || (word !== undefined && OVER.has(word))) {
      const message = answer.error_message ?? answer.error_reason;
      throw rejected('Rumbapay', {code, message: message?.slice(0, 200), fields: answer.error_fields});
    }
    if (challenge === undefined) return undefined;
    // The type `redirect` carries pages and UPI links alike; the scheme tells which.
    if (challenge.challenge_redirect?.url === undefined) {
      throw new PayError('challenge-unsupported', 'This type of Rumbapay challenge has nothing to open.', {
        field: 'challenge.challenge_type',
      });
    }
    return {
      ...linkChallenge(challenge.challenge_redirect.url, options, 'challenge.challenge_redirect.url'),
      ...challengeMoney(answer),
      ...withIds({gateway, order}),
    };
  },
  readStatus(body) {
    const answer = transaction.read(body);
    if (answer?.request_id === undefined || answer.status === undefined) return undefined;
    const status = believed(statusOf(answer.status.name), isFine(answer.error_code));
    return (
      status && {
        ...status,
        ...statusMoney(answer),
        ...withIds({gateway: answer.request_id, order: answer.reference, provider: answer.identifier}),
        ...present({reason: answer.error_message ?? answer.error_reason}),
      }
    );
  },
  /** What `redirect_url` receives is not documented. */
  readReturn: () => undefined,
} satisfies Gateway;

const isFine = (code: unknown) => code === undefined || code === 0 || code === '0';

/** With an error code only an end is an end; success beside an error is for a person to judge. */
function believed(status: PaymentStatus, fine: boolean): PaymentStatus | undefined {
  if (fine) return status;
  if (status.status === 'succeeded') return {status: 'needs_review'};
  return OVER.has(status.status) || status.status === 'refunded' ? status : undefined;
}
