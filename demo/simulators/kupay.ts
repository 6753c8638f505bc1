import {webUrl} from './html.js';
import type {Fields} from './http.js';
import {json, parseFields, readText, textOf, withQuery} from './http.js';
import {toMajor, toMinor} from './money.js';
import type {SimPayment} from './payment.js';
import {HEX, pick} from './random.js';
import {createSimulator} from './simulator.js';
import type {Desk, Simulator, SimulatorOptions, Trade} from './trade.js';

export type KupayOptions = SimulatorOptions & {
  readonly token?: string;
  /** `paid` stands in the last documents, `completed` in the plugin. Default: `paid`. */
  readonly paidWord?: 'paid' | 'completed';
};

const CURRENCIES = 'USD EUR JPY GBP AUD CAD CHF CNY HKD NZD SEK KRW SGD NOK MXN INR BRL NGN'.split(' ');
const REQUIRED = [
  'id',
  'order_number',
  'created_at',
  'currency',
  'cancel_url',
  'paid_url',
  'callback_url',
] as const;

/** Errors say nothing but their HTTP status. */
function bare(status: number): Response {
  return new Response(null, {status});
}

/** `2022-05-22 17:58:04`, UTC and no zone. */
function date(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * KuPay: bearer token, an id at create, errors without a body, a status whose words the documents
 * never list, and the plugin's GET callback that carries the token in its query.
 */
export function kupaySimulator(options: KupayOptions = {}): Simulator {
  const {token = 'demo-kupay-token', paidWord = 'paid'} = options;

  function wordOf({state}: SimPayment): string {
    const words = {paid: paidWord, declined: 'failure', cancelled: 'cancelled', expired: 'expired'} as const;
    return state in words ? words[state as keyof typeof words] : 'open';
  }

  function create(fields: Fields, origin: string, desk: Desk): Response {
    const currency = textOf(fields, 'currency') ?? '';
    const amountMinor = toMinor(fields.amount, currency);
    const paidUrl = webUrl(textOf(fields, 'paid_url'));
    const cancelUrl = webUrl(textOf(fields, 'cancel_url'));
    const callbackUrl = webUrl(textOf(fields, 'callback_url'));
    const complete =
      REQUIRED.every((name) => textOf(fields, name) !== undefined) && CURRENCIES.includes(currency);
    if (!complete || amountMinor === undefined || !paidUrl || !cancelUrl || !callbackUrl) return bare(500);
    const id = `kp_${pick(HEX, 24)}`;
    const payment = desk.add({
      id,
      names: [textOf(fields, 'id') ?? '', textOf(fields, 'order_number') ?? ''],
      pagePath: `/merchant/${id}`,
      amountMinor,
      currency,
      method: 'crypto',
      description: `Order ${textOf(fields, 'order_number')}`,
      origin,
      request: fields,
      returnUrl: paidUrl,
      cancelUrl,
      webhookUrl: callbackUrl,
    });
    return json({pay_url: origin + payment.pagePath, payment_id: id});
  }

  const trade: Trade = {
    name: 'kupay',
    title: 'KuPay',
    methods: [
      {id: 'btc', label: 'Bitcoin'},
      {id: 'eth', label: 'Ether'},
      {id: 'usdt', label: 'Tether'},
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
      'expire',
      'webhook',
    ],
    providerId: () => pick(HEX, 64),
    async api(request, url, desk) {
      const [, id] = /^\/v1\/payment\/status\/([^/]+)$/.exec(url.pathname) ?? [];
      const isCreate = url.pathname === '/v1/payment/create' && request.method === 'POST';
      if (!isCreate && (id === undefined || request.method !== 'GET')) return undefined;
      if (request.headers.get('authorization') !== `Bearer ${token}`) return bare(401);
      if (isCreate)
        return create(parseFields(await readText(request), 'application/json') ?? {}, url.origin, desk);
      const payment = desk.payments.find((one) => one.id === id);
      if (!payment) return bare(404);
      return json({
        payment_id: payment.id,
        status: wordOf(payment),
        created_at: date(payment.createdAtMs),
        order_number: payment.names[1],
        currency: payment.currency,
        amount: Number(toMajor(payment.paidMinor || payment.amountMinor, payment.currency)),
      });
    },
    brokenAnswer: () => bare(500),
    async letters(payment) {
      if (!payment.webhookUrl || payment.state === 'open') return [];
      const fields = {kupay_callback: token, order_id: payment.names[0] ?? '', status: wordOf(payment)};
      return [{url: withQuery(payment.webhookUrl, fields), method: 'GET'}];
    },
    async leave({returnUrl = '', cancelUrl = '', state}, action) {
      return {kind: 'get', url: action === 'cancel' || state === 'declined' ? cancelUrl : returnUrl};
    },
  };

  return createSimulator(trade, options);
}
