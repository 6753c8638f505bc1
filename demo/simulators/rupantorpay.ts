import {webUrl} from './html.js';
import type {Fields} from './http.js';
import {fieldsOf, json, parseFields, readText, textOf, unflatten, withQuery} from './http.js';
import {toMajor, toMinor} from './money.js';
import type {SimPayment} from './payment.js';
import type {Letter} from './postman.js';
import {CAPITALS, DIGITS, HEX, pick} from './random.js';
import {createSimulator} from './simulator.js';
import type {Desk, Simulator, SimulatorOptions, Trade} from './trade.js';

export type RupantorpayOptions = SimulatorOptions & {
  readonly apiKey?: string;
  /** Public code disagrees on what a webhook looks like. Default: `form`. */
  readonly webhookFormat?: 'form' | 'multipart' | 'json';
  /** The documents name two lists of words for the return. Default: `PENDING`, `COMPLETED`, `ERROR`. */
  readonly returnWords?: 'upper' | 'table';
  /** Whether `fullname` and `email` must be there: the table says so, every sample leaves them out. Default: true. */
  readonly strict?: boolean;
};

function wordOf({state}: SimPayment): 'COMPLETED' | 'PENDING' | 'ERROR' {
  if (state === 'paid') return 'COMPLETED';
  return state === 'open' || state === 'waiting' ? 'PENDING' : 'ERROR';
}

const TABLE_WORDS = {COMPLETED: 'success', PENDING: 'pending', ERROR: 'failed'} as const;

function fail(message: string): Response {
  return json({status: false, message});
}

function verifyAnswer(payment: SimPayment) {
  const {request} = payment;
  return {
    fullname: textOf(request, 'fullname') ?? '',
    email: textOf(request, 'email') ?? '',
    amount: toMajor(payment.paidMinor || payment.amountMinor, 'BDT', 3),
    transaction_id: payment.id,
    ...(payment.providerId && wordOf(payment) !== 'PENDING' && {trx_id: payment.providerId}),
    currency: payment.currency,
    metadata: fieldsOf(request, 'metadata') ?? fieldsOf(request, 'meta_data') ?? {},
    payment_method: payment.method,
    status: wordOf(payment),
  };
}

/** What the return's query and a webhook's form say alike. */
function returned(payment: SimPayment): Record<string, string> {
  const paidMinor = payment.paidMinor || payment.amountMinor;
  return {
    transactionId: payment.id,
    paymentMethod: payment.method,
    paymentAmount: toMajor(paidMinor, 'BDT'),
    paymentFee: toMajor(Math.round(paidMinor / 100), 'BDT'),
    currency: payment.currency,
    status: wordOf(payment),
  };
}

/** The documents' samples give URLs without a scheme. */
function addressOf(fields: Fields, name: string): string | undefined {
  const text = textOf(fields, name);
  return text === undefined ? undefined : (webUrl(text) ?? webUrl(`https://${text}`));
}

/**
 * RupantorPay: `status: 1` and no transaction id at create, three decimals in verify, the same
 * query on success and cancel URL, webhooks without any proof.
 */
export function rupantorpaySimulator(options: RupantorpayOptions = {}): Simulator {
  const {
    apiKey = 'demo-rupantorpay-key',
    webhookFormat = 'form',
    returnWords = 'upper',
    strict = true,
  } = options;

  function create(fields: Fields, origin: string, desk: Desk): Response {
    const required = strict
      ? ['fullname', 'email', 'amount', 'success_url', 'cancel_url']
      : ['amount', 'success_url', 'cancel_url'];
    const amount = Object.hasOwn(fields, 'amount') ? fields.amount : undefined;
    const missing = required.find((name) => name !== 'amount' && textOf(fields, name) === undefined);
    if (missing) return fail(`The ${missing} field is required`);
    const amountMinor = toMinor(amount, 'BDT');
    const returnUrl = addressOf(fields, 'success_url');
    const cancelUrl = addressOf(fields, 'cancel_url');
    const webhookUrl = addressOf(fields, 'webhook_url');
    if (amountMinor === undefined) return fail('The amount is not valid');
    if (!returnUrl || !cancelUrl) return fail('The success_url or cancel_url is not valid');
    const pageKey = pick(HEX, 32);
    const metadata = fieldsOf(fields, 'metadata') ?? fieldsOf(fields, 'meta_data') ?? {};
    const payment = desk.add({
      id: pick(CAPITALS, 6) + pick(DIGITS, 6),
      names: [textOf(metadata, 'order_id') ?? pageKey, pageKey],
      pagePath: `/api/execute/${pageKey}`,
      amountMinor,
      currency: 'BDT',
      method: 'bkash',
      description: '',
      origin,
      request: fields,
      returnUrl,
      cancelUrl,
      ...(webhookUrl && {webhookUrl}),
    });
    return json({status: 1, message: 'Payment Link', payment_url: origin + payment.pagePath});
  }

  function webhook(url: string, payment: SimPayment): Letter {
    if (webhookFormat === 'json') {
      const body = JSON.stringify(verifyAnswer(payment));
      return {url, method: 'POST', headers: {'content-type': 'application/json'}, body};
    }
    const {currency: _, ...fields} = returned(payment);
    if (webhookFormat === 'form') {
      const headers = {'content-type': 'application/x-www-form-urlencoded'};
      return {url, method: 'POST', headers, body: String(new URLSearchParams(fields))};
    }
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return {url, method: 'POST', body};
  }

  const trade: Trade = {
    name: 'rupantorpay',
    title: 'RupantorPay',
    methods: [
      {id: 'bkash', label: 'bKash'},
      {id: 'nagad', label: 'Nagad'},
      {id: 'rocket', label: 'Rocket'},
    ],
    actions: [
      'pay',
      'pay-and-close',
      'decline',
      'cancel',
      'later',
      'pay-wrong-amount',
      'pay-duplicate-webhook',
      'late-success',
      'approve',
      'webhook',
    ],
    providerId: () => pick(CAPITALS + DIGITS, 7),
    async api(request, url, desk) {
      const path = /^\/api\/payment\/(checkout|verify-payment)$/.exec(url.pathname)?.[1];
      if (!path || (request.method !== 'POST' && request.method !== 'GET')) return undefined;
      if (request.headers.get('x-api-key') !== apiKey) return fail('Invalid API key');
      const fields =
        request.method === 'GET'
          ? unflatten(url.searchParams)
          : parseFields(await readText(request), request.headers.get('content-type') ?? '');
      if (!fields) return fail('Invalid request');
      if (path === 'checkout') return create(fields, url.origin, desk);
      const payment = desk.payments.find(({id}) => id === textOf(fields, 'transaction_id'));
      return payment ? json(verifyAnswer(payment)) : fail('Transaction not found');
    },
    brokenAnswer: () =>
      new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
        status: 502,
        headers: {'content-type': 'text/html'},
      }),
    async letters(payment) {
      return payment.webhookUrl && payment.state !== 'open' ? [webhook(payment.webhookUrl, payment)] : [];
    },
    async leave(payment, action) {
      const cancels = action === 'cancel' || wordOf(payment) === 'ERROR';
      const fields = returned(payment);
      if (returnWords === 'table') fields.status = TABLE_WORDS[wordOf(payment)];
      const url = (cancels ? payment.cancelUrl : payment.returnUrl) ?? '';
      return {kind: 'get', url: withQuery(url, fields)};
    },
  };

  return createSimulator(trade, options);
}
