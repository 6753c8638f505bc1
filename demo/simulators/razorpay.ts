import {webUrl} from './html.js';
import type {Fields} from './http.js';
import {fieldsOf, hmacSha256, isFields, json, parseFields, readText, textOf, unflatten} from './http.js';
import {showAmount} from './money.js';
import type {SimPayment} from './payment.js';
import {DIGITS, HEX, LETTERS, pick} from './random.js';
import type {RazorpayOrder} from './razorpay-entities.js';
import {collection, eventBody, eventsOf, failureOf, orderEntity, paymentEntity} from './razorpay-entities.js';
import {createSimulator} from './simulator.js';
import type {Desk, Simulator, SimulatorOptions, Trade} from './trade.js';
import {demoUpiLink} from './upi.js';

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

const METHODS = ['card', 'netbanking', 'wallet', 'emi', 'upi', 'cardless_emi', 'paylater'];

/** Pauses between a webhook's tries; the real ones go on for a day. */
const RETRY_AFTER_MS = [1_000, 4_000, 15_000, 60_000];

function refuse(
  description: string,
  more: {field?: string; status?: number; next?: string[]; payment?: SimPayment} = {},
): Response {
  const {field, status = 400, next, payment} = more;
  const error = {
    code: 'BAD_REQUEST_ERROR',
    description,
    ...(!next && {
      ...(field && {field}),
      source: 'business',
      step: 'payment_initiation',
      reason: 'input_validation_failed',
      metadata: payment ? {payment_id: payment.id, order_id: textOf(payment.request, 'order_id')} : {},
    }),
  };
  return json({error, ...(next && {next})}, status);
}

function numberOf(fields: Fields, name: string): number | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

/**
 * Razorpay's server-to-server API: orders, `payments/create/json` and `create/upi`, codes by SMS,
 * capture, the signed POST back to `callback_url` and signed webhooks. Amounts are paise; `failed`
 * is not final: `late-success` fails now and is authorised later.
 */
export function razorpaySimulator(options: RazorpayOptions = {}): RazorpaySimulator {
  const {keyId = 'rzp_test_DEMO', keySecret = 'demo-razorpay-secret', otp = '123456', otpTries = 3} = options;
  let webhook = {url: options.webhookUrl, secret: options.webhookSecret ?? 'demo-razorpay-webhook-secret'};
  const orders = new Map<string, RazorpayOrder>();
  const codes = new Map<string, {tries: number; asked: boolean}>();

  const orderOf = (payment: SimPayment) => orders.get(textOf(payment.request, 'order_id') ?? '');
  const paymentsOf = (orderId: string, payments: readonly SimPayment[]) =>
    payments.filter(({request}) => textOf(request, 'order_id') === orderId);
  const signatureOf = (payment: SimPayment) =>
    hmacSha256(keySecret, `${textOf(payment.request, 'order_id')}|${payment.id}`);

  async function proof(payment: SimPayment): Promise<Record<string, string>> {
    return {
      razorpay_payment_id: payment.id,
      razorpay_order_id: textOf(payment.request, 'order_id') ?? '',
      razorpay_signature: await signatureOf(payment),
    };
  }

  function createOrder(fields: Fields, desk: Desk): Response {
    const amount = numberOf(fields, 'amount');
    const currency = textOf(fields, 'currency') ?? 'INR';
    if (amount === undefined || amount < 100)
      return refuse('The amount must be at least INR 1.00', {field: 'amount'});
    if (currency !== 'INR') return refuse('Currency is not supported', {field: 'currency'});
    const capture = textOf(fieldsOf(fields, 'payment') ?? {}, 'capture') ?? options.capture ?? 'manual';
    const order: RazorpayOrder = {
      id: `order_${pick(LETTERS, 14)}`,
      amount,
      currency,
      receipt: textOf(fields, 'receipt') ?? null,
      notes: fieldsOf(fields, 'notes') ?? {},
      automatic: capture === 'automatic',
      createdAtMs: desk.clock.now(),
    };
    orders.set(order.id, order);
    return json(orderEntity(order, []));
  }

  /** Checks what `create/json` and `create/upi` have in common and enters the payment. */
  function enter(
    fields: Fields,
    origin: string,
    desk: Desk,
    required: readonly string[],
  ): SimPayment | Response {
    const missing = required.find((name) => textOf(fields, name) === undefined);
    if (missing) return refuse(`The ${missing} field is required.`, {field: missing});
    const method = textOf(fields, 'method') ?? '';
    if (!METHODS.includes(method)) return refuse('The method is invalid.', {field: 'method'});
    const order = orders.get(textOf(fields, 'order_id') ?? '');
    if (!order) return refuse('The id provided does not exist', {field: 'order_id'});
    const amount = numberOf(fields, 'amount');
    if (amount !== order.amount)
      return refuse('Your payment amount is different from your order amount.', {field: 'amount'});
    const key = pick(LETTERS, 14);
    const id = `pay_${key}`;
    const upi = fieldsOf(fields, 'upi');
    const intent = method === 'upi' && (upi ? textOf(upi, 'flow') : undefined) === 'intent';
    const callbackUrl = webUrl(textOf(fields, 'callback_url'));
    const page = method === 'card' ? `/v1/payments/${key}/authorize` : `/v1/payments/${id}/authorize`;
    return desk.add({
      id,
      names: [order.id, order.receipt ?? id, key],
      pagePath: method === 'upi' || method === 'wallet' ? '' : page,
      ...(intent && {
        upiLink: demoUpiLink({
          name: desk.merchantName,
          amountMinor: amount,
          reference: key,
          order: 'razorpay',
        }),
      }),
      amountMinor: amount,
      currency: order.currency,
      method,
      description: textOf(fields, 'description') ?? '',
      origin,
      request: {...fields, ...(!fieldsOf(fields, 'notes') && {notes: order.notes})},
      ...(callbackUrl && {returnUrl: callbackUrl, cancelUrl: callbackUrl}),
    });
  }

  function createJson(fields: Fields, origin: string, desk: Desk): Response {
    const payment = enter(fields, origin, desk, ['currency', 'order_id', 'email', 'contact', 'method']);
    if (payment instanceof Response) return payment;
    const self = `${origin}/v1/payments/${payment.id}`;
    if (payment.method === 'upi') {
      const poll = {action: 'poll', url: self};
      const next = payment.upiLink ? [{action: 'intent', url: payment.upiLink}, poll] : [poll];
      return json({razorpay_payment_id: payment.id, next});
    }
    const redirect = {action: 'redirect', url: origin + payment.pagePath};
    const generate = {
      action: 'otp_generate',
      url: `${self}/otp_generate?track_id=${payment.names[2]}&key_id=${keyId}`,
    };
    const next = {card: [redirect, generate], wallet: [generate]}[payment.method] ?? [redirect];
    return json({razorpay_payment_id: payment.id, next});
  }

  function createUpi(fields: Fields, origin: string, desk: Desk): Response {
    const required = ['currency', 'order_id', 'email', 'contact', 'method', 'ip', 'referer', 'user_agent'];
    const payment = enter(fields, origin, desk, required);
    if (payment instanceof Response) return payment;
    return json({razorpay_payment_id: payment.id, ...(payment.upiLink && {link: payment.upiLink})});
  }

  function otpNext(payment: SimPayment): object[] {
    const self = `${payment.origin}/v1/payments/${payment.id}`;
    return [
      {action: 'otp_submit', url: `${self}/otp_submit/${pick(HEX, 40)}?key_id=${keyId}`},
      {action: 'otp_resend', url: `${self}/otp_resend/json?key_id=${keyId}`},
    ];
  }

  async function submitOtp(fields: Fields, payment: SimPayment, desk: Desk): Promise<Response> {
    const code = codes.get(payment.id);
    if (!code?.asked) return refuse('No OTP was generated for this payment', {payment});
    if (payment.state === 'paid' || payment.state === 'authorized') return json(await proof(payment));
    if (payment.state !== 'open')
      return refuse('Payment processing failed because of too many wrong OTPs', {payment});
    if (textOf(fields, 'otp') === otp) {
      await desk.act(payment, 'pay');
      return json(await proof(payment));
    }
    code.tries += 1;
    if (code.tries < otpTries) {
      return refuse('payment processing failed because of incorrect otp', {
        next: ['otp_submit', 'otp_resend'],
      });
    }
    await desk.act(payment, 'decline');
    return refuse('payment processing failed because of incorrect otp', {payment});
  }

  async function otpStep(step: string, fields: Fields, payment: SimPayment, desk: Desk): Promise<Response> {
    if (step.startsWith('otp_submit') || step === 'otp/submit') return submitOtp(fields, payment, desk);
    if (payment.method !== 'card' && payment.method !== 'wallet')
      return refuse('OTP is not supported for this payment', {payment});
    const tries = codes.get(payment.id)?.tries ?? 0;
    codes.set(payment.id, {tries, asked: true});
    payment.message = `${otp} is your code for ${showAmount(payment.amountMinor, 'INR')} at ${payment.merchant}.`;
    desk.note('page', 'sent a code by SMS', payment.id);
    if (step !== 'otp_generate')
      return json({next: ['otp_submit', 'otp_resend'], razorpay_payment_id: payment.id});
    const metadata = {issuer: 'HDFC', network: 'MC', last4: '1111', iin: '411111'};
    return json({razorpay_payment_id: payment.id, next: otpNext(payment), metadata});
  }

  async function capture(fields: Fields, payment: SimPayment, desk: Desk): Promise<Response> {
    if (payment.state !== 'authorized')
      return refuse('This payment has already been captured or is not authorized', {payment});
    if (numberOf(fields, 'amount') !== payment.paidMinor) {
      return refuse('Capture amount must be equal to the amount authorized', {field: 'amount', payment});
    }
    await desk.become(payment, 'paid');
    return json(paymentEntity(payment));
  }

  async function refund(payment: SimPayment, desk: Desk): Promise<Response> {
    if (payment.state !== 'paid')
      return refuse('The payment status should be captured for action to be taken', {payment});
    await desk.act(payment, 'refund');
    return json({
      id: `rfnd_${payment.id.slice(4)}`,
      entity: 'refund',
      amount: payment.paidMinor,
      currency: payment.currency,
      payment_id: payment.id,
      status: 'processed',
    });
  }

  /** Everything under `/v1/payments/pay_…`. */
  async function ofPayment(
    request: Request,
    url: URL,
    id: string,
    step: string,
    fields: Fields,
    desk: Desk,
  ): Promise<Response | undefined> {
    const payment = desk.payments.find((one) => one.id === id);
    if (!payment) return refuse('The id provided does not exist');
    if (/^otp(_generate|_submit\/\w+|\/submit|_resend|_resend\/json|\/resend)$/.test(step)) {
      return request.method === 'POST' || step === 'otp_generate'
        ? otpStep(step, fields, payment, desk)
        : undefined;
    }
    if (step === '' && request.method === 'GET') {
      return json(paymentEntity(payment, url.searchParams.getAll('expand[]')));
    }
    if (request.method === 'PATCH' && step === '') {
      const notes = fieldsOf(fields, 'notes');
      if (!notes) return refuse('The notes field is required.', {field: 'notes'});
      Object.assign(payment.request, {notes});
      return json(paymentEntity(payment));
    }
    if (request.method !== 'POST') return undefined;
    if (step === 'capture') return capture(fields, payment, desk);
    return step === 'refund' ? refund(payment, desk) : undefined;
  }

  async function route(
    request: Request,
    url: URL,
    fields: Fields,
    desk: Desk,
  ): Promise<Response | undefined> {
    const posts = request.method === 'POST';
    const {pathname} = url;
    if (pathname === '/v1/orders' && posts) return createOrder(fields, desk);
    if (pathname === '/v1/orders') {
      const receipt = url.searchParams.get('receipt');
      const found = [...orders.values()].filter((order) => receipt === null || order.receipt === receipt);
      return json(collection(found.map((order) => orderEntity(order, paymentsOf(order.id, desk.payments)))));
    }
    const [, orderId, payments] = /^\/v1\/orders\/(\w+)(\/payments)?$/.exec(pathname) ?? [];
    if (orderId !== undefined) {
      const order = orders.get(orderId);
      if (!order) return refuse('The id provided does not exist');
      const attempts = paymentsOf(orderId, desk.payments);
      return json(
        payments ? collection(attempts.map((one) => paymentEntity(one))) : orderEntity(order, attempts),
      );
    }
    if (pathname === '/v1/payments/create/json' && posts) return createJson(fields, url.origin, desk);
    if (pathname === '/v1/payments/create/upi' && posts) return createUpi(fields, url.origin, desk);
    if (pathname === '/v1/payments/validate/vpa' && posts) {
      const vpa = textOf(fields, 'vpa') ?? '';
      if (!/^[\w.-]{2,256}@[a-z][\w.-]*$/i.test(vpa))
        return refuse('Invalid VPA. Please enter a valid Virtual Payment Address', {field: 'vpa'});
      return json({vpa, success: true, customer_name: 'Demo Shopper'});
    }
    if (pathname === '/v1/payments')
      return json(collection(desk.payments.toReversed().map((one) => paymentEntity(one))));
    const [, id, step = ''] = /^\/v1\/payments\/(pay_\w+)(?:\/([\w/]+))?$/.exec(pathname) ?? [];
    return id === undefined ? undefined : ofPayment(request, url, id, step, fields, desk);
  }

  /** Basic auth with both keys; the OTP calls take the key id alone, in the query or without its secret. */
  function isTrusted(request: Request, url: URL): boolean {
    const basic = request.headers.get('authorization');
    if (basic === `Basic ${btoa(`${keyId}:${keySecret}`)}`) return true;
    if (!/\/otp(_|\/)/.test(url.pathname)) return false;
    return url.searchParams.get('key_id') === keyId || basic === `Basic ${btoa(`${keyId}:`)}`;
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
      return isFields(fields) ? route(request, url, fields, desk) : refuse('The request body is not valid');
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
        return {kind: 'post', url, fields: await proof(payment)};
      if (payment.state === 'waiting' || action === 'later') return {kind: 'stay', backUrl: url};
      const {code, description, source, step, reason} = failureOf(payment);
      const metadata = JSON.stringify({
        payment_id: payment.id,
        order_id: textOf(payment.request, 'order_id'),
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
