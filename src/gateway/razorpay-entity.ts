import {lowerCase, meaning} from '../input/contract-status.js';
import {fromMinor} from '../input/minor-units.js';
import {member, plainObject} from '../input/plain.js';
import {anything, bool, id, maybe, must, optional, schema, text} from '../input/schema.js';
import type {PaymentStatus} from '../input/status.js';
import {idIn, statusWith} from './gateway-body.js';
import {isOver, statusOf} from './status-words.js';

/** Payment or order. Amounts are minor units; `notes` is `[]` when empty. */
const entity = schema({
  entity: must(text),
  id: must(id),
  status: anything,
  amount: anything,
  currency: optional(text),
  order_id: maybe(id),
  receipt: maybe(id),
  notes: anything,
  method: maybe(text),
  captured: maybe(bool),
  refund_status: maybe(text),
  acquirer_data: anything,
  error_reason: maybe(text),
});

type Entity = ReturnType<typeof entity.read>;

/** Of several attempts at one order: money that came in beats everything, an open try beats a failed one. */
const RANKS = 'succeeded refunded needs_review processing pending attempt_failed';

/** A payment, an order, a list of an order's payments, or the webhook event that carries them. */
export function readEntity(body: unknown): PaymentStatus | undefined {
  const copy = plainObject(body);
  if (copy?.entity === 'collection') return Array.isArray(copy.items) ? readAttempts(copy.items) : undefined;
  if (copy?.entity !== 'event') return readOne(copy);
  const [order, payment] = ['order', 'payment'].map((name) =>
    readOne(member(member(copy.payload, name), 'entity')),
  );
  return order ?? payment;
}

/** `count` is not to be trusted. Payments of different orders are no answer about one payment. */
function readAttempts(items: readonly unknown[]): PaymentStatus | undefined {
  const attempts = items.flatMap((item) => readOne(item) ?? []);
  if (items.length === 0) return {status: 'pending'};
  const orders = new Set(attempts.map(({ids}) => ids?.gatewayOrder ?? ids?.gateway));
  if (orders.size > 1) return undefined;
  return attempts.sort((a, b) => RANKS.indexOf(a.status) - RANKS.indexOf(b.status))[0];
}

function readOne(body: unknown): PaymentStatus | undefined {
  const one = entity.read(body);
  if (one.entity !== 'payment' && one.entity !== 'order') return undefined;
  const {id, amount: minor, currency = 'INR', notes, method, error_reason: reason} = one;
  const amount = fromMinor(minor, currency);
  if (minor !== undefined && amount === undefined) return undefined;
  const facts = {amount, currency: amount && currency, method, reason};
  const order = idIn(notes);
  return one.entity === 'order'
    ? statusWith(paidBy('paid', one.status), facts, {gatewayOrder: id, order: one.receipt ?? order})
    : statusWith(paymentStatus(one), facts, {
        gateway: id,
        gatewayOrder: one.order_id,
        order,
        provider: idIn(one.acquirer_data, 'rrn'),
      });
}

/** A failed payment may be authorised up to three days later, and its order takes another try: never a final failure. */
function paymentStatus({status, captured, refund_status: refund}: Entity): PaymentStatus {
  const read = paidBy('captured', status);
  if (isOver(read)) return {status: 'attempt_failed'};
  if (read.status !== 'succeeded') return read;
  if (refund === 'full') return {status: 'refunded'};
  return captured === false ? {status: 'processing'} : read;
}

/** Only one word says of each kind of entity that it is paid. */
function paidBy(word: string, status: unknown): PaymentStatus {
  const read = statusOf(status);
  return read.status === 'succeeded' && lowerCase(status) !== word ? meaning(undefined, status) : read;
}
