import type {Fields} from './http.js';
import {fieldsOf, isFields, textOf} from './http.js';
import {toMajor, toMinor} from './money.js';
import type {SimPayment} from './payment.js';

const REQUIRED = ['reference', 'currency', 'amount'] as const;
const REQUIRED_CUSTOMER = [
  'identifier',
  'email',
  'phone',
  'first_name',
  'last_name',
  'country',
  'city',
  'address',
  'state_code',
  'zip_code',
] as const;

/** Seven digits of fraction, as the gateway writes its own time. */
export function stamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '0000Z');
}

/** Three digits and no zone, as it writes a payment's. */
export function date(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '');
}

/** Cancelled and waiting payments are still `created`: the documents know no word for them. */
export function wordOf({state}: SimPayment): string {
  if (state === 'paid') return 'success';
  return state === 'declined' || state === 'expired' ? 'error' : 'created';
}

/** `[{"key_1": "value"}]` at create, `[{"key": "key_1", "value": "value"}]` ever after. */
function extraOf(request: Fields): {key: string; value: unknown}[] {
  const sent = Object.hasOwn(request, 'extra') ? request.extra : undefined;
  if (!Array.isArray(sent)) return [];
  return sent
    .filter(isFields)
    .flatMap((entry) => Object.entries(entry).map(([key, value]) => ({key, value})));
}

/** What callback and status answer; `identifier` is the gateway's own number. */
export function transaction(payment: SimPayment, nowMs: number) {
  const amount = Number(toMajor(payment.paidMinor || payment.amountMinor, payment.currency));
  return {
    identifier: payment.names[2],
    request_id: payment.id,
    reference: payment.names[0],
    description: payment.description,
    status: {name: wordOf(payment), date: date(payment.changedAtMs)},
    created_date: date(payment.createdAtMs),
    amount,
    billing_amount: amount,
    currency: payment.currency,
    extra: extraOf(payment.request),
    timestamp: stamp(nowMs),
    error_code: 0,
    error_message: '',
  };
}

export function fieldErrors(body: Fields): {field: string; message: string}[] {
  const customer = fieldsOf(body, 'customer');
  const missing = [
    ...REQUIRED.filter((name) => textOf(body, name) === undefined),
    ...(customer
      ? REQUIRED_CUSTOMER.filter((name) => textOf(customer, name) === undefined).map(
          (name) => `customer.${name}`,
        )
      : ['customer']),
  ];
  const errors = missing.map((field) => ({field, message: `${field} is a required field`}));
  const amount = textOf(body, 'amount');
  if (amount && toMinor(amount, 'INR') === undefined)
    errors.push({field: 'amount', message: 'amount is not valid'});
  return errors;
}

/** Amounts with four decimals, which no JSON writer of ours would make. */
export function statusText(payment: SimPayment, nowMs: number): string {
  const places = toMajor(payment.paidMinor || payment.amountMinor, payment.currency, 4);
  return JSON.stringify(transaction(payment, nowMs)).replace(
    /"(amount|billing_amount)":[\d.]+/g,
    `"$1":${places}`,
  );
}
