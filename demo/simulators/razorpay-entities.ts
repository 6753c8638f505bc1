import type {Fields} from './http.js';
import {fieldsOf, textOf} from './http.js';
import type {SimPayment} from './payment.js';

/** An order as the simulator keeps it. Amounts are paise. */
export type RazorpayOrder = {
  readonly id: string;
  readonly amount: number;
  readonly currency: string;
  readonly receipt: string | null;
  readonly notes: Fields;
  readonly automatic: boolean;
  readonly createdAtMs: number;
};

const seconds = (ms: number) => Math.floor(ms / 1_000);

/** Empty notes are a list, others an object. */
function notesOf(notes: Fields | undefined): unknown {
  return notes && Object.keys(notes).length > 0 ? notes : [];
}

function statusOf({state}: SimPayment): string {
  switch (state) {
    case 'paid':
      return 'captured';
    case 'authorized':
    case 'refunded':
      return state;
    case 'open':
    case 'waiting':
      return 'created';
    default:
      return 'failed';
  }
}

const FAILURES = {
  declined: [
    'BAD_REQUEST_ERROR',
    'Payment was declined by the bank',
    'bank',
    'payment_authorization',
    'payment_failed',
  ],
  cancelled: [
    'BAD_REQUEST_ERROR',
    'Payment was cancelled by the customer',
    'customer',
    'payment_authentication',
    'payment_cancelled',
  ],
  expired: [
    'BAD_REQUEST_ERROR',
    'Payment was not completed on time',
    'customer',
    'payment_authentication',
    'payment_timed_out',
  ],
} as const;

/** What a failed payment says of its failure; nulls on a good one. */
export function failureOf({state}: SimPayment) {
  const failure = state in FAILURES ? FAILURES[state as keyof typeof FAILURES] : undefined;
  const [code = null, description = null, source = null, step = null, reason = null] = failure ?? [];
  return {code, description, source, step, reason};
}

function acquirerData(payment: SimPayment): object {
  const id = payment.providerId || null;
  if (payment.method === 'upi') return {rrn: id};
  return payment.method === 'card' ? {auth_code: id} : {bank_transaction_id: id};
}

/** A payment entity. `expand` adds what `expand[]` asks for. */
export function paymentEntity(payment: SimPayment, expand: readonly string[] = []) {
  const {request} = payment;
  const captured = payment.state === 'paid' || payment.state === 'refunded';
  const failure = failureOf(payment);
  const upi = fieldsOf(request, 'upi');
  const amount = payment.paidMinor || payment.amountMinor;
  return {
    id: payment.id,
    entity: 'payment',
    amount,
    currency: payment.currency,
    status: statusOf(payment),
    order_id: textOf(request, 'order_id') ?? null,
    invoice_id: null,
    international: false,
    method: payment.method,
    amount_refunded: payment.state === 'refunded' ? amount : 0,
    refund_status: payment.state === 'refunded' ? 'full' : null,
    captured,
    description: payment.description || null,
    card_id: payment.method === 'card' ? `card_${payment.id.slice(4)}` : null,
    bank: payment.method === 'netbanking' ? (textOf(request, 'bank') ?? null) : null,
    wallet: payment.method === 'wallet' ? (textOf(request, 'wallet') ?? null) : null,
    vpa:
      payment.method === 'upi' && payment.providerId
        ? ((upi && textOf(upi, 'vpa')) ?? 'shopper@example')
        : null,
    email: textOf(request, 'email') ?? null,
    contact: textOf(request, 'contact') ?? null,
    ...(textOf(request, 'customer_id') && {customer_id: textOf(request, 'customer_id')}),
    notes: notesOf(fieldsOf(request, 'notes')),
    fee: captured ? Math.ceil(amount / 50) : null,
    tax: captured ? Math.floor(amount / 330) : null,
    error_code: failure.code,
    error_description: failure.description,
    error_source: failure.source,
    error_step: failure.step,
    error_reason: failure.reason,
    acquirer_data: acquirerData(payment),
    created_at: seconds(payment.createdAtMs),
    ...(expand.includes('upi') &&
      payment.method === 'upi' && {
        upi: {
          payer_account_type: 'bank_account',
          vpa: 'shopper@example',
          flow: (upi && textOf(upi, 'flow')) ?? 'intent',
        },
      }),
    ...(expand.includes('card') &&
      payment.method === 'card' && {
        card: {
          id: `card_${payment.id.slice(4)}`,
          entity: 'card',
          name: 'Demo Shopper',
          last4: '1111',
          network: 'Visa',
          type: 'debit',
          issuer: 'HDFC',
          international: false,
          emi: false,
          sub_type: 'consumer',
        },
      }),
  };
}

/** An order stays `paid` after a refund and counts every attempt. */
export function orderEntity(order: RazorpayOrder, payments: readonly SimPayment[]) {
  const paid = payments.find(({state}) => state === 'paid' || state === 'refunded');
  const paidAmount = paid ? paid.paidMinor : 0;
  return {
    id: order.id,
    entity: 'order',
    amount: order.amount,
    amount_paid: paidAmount,
    amount_due: Math.max(0, order.amount - paidAmount),
    currency: order.currency,
    receipt: order.receipt,
    status: paid ? 'paid' : payments.length > 0 ? 'attempted' : 'created',
    attempts: payments.length,
    notes: notesOf(order.notes),
    created_at: seconds(order.createdAtMs),
  };
}

export function collection(items: readonly object[]) {
  return {entity: 'collection', count: items.length, items};
}

/** The event names of a change, in the order in which they happen. */
export function eventsOf(payment: SimPayment, before: SimPayment['state']): string[] {
  switch (payment.state) {
    case 'paid':
      return before === 'authorized' || before === 'paid'
        ? ['payment.captured', 'order.paid']
        : ['payment.authorized', 'payment.captured', 'order.paid'];
    case 'authorized':
      return ['payment.authorized'];
    case 'declined':
    case 'cancelled':
    case 'expired':
      return ['payment.failed'];
    case 'refunded':
      return ['refund.processed'];
    default:
      return [];
  }
}

/** A webhook's body. The payload is a snapshot of the moment. */
export function eventBody(
  event: string,
  order: RazorpayOrder,
  payment: SimPayment,
  payments: readonly SimPayment[],
  nowMs: number,
) {
  const entity = paymentEntity(payment);
  const snapshot =
    event === 'payment.authorized'
      ? {...entity, status: 'authorized', captured: false, fee: null, tax: null}
      : entity;
  const withOrder = event === 'order.paid';
  const withRefund = event === 'refund.processed';
  return {
    entity: 'event',
    account_id: 'acc_SIMULATED',
    event,
    contains: ['payment', ...(withOrder ? ['order'] : []), ...(withRefund ? ['refund'] : [])],
    payload: {
      payment: {entity: snapshot},
      ...(withOrder && {order: {entity: orderEntity(order, payments)}}),
      ...(withRefund && {
        refund: {
          entity: {
            id: `rfnd_${payment.id.slice(4)}`,
            entity: 'refund',
            amount: payment.paidMinor,
            currency: payment.currency,
            payment_id: payment.id,
            status: 'processed',
            created_at: seconds(nowMs),
          },
        },
      }),
    },
    created_at: seconds(nowMs),
  };
}
