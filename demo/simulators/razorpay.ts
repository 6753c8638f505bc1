import {hmacSha256, isFields, json, parseFields, readText, unflatten} from './http.js';
import type {SimPayment} from './payment.js';
import {DIGITS, LETTERS, pick} from './random.js';
import type {RazorpayAccount} from './razorpay-account.js';
import {orderIdOf, paymentsOf, proofOf, refuse} from './razorpay-account.js';
import {eventBody, eventsOf, failureOf} from './razorpay-entities.js';
import {route} from './razorpay-routes.js';
import {createSimulator} from './simulator.js';
import type {Simulator, SimulatorOptions, Trade} from './trade.js';

export type RazorpayOptions = SimulatorOptions & {
  readonly keyId?: string;
  readonly keySecret?: string;
  readonly webhookSecret?: string;
  /** The account's webhook address; none is sent without it. May be changed later: see `RazorpaySimulator`. */
  readonly webhookUrl?: string;
  /** What happens to authorised payments of orders that do not say. Default: `manual`. */
  readonly capture?: 'automatic' | 'manual';
  /** The code that every shopper receives. Default: `123456`. */
  readonly otp?: string;
  /** Wrong codes before the payment fails. Default: 3. */
  readonly otpTries?: number;
};

export type RazorpaySimulator = Simulator & {
  /** Changes the account's webhook address and secret, as its dashboard does. */
  setWebhook(url: string | undefined, secret?: string): void;
};

/** Pauses between a webhook's tries; the real ones go on for a day. */
const RETRY_AFTER_MS = [1_000, 4_000, 15_000, 60_000];

/**
 * Razorpay's server-to-server API: orders, `payments/create/json` and `create/upi`, codes by SMS,
 * capture, the signed POST back to `callback_url` and signed webhooks. Amounts are paise; `failed`
 * is not final: `late-success` fails now and is authorised later.
 */
export function razorpaySimulator(options: RazorpayOptions = {}): RazorpaySimulator {
  const account: RazorpayAccount = {
    keyId: options.keyId ?? 'rzp_test_DEMO',
    keySecret: options.keySecret ?? 'demo-razorpay-secret',
    capture: options.capture ?? 'manual',
    otp: options.otp ?? '123456',
    otpTries: options.otpTries ?? 3,
    orders: new Map(),
    codes: new Map(),
  };
  let webhook = {url: options.webhookUrl, secret: options.webhookSecret ?? 'demo-razorpay-webhook-secret'};
  const orderOf = (payment: SimPayment) => account.orders.get(orderIdOf(payment));

  /** Basic auth with both keys; the OTP calls take the key id alone, in the query or without its secret. */
  function isTrusted(request: Request, url: URL): boolean {
    const basic = request.headers.get('authorization');
    if (basic === `Basic ${btoa(`${account.keyId}:${account.keySecret}`)}`) return true;
    if (!/\/otp(_|\/)/.test(url.pathname)) return false;
    return url.searchParams.get('key_id') === account.keyId || basic === `Basic ${btoa(`${account.keyId}:`)}`;
  }

  const trade: Trade = {
    name: 'razorpay',
    title: 'Razorpay',
    methods: [],
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
      'authorize',
      'expire',
      'refund',
      'webhook',
    ],
    providerId: () => pick(DIGITS, 12),
    paidState: (payment) =>
      payment.state === 'authorized' || orderOf(payment)?.automatic ? 'paid' : 'authorized',
    async api(request, url, desk) {
      if (!url.pathname.startsWith('/v1/')) return undefined;
      if (!isTrusted(request, url)) {
        return json({error: {code: 'BAD_REQUEST_ERROR', description: 'Authentication failed'}}, 401);
      }
      const text = request.method === 'GET' ? '' : await readText(request);
      const fields =
        text === ''
          ? unflatten(url.searchParams)
          : parseFields(text, request.headers.get('content-type') ?? '');
      return isFields(fields)
        ? route(account, request, url, fields, desk)
        : refuse('The request body is not valid');
    },
    brokenAnswer: () =>
      json(
        {
          error: {
            code: 'SERVER_ERROR',
            description: 'We are facing some trouble completing your request at the moment.',
          },
        },
        500,
      ),
    async letters(payment, before) {
      const order = orderOf(payment);
      const {url, secret} = webhook;
      if (!url || !order) return [];
      return Promise.all(
        eventsOf(payment, before).map(async (event) => {
          const body = JSON.stringify(
            eventBody(event, order, payment, paymentsOf(order.id, simulator.payments), payment.changedAtMs),
          );
          const headers = {
            'content-type': 'application/json',
            'x-razorpay-signature': await hmacSha256(secret, body),
            'x-razorpay-event-id': pick(LETTERS, 14),
          };
          return {url, method: 'POST' as const, headers, body};
        }),
      );
    },
    async leave(payment, action) {
      const url = payment.returnUrl;
      if (!url) return {kind: 'stay'};
      if (payment.state === 'paid' || payment.state === 'authorized')
        return {kind: 'post', url, fields: await proofOf(account, payment)};
      if (payment.state === 'waiting' || action === 'later') return {kind: 'stay', backUrl: url};
      const {code, description, source, step, reason} = failureOf(payment);
      const metadata = JSON.stringify({
        payment_id: payment.id,
        order_id: orderIdOf(payment),
      });
      const error = {code, description, source, step, reason, metadata};
      const fields = Object.fromEntries(
        Object.entries(error).map(([name, value]) => [`error[${name}]`, value ?? '']),
      );
      return {kind: 'post', url, fields};
    },
  };

  const simulator = createSimulator(trade, options, RETRY_AFTER_MS);
  return Object.assign(simulator, {
    setWebhook(url: string | undefined, secret?: string) {
      webhook = {url, secret: secret ?? webhook.secret};
    },
  });
}
