import {webUrl} from './html.js';
import type {Fields} from './http.js';
import {fieldsOf, json, parseFields, readText, textOf, withQuery} from './http.js';
import {toMajor, toMinor} from './money.js';
import type {SimPayment} from './payment.js';
import {HEX, LETTERS, pick} from './random.js';
import {createSimulator} from './simulator.js';
import type {Desk, Simulator, SimulatorOptions, Trade} from './trade.js';

export type UddoktapayOptions = SimulatorOptions & {readonly apiKey?: string};

const REQUIRED = ['full_name', 'email', 'redirect_url', 'cancel_url'] as const;

function wordOf({state}: SimPayment): 'COMPLETED' | 'PENDING' | 'ERROR' {
  if (state === 'paid') return 'COMPLETED';
  return state === 'declined' || state === 'expired' ? 'ERROR' : 'PENDING';
}

/** `2023-01-07 14:00:50`: Dhaka's wall clock, and no zone. */
function dhakaDate(ms: number): string {
  return new Date(ms + 6 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** `amount` is what was asked, `charged_amount` what was paid; no currency anywhere. */
function verifyAnswer(payment: SimPayment) {
  const {request, currency} = payment;
  return {
    full_name: textOf(request, 'full_name') ?? '',
    email: textOf(request, 'email') ?? '',
    amount: toMajor(payment.amountMinor, currency),
    fee: '0.00',
    charged_amount: toMajor(payment.paidMinor || payment.amountMinor, currency),
    invoice_id: payment.id,
    metadata: fieldsOf(request, 'metadata') ?? {},
    payment_method: payment.method,
    sender_number: '01311111111',
    transaction_id: payment.providerId,
    date: dhakaDate(payment.changedAtMs),
    status: wordOf(payment),
  };
}

/**
 * UddoktaPay: no invoice id until the shopper comes back, by POST unless `return_type` is `GET`; BDT
 * on `/api/checkout-v2` and USD on `/api/checkout-v2/global`; a webhook only when the staff sends
 * one (the `webhook` action) unless `settings.webhooks` is switched on.
 */
export function uddoktapaySimulator(options: UddoktapayOptions = {}): Simulator {
  const {apiKey = 'demo-uddoktapay-key'} = options;

  function create(fields: Fields, currency: 'BDT' | 'USD', origin: string, desk: Desk): Response {
    const missing = REQUIRED.find((name) => textOf(fields, name) === undefined);
    if (missing) return json({status: false, message: `The ${missing.replace('_', ' ')} field is required.`});
    const metadata = fieldsOf(fields, 'metadata');
    if (!metadata) return json({status: false, message: 'The metadata field is required.'});
    const amountMinor = toMinor(fields.amount, currency);
    if (amountMinor === undefined) return json({status: false, message: 'The amount is not valid.'});
    const returnUrl = webUrl(textOf(fields, 'redirect_url'));
    const cancelUrl = webUrl(textOf(fields, 'cancel_url'));
    const webhookUrl = webUrl(textOf(fields, 'webhook_url'));
    if (!returnUrl || !cancelUrl)
      return json({status: false, message: 'The redirect url must be a valid URL.'});
    const pageKey = pick(HEX, 40);
    const payment = desk.add({
      id: pick(LETTERS, 20),
      names: [textOf(metadata, 'order_id') ?? pageKey, pageKey],
      pagePath: `/payment/${pageKey}`,
      amountMinor,
      currency,
      method: 'bkash',
      description: '',
      origin,
      request: fields,
      returnUrl,
      cancelUrl,
      ...(webhookUrl && {webhookUrl}),
    });
    return json({status: true, message: 'Payment Url', payment_url: origin + payment.pagePath});
  }

  const trade: Trade = {
    name: 'uddoktapay',
    title: 'UddoktaPay',
    methods: [
      {id: 'bkash', label: 'bKash'},
      {id: 'nagad', label: 'Nagad'},
      {id: 'rocket', label: 'Rocket'},
      {id: 'upay', label: 'Upay'},
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
    providerId: () => `TESTTRANS${pick('123456789', 4)}`,
    async api(request, url, desk) {
      const path = /^\/api\/(checkout-v2|checkout-v2\/global|verify-payment)$/.exec(url.pathname)?.[1];
      if (!path || request.method !== 'POST') return undefined;
      const trusted = request.headers.get('rt-uddoktapay-api-key') === apiKey;
      const fields = parseFields(await readText(request), request.headers.get('content-type') ?? '') ?? {};
      if (path === 'verify-payment') {
        if (!trusted) return json({status: 'ERROR', message: 'Api Do Not Match'});
        const payment = desk.payments.find(({id}) => id === textOf(fields, 'invoice_id'));
        return payment ? json(verifyAnswer(payment)) : json({status: 'ERROR', message: 'No Data Found'});
      }
      if (!trusted) return json({status: false, message: 'Api Do Not Match'});
      return create(fields, path.endsWith('global') ? 'USD' : 'BDT', url.origin, desk);
    },
    brokenAnswer: () =>
      new Response('<!doctype html><title>Server Error</title><h1>500</h1>', {
        status: 500,
        headers: {'content-type': 'text/html'},
      }),
    async letters(payment) {
      if (!payment.webhookUrl || payment.state === 'open' || payment.state === 'cancelled') return [];
      const {fee: _fee, charged_amount: _charged, date: _date, ...body} = verifyAnswer(payment);
      const headers = {'content-type': 'application/json', 'rt-uddoktapay-api-key': apiKey};
      return [{url: payment.webhookUrl, method: 'POST', headers, body: JSON.stringify(body)}];
    },
    async leave(payment, action) {
      if (action === 'cancel') return {kind: 'get', url: payment.cancelUrl ?? ''};
      const url = payment.returnUrl ?? '';
      const fields = {invoice_id: payment.id};
      const byGet = textOf(payment.request, 'return_type')?.toUpperCase() === 'GET';
      return byGet ? {kind: 'get', url: withQuery(url, fields)} : {kind: 'post', url, fields};
    },
  };

  return createSimulator(trade, {...options, settings: {webhooks: false, ...options.settings}});
}
