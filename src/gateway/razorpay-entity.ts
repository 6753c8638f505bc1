import {fromMinor, isMinor} from '../input/amount.js';
import {isPlainObject, plainObject, present} from '../input/plain.js';
import {schema} from '../input/schema.js';
import type {PaymentStatus, StatusWord} from '../input/status.js';
import {orderIn, withIds} from './gateway-body.js';
import {statusOf} from './status-words.js';

/** Payment or order. Amounts are minor units; `notes` is `[]` when empty. */
const entity = schema(({any, id, text, bool, maybe, optional, object}) => ({
  entity: text,
  id,
  status: any,
  amount: any,
  currency: optional(text),
  order_id: maybe(id),
  receipt: maybe(id),
  notes: any,
  method: maybe(text),
  captured: maybe(bool),
  refund_status: maybe(text),
  acquirer_data: maybe(object({rrn: maybe(id)})),
  error_reason: maybe(text),
}));

type Entity = NonNullable<ReturnType<typeof entity.read>>;

/** Of several attempts at one order: money that came in beats everything, an open try beats a failed one. */
const RANKS: readonly StatusWord[] = [
  'succeeded',
  'refunded',
  'needs_review',
  'processing',
  'pending',
  'attempt_failed',
];

/** A payment, an order, a list of an order's payments, or the webhook event that carries them. */
export function readEntity(body: unknown): PaymentStatus | undefined {
  const copy = plainObject(body);
  if (copy?.entity === 'collection') return Array.isArray(copy.items) ? readAttempts(copy.items) : undefined;
  if (copy?.entity === 'event') return readEvent(copy.payload);
  return readOne(copy);
}

function readEvent(payload: unknown): PaymentStatus | undefined {
  for (const name of ['order', 'payment']) {
    const part = isPlainObject(payload) ? payload[name] : undefined;
    const status = isPlainObject(part) ? readOne(part.entity) : undefined;
    if (status) return status;
  }
  return undefined;
}

/** `count` is not to be trusted. Payments of different orders are no answer about one payment. */
function readAttempts(items: readonly unknown[]): PaymentStatus | undefined {
  const attempts = items.flatMap((item) => readOne(item) ?? []);
  if (attempts.length === 0) return items.length === 0 ? {status: 'pending'} : undefined;
  const orders = new Set(attempts.map(({ids}) => ids?.gatewayOrder ?? ids?.gateway));
  if (orders.size > 1) return undefined;
  return attempts.sort((a, b) => RANKS.indexOf(a.status) - RANKS.indexOf(b.status))[0];
}

function readOne(body: unknown): PaymentStatus | undefined {
  const one = entity.read(body);
  if (!one || (one.entity !== 'payment' && one.entity !== 'order')) return undefined;
  const {amount, currency = 'INR'} = one;
  if (amount !== undefined && !isMinor(amount)) return undefined;
  const money =
    amount === undefined ? {} : {amount: fromMinor(amount, currency), currency: currency.toUpperCase()};
  return one.entity === 'order'
    ? {...orderStatus(one), ...money, ...orderIds(one)}
    : {
        ...paymentStatus(one),
        ...money,
        ...paymentIds(one),
        ...present({method: one.method, reason: one.error_reason}),
      };
}

/** A failed payment may be authorised up to three days later, and its order takes another try: never a final failure. */
function paymentStatus({status, captured, refund_status: refund}: Entity): PaymentStatus {
  const read = statusOf(status);
  if (read.status === 'succeeded') {
    if (!isWord(status, 'captured')) return unknownWord(status);
    if (refund === 'full') return {status: 'refunded'};
    return captured === false ? {status: 'processing'} : read;
  }
  return ['failed', 'cancelled', 'expired'].includes(read.status) ? {status: 'attempt_failed'} : read;
}

function orderStatus({status}: Entity): PaymentStatus {
  const read = statusOf(status);
  return read.status !== 'succeeded' || isWord(status, 'paid') ? read : unknownWord(status);
}

const isWord = (status: unknown, word: string) => String(status).toLowerCase() === word;

const unknownWord = (status: unknown): PaymentStatus => ({status: 'pending', unknownWord: String(status)});

const orderIds = ({id, receipt, notes}: Entity) =>
  withIds({gatewayOrder: id, order: receipt ?? orderIn(notes)});

const paymentIds = ({id, order_id: gatewayOrder, notes, acquirer_data: acquirer}: Entity) =>
  withIds({gateway: id, gatewayOrder, order: orderIn(notes), provider: acquirer?.rrn});
