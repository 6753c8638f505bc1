import {PayError} from '../errors.js';
import {moneyAmount} from '../input/contract-challenge.js';
import {readLink} from '../input/payment-url.js';
import {isPlainObject, member} from '../input/plain.js';
import {anything, id, list, maybe, money, optional, schema, text} from '../input/schema.js';
import type {Gateway, Reader} from './gateway.js';
import {withReturn} from './gateway.js';
import {rejected, statusWith, withIds} from './gateway-body.js';
import {isOver, statusOf} from './status-words.js';

/** Create, status and callback share one shape. `billing_amount` has no meaning given; dates may be unset. */
const transaction = schema({
  request_id: maybe(id),
  reference: maybe(id),
  identifier: maybe(id),
  status: anything,
  amount: optional(money),
  currency: maybe(text),
  challenge: anything,
  error_code: anything,
  error_message: maybe(text),
  error_reason: maybe(text),
  error_fields: maybe(list),
});

type Transaction = ReturnType<typeof transaction.read>;

const isFine = ({error_code: code}: Transaction) => code === undefined || code === 0 || code === '0';

const idsOf = ({request_id: gateway, reference: order}: Transaction) => ({gateway, order});

export const rumbapayReader = {
  id: 'rumbapay',
  recognises: ({request_id: id, error_code: code, challenge, status}) =>
    (code !== undefined && (id !== undefined || typeof code === 'number')) ||
    member(challenge, 'challenge_type') !== undefined ||
    (id !== undefined && typeof status === 'object'),
  /** The error code decides first, whatever HTTP status, `status.name` and URL say. */
  readChallenge(body, options) {
    const answer = transaction.read(body);
    const {challenge, amount: value, currency} = answer;
    if (!isFine(answer) || isOver(statusOf(member(answer.status, 'name')))) {
      throw rejected('Rumbapay', {
        code: answer.error_code,
        message: answer.error_message ?? answer.error_reason,
        fields: answer.error_fields,
      });
    }
    if (!isPlainObject(challenge)) return undefined;
    // The type `redirect` carries pages and UPI links alike; the scheme tells which.
    const url = member(challenge.challenge_redirect, 'url');
    if (url === undefined) {
      throw new PayError('challenge-unsupported', 'This challenge_type has nothing to open.', {
        field: 'challenge.challenge_type',
      });
    }
    return {
      ...readLink(url, 'challenge.challenge_redirect.url', options),
      // One without the other says nothing.
      ...(value && currency && {amount: moneyAmount({value, currency})}),
      ...withIds(idsOf(answer)),
    };
  },
  readStatus(body) {
    const answer = transaction.read(body);
    if (answer.request_id === undefined || !isPlainObject(answer.status)) return undefined;
    const {amount, currency, error_message, error_reason} = answer;
    const said = statusOf(answer.status.name);
    const hasPaid = said.status === 'succeeded';
    // With an error code only an end is an end; success beside an error is for a person to judge.
    if (!isFine(answer) && !hasPaid && said.status !== 'refunded' && !isOver(said)) return undefined;
    return statusWith(
      hasPaid && !isFine(answer) ? {status: 'needs_review'} : said,
      {amount, currency, reason: error_message ?? error_reason},
      {...idsOf(answer), provider: answer.identifier},
    );
  },
} satisfies Reader;

/** Rumbapay, India; pages at `*.checkout.transactica.net`. */
export const rumbapay: Gateway = /* @__PURE__ */ withReturn(
  rumbapayReader,
  /** What `redirect_url` receives is not documented. */
  () => undefined,
);
