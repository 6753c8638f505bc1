import {hmacSha256} from '../../src/server/token.js';
import type {Heard} from './fake-gateways.js';
import {FakeGateway} from './fake-gateways.js';

const at = (body: unknown, ...path: string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], body);

/** RupantorPay: transactions get their id on its page; every answer has one of its two shapes. */
export class FakeRupantorPay extends FakeGateway {
  readonly transactions: {id: string; amount: string; metadata: unknown; status: string; currency: string}[] =
    [];

  readonly key = 'rup_secret_canary';

  constructor() {
    super(({url, headers, body}) => {
      if (headers.get('x-api-key') !== this.key)
        return Response.json({status: false, message: 'Invalid API key'});
      if (url.pathname === '/api/payment/checkout') {
        const id = `TRX${this.transactions.length + 1}`;
        const {amount, metadata} = body;
        this.transactions.push({
          id,
          amount: `${String(amount)}.000`,
          metadata,
          status: 'PENDING',
          currency: 'BDT',
        });
        return Response.json({
          status: 1,
          message: 'Payment Link',
          payment_url: `${url.origin}/api/execute/b32174038622`,
        });
      }
      const found = this.transactions.find(({id}) => id === body.transaction_id);
      if (!found) return Response.json({status: false, message: 'Transaction not found'});
      const {id, ...rest} = found;
      return Response.json({
        fullname: 'x',
        email: 'x',
        ...rest,
        transaction_id: id,
        trx_id: '7TRKHJH',
        payment_method: 'bkash',
      });
    });
  }
}

/** Rumbapay: checks both headers, signs its answers, and says 200 with an error code when it feels like it. */
export class FakeRumbaPay extends FakeGateway {
  readonly transactions = new Map<string, {body: Record<string, unknown>; status: string}>();
  readonly login = 'john';
  readonly password = 'rum_secret_canary';
  signs = true;

  constructor() {
    super(async (heard) => {
      const {headers, text} = heard;
      const token = await hmacSha256(this.password, this.login);
      const signature = await hmacSha256(this.password, this.login + text);
      if (headers.get('access-token') !== token || headers.get('signature') !== signature) {
        return this.signed({error_code: 1, error_message: 'Unauthorized'}, 401);
      }
      return this.signed(...this.#reply(heard));
    });
  }

  #reply({method, url, body}: Heard): [unknown, number] {
    if (method === 'POST') {
      const id = `00000000-0000-0000-0000-00000000000${this.transactions.size + 1}`;
      this.transactions.set(id, {body, status: 'created'});
      const link = body.widget
        ? `https://pamir.checkout.transactica.net/p/${id}`
        : 'upi://pay?mode=04&cu=INR&pa=demo@example&pn=Demo&am=200&mam=200&tr=P1&mc=7399';
      const challenge = {challenge_type: 'redirect', challenge_redirect: {url: link}};
      return [{...this.#transaction(id), challenge}, 200];
    }
    const id = url.pathname.split('/').pop() ?? '';
    if (!this.transactions.has(id)) {
      return [{error_code: 101, error_reason: 'Transaction not found', request_id: id}, 404];
    }
    return [{...this.#transaction(id), identifier: 'P2C000000387', extra: [{key: 'order', value: 'x'}]}, 200];
  }

  #transaction(id: string): Record<string, unknown> {
    const {body, status} = this.transactions.get(id)!;
    return {
      request_id: id,
      reference: body.reference,
      status: {name: status, date: '2026-08-21T10:00:00.000Z'},
      created_date: '0001-01-01T00:00:00',
      amount: Number(body.amount),
      billing_amount: 185,
      currency: body.currency,
      error_code: 0,
      error_message: '',
    };
  }

  callback(id: string): Record<string, unknown> {
    return {...this.#transaction(id), identifier: 'P2C000000387'};
  }

  async signed(body: unknown, status = 200): Promise<Response> {
    const text = JSON.stringify(body);
    const signature = await hmacSha256(this.password, this.login + text);
    return new Response(text, {
      status,
      headers: {'content-type': 'application/json', ...(this.signs && {signature})},
    });
  }
}

type RazorpayPayment = {
  readonly id: string;
  readonly order_id: string;
  readonly amount: number;
  readonly currency: string;
  readonly notes: unknown;
  readonly method: string;
  status: string;
  captured: boolean;
};

/** Razorpay: orders in minor units, payments on them, codes by text message, entities. */
export class FakeRazorpay extends FakeGateway {
  readonly orders: Record<string, unknown>[] = [];
  readonly payments: RazorpayPayment[] = [];
  readonly keyId = 'rzp_test_key';
  readonly keySecret = 'rzp_secret_canary';
  code = '123456';

  constructor() {
    super((heard) => this.#reply(heard));
  }

  async #reply({method, url, headers, body}: Heard): Promise<Response> {
    const path = url.pathname.replace('/v1/', '');
    const isOtp = path.includes('/otp_');
    const credentials = `Basic ${btoa(`${this.keyId}:${isOtp ? '' : this.keySecret}`)}`;
    if (headers.get('authorization') !== credentials) {
      return Response.json(
        {error: {code: 'BAD_REQUEST_ERROR', description: 'Authentication failed'}},
        {status: 401},
      );
    }
    if (path === 'orders') {
      const order = {
        id: `order_${this.orders.length + 1}`,
        entity: 'order',
        status: 'created',
        attempts: 0,
        ...body,
      };
      this.orders.push(order);
      return Response.json(order);
    }
    if (/^payments\/create\//.test(path)) return this.#createPayment(url, body);
    const [, orderId] = /^orders\/(\w+)\/payments$/.exec(path) ?? [];
    if (orderId) {
      const items = this.payments.filter(({order_id}) => order_id === orderId);
      return Response.json({entity: 'collection', count: items.length + 1, items: items.map(entity)});
    }
    const [, id = '', step] = /^payments\/(\w+)\/(\w+)/.exec(path) ?? [];
    const payment = this.payments.find((one) => one.id === id);
    if (!payment || method !== 'POST')
      return Response.json({error: {code: 'BAD_REQUEST_ERROR'}}, {status: 400});
    if (step === 'capture') return this.#capture(payment, body);
    return await this.#otp(url, payment, step ?? '', body);
  }

  #createPayment(url: URL, body: Record<string, unknown>): Response {
    const {order_id, amount, currency, notes, method} = body as RazorpayPayment;
    const id = `pay_${this.payments.length + 1}`;
    this.payments.push({id, order_id, amount, currency, notes, method, status: 'created', captured: false});
    const base = `${url.origin}/v1/payments/${id}`;
    if (method === 'upi') {
      const link = 'upi://pay?pa=demo@example&pn=Demo&tr=x&am=200&cu=INR';
      return Response.json({razorpay_payment_id: id, ...(at(body, 'upi', 'flow') === 'intent' && {link})});
    }
    const next =
      method === 'wallet'
        ? [{action: 'otp_generate', url: `${base}/otp_generate?key_id=${this.keyId}`}]
        : [{action: 'redirect', url: `${base}/authorize`}];
    return Response.json({razorpay_payment_id: id, next});
  }

  #capture(payment: RazorpayPayment, {amount}: Record<string, unknown>): Response {
    if (payment.status !== 'authorized' || amount !== payment.amount) {
      return Response.json({error: {code: 'BAD_REQUEST_ERROR'}}, {status: 400});
    }
    Object.assign(payment, {status: 'captured', captured: true});
    return Response.json(entity(payment));
  }

  async #otp(
    url: URL,
    payment: RazorpayPayment,
    step: string,
    {otp}: Record<string, unknown>,
  ): Promise<Response> {
    const base = `${url.origin}/v1/payments/${payment.id}`;
    const next = [
      {action: 'otp_submit', url: `${base}/otp_submit/ac2d415a`},
      {action: 'otp_resend', url: `${base}/otp_resend/json`},
    ];
    if (step === 'otp_resend') {
      return Response.json({razorpay_payment_id: payment.id, next: ['otp_submit', 'otp_resend']});
    }
    if (step === 'otp_generate') return Response.json({razorpay_payment_id: payment.id, next});
    if (otp !== this.code) {
      const error = {
        code: 'BAD_REQUEST_ERROR',
        description: 'payment processing failed because of incorrect otp',
      };
      return Response.json({error, next: ['otp_submit', 'otp_resend']}, {status: 400});
    }
    Object.assign(payment, {status: 'captured', captured: true});
    return Response.json(await this.callback(payment.id));
  }

  /** What is posted to `callback_url`, and answered to a right code. */
  async callback(id: string): Promise<Record<string, string>> {
    const {order_id} = this.payments.find((one) => one.id === id)!;
    const razorpay_signature = await hmacSha256(this.keySecret, `${order_id}|${id}`);
    return {razorpay_payment_id: id, razorpay_order_id: order_id, razorpay_signature};
  }

  /** A webhook about a payment. */
  event(name: string, id: string): Record<string, unknown> {
    const payment = this.payments.find((one) => one.id === id)!;
    return {
      entity: 'event',
      account_id: 'acc_1',
      event: name,
      contains: ['payment'],
      payload: {payment: {entity: entity(payment)}},
    };
  }
}

function entity(payment: RazorpayPayment): Record<string, unknown> {
  return {
    entity: 'payment',
    amount_refunded: 0,
    refund_status: null,
    acquirer_data: {rrn: '303107535132'},
    ...payment,
  };
}

/** KuPay: says little, in words of its own. */
export class FakeKuPay extends FakeGateway {
  status: Record<string, unknown> | undefined = {};
  created: Record<string, unknown> | undefined;

  readonly token = 'kup_secret_canary';

  constructor() {
    super(({url, headers, body}) => {
      if (headers.get('authorization') !== `Bearer ${this.token}`)
        return new Response('// Response', {status: 401});
      if (url.pathname.endsWith('/payment/create')) {
        this.created = body;
        return Response.json({pay_url: 'https://pay.kupay.finance/merchant/kp-1', payment_id: 'kp-1'});
      }
      if (!url.pathname.endsWith('/payment/status/kp-1') || !this.status)
        return new Response('// Response', {status: 404});
      const {order_number, currency, amount} = this.created ?? {};
      return Response.json({payment_id: 'kp-1', order_number, currency, amount, ...this.status});
    });
  }
}
