import type {Fields} from './http.js';
import {fieldsOf, hmacSha256, jsonText, parseFields, readText, textOf} from './http.js';
import {toMajor, toMinor} from './money.js';
import type {SimPayment} from './payment.js';
import {date, fieldErrors, stamp, statusText, transaction, wordOf} from './rumbapay-bodies.js';
import {createSimulator} from './simulator.js';
import type {Desk, Simulator, SimulatorOptions, Trade} from './trade.js';
import {demoUpiLink, upiDetails} from './upi.js';

export type RumbapayOptions = SimulatorOptions & {
  readonly login?: string;
  /** Key of the `signature` header: HMAC-SHA256(password, login + JSON), in hex. */
  readonly password?: string;
  /** When set, requests need `access-token: HMAC-SHA256(key, login)` too, as the gateway's guide says. */
  readonly key?: string;
  /** Create answers `error_code` 273 together with HTTP 200, `created` and a good URL: rule 1 of the documents. */
  readonly failWithGoodUrl?: boolean;
};

/**
 * Rumbapay, hosted page (HPP) and host to host (H2H), as its documents show it: the same `redirect`
 * challenge carries `https:` or `upi:`, an `error_code` beats HTTP 200, requests, answers and
 * callbacks are signed. UPI links name a payee that nobody has.
 */
export function rumbapaySimulator(options: RumbapayOptions = {}): Simulator {
  const {login = 'demo-login', password = 'demo-password', key, failWithGoodUrl = false} = options;
  let count = 385;

  async function signed(body: string, status = 200): Promise<Response> {
    return jsonText(body, status, {signature: await hmacSha256(password, login + body)});
  }

  async function refuse(
    code: number,
    reason: string,
    desk: Desk,
    more: object = {},
    status = 400,
  ): Promise<Response> {
    const body = {error_code: code, error_reason: reason, request_id: crypto.randomUUID(), ...more};
    return signed(JSON.stringify({...body, timestamp: stamp(desk.clock.now())}), status);
  }

  async function isTrusted(request: Request, body: string): Promise<boolean> {
    if (key !== undefined && request.headers.get('access-token') !== (await hmacSha256(key, login)))
      return false;
    return request.headers.get('signature') === (await hmacSha256(password, login + body));
  }

  async function create(text: string, origin: string, desk: Desk): Promise<Response> {
    const body = parseFields(text, 'application/json');
    if (!body) return refuse(30, 'Invalid params', desk, {error_fields: []});
    const errors = fieldErrors(body);
    if (errors.length > 0) return refuse(30, 'Invalid params', desk, {error_fields: errors});
    const widget = fieldsOf(body, 'widget');
    const method = textOf(widget ?? body, 'method');
    if (method !== 'upi' || textOf(body, 'currency') !== 'INR') {
      return signed(JSON.stringify({error_code: 273, error_message: 'Invalid adapter route configuration'}));
    }
    const payment = enter(body, widget !== undefined, origin, desk);
    const amount = Number(toMajor(payment.amountMinor, 'INR'));
    const now = desk.clock.now();
    return signed(
      JSON.stringify({
        request_id: payment.id,
        reference: payment.names[0],
        description: payment.description,
        status: {name: 'created', date: stamp(now)},
        created_date: widget ? '0001-01-01T00:00:00' : date(now),
        amount,
        billing_amount: Math.round(amount * 92.5) / 100,
        currency: 'INR',
        challenge: {
          challenge_type: 'redirect',
          challenge_redirect: {url: widget ? origin + payment.pagePath : payment.upiLink},
        },
        timestamp: stamp(now),
        error_code: failWithGoodUrl ? 273 : 0,
        error_message: failWithGoodUrl ? 'Invalid adapter route configuration' : '',
      }),
    );
  }

  function enter(body: Fields, hosted: boolean, origin: string, desk: Desk): SimPayment {
    const id = crypto.randomUUID();
    const pageKey = crypto.randomUUID();
    const amountMinor = toMinor(textOf(body, 'amount'), 'INR') ?? 0;
    const reference = textOf(body, 'reference') ?? '';
    const returnUrl = textOf(body, 'redirect_url');
    const cancelUrl = textOf(body, 'cancel_url');
    const webhookUrl = textOf(body, 'callback_url');
    count += 1;
    return desk.add({
      id,
      names: [reference, pageKey, `P2C${String(count).padStart(9, '0')}`],
      pagePath: hosted ? `/p/${pageKey}` : '',
      upiLink: demoUpiLink({name: desk.merchantName, amountMinor, reference: id, order: 'rumbapay'}),
      amountMinor,
      currency: 'INR',
      method: 'upi',
      description: textOf(body, 'description') ?? '',
      origin,
      request: body,
      ...(returnUrl && {returnUrl}),
      ...(cancelUrl && {cancelUrl}),
      ...(webhookUrl && {webhookUrl}),
    });
  }

  const trade: Trade = {
    name: 'rumbapay',
    title: 'Rumbapay',
    methods: [{id: 'upi', label: 'UPI'}],
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
    providerId: () => '',
    async api(request, url, desk) {
      const isCreate = url.pathname === '/v1/payment' && request.method === 'POST';
      const [, requestId] = /^\/v1\/transaction\/([^/]+)$/.exec(url.pathname) ?? [];
      if (!isCreate && (requestId === undefined || request.method !== 'GET')) return undefined;
      const text = isCreate ? await readText(request) : '';
      if (!(await isTrusted(request, text))) return refuse(20, 'Invalid signature', desk, {}, 401);
      if (isCreate) return create(text, url.origin, desk);
      const payment = desk.payments.find(({id}) => id === requestId);
      if (payment) return signed(statusText(payment, desk.clock.now()));
      const body = {
        error_code: 101,
        error_reason: 'Transaction not found',
        request_id: requestId,
        timestamp: stamp(desk.clock.now()),
      };
      return signed(JSON.stringify(body), 404);
    },
    brokenAnswer: () =>
      new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
        status: 502,
        headers: {'content-type': 'text/html'},
      }),
    async letters(payment) {
      if (!payment.webhookUrl || wordOf(payment) === 'created') return [];
      const body = JSON.stringify(transaction(payment, payment.changedAtMs));
      const headers = {
        'content-type': 'application/json',
        signature: await hmacSha256(password, login + body),
      };
      return [{url: payment.webhookUrl, method: 'POST', headers, body}];
    },
    details: ({upiLink}) => upiDetails(upiLink ?? ''),
    async leave({returnUrl, cancelUrl}, action) {
      const url = action === 'cancel' ? (cancelUrl ?? returnUrl) : returnUrl;
      return url ? {kind: 'get', url} : {kind: 'stay'};
    },
  };

  return createSimulator(trade, options);
}
