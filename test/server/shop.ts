import type {CheckoutOptions, CheckoutServer, PublicPayment, Store} from '../../src/server/index.js';
import {createCheckoutServer, memoryStore, uddoktapay} from '../../src/server/index.js';
import {FakeClock, settled} from './fake-clock.js';
import {FakeUddoktaPay} from './fake-gateways.js';

export const PUBLIC_URL = 'https://shop.example/pay';

/** All that any gateway may want to know. */
export const customer = {
  id: 'customer-1',
  name: 'Darth Vader',
  email: 'shopper@example.com',
  phone: '+919876543210',
  country: 'IN',
  state: '12',
  city: 'Hansi',
  address: 'Main Street 1',
  zip: '125042',
} as const;

export type Answered = {
  readonly challenge: {readonly kind: string; readonly [key: string]: unknown};
  readonly paymentId: string;
  readonly statusUrl: string;
  readonly statusToken: string;
  readonly cancelUrl: string;
  readonly expiresAt: string;
};

export type Status = {
  readonly id: string;
  readonly status: string;
  readonly seq: number;
  readonly amount: string;
  readonly currency: string;
  readonly waitMs?: number;
};

/** A merchant's server with the kit in it, and the ways in which browsers and gateways speak to it. */
export class Shop {
  readonly clock: FakeClock;
  readonly gateway: FakeUddoktaPay;
  readonly store: Store;
  readonly server: CheckoutServer;
  readonly paid: PublicPayment[] = [];
  readonly reviews: string[] = [];
  readonly closed: PublicPayment[] = [];
  readonly refunded: PublicPayment[] = [];
  readonly log: unknown[] = [];

  constructor(
    options: Partial<CheckoutOptions> = {},
    {clock = new FakeClock(), gateway = new FakeUddoktaPay()} = {},
  ) {
    this.clock = clock;
    this.gateway = gateway;
    this.store = options.store ?? memoryStore({now: clock.date, environment: 'test'});
    this.server = createCheckoutServer({
      publicUrl: PUBLIC_URL,
      gateways: [uddoktapay({apiUrl: 'https://pay.example', apiKey: gateway.key, currency: 'BDT'})],
      loadOrder: (orderId) =>
        orderId.startsWith('order') ? {amount: '200.00', currency: 'BDT', customer} : null,
      onPaid: (payment) => void this.paid.push(payment),
      onReview: (payment, reason) => void this.reviews.push(`${payment.ref} ${reason}`),
      onClosed: (payment) => void this.closed.push(payment),
      onRefunded: (payment) => void this.refunded.push(payment),
      onError: (fault) => void this.log.push(fault),
      onEvent: (event) => void this.log.push(event),
      returnTo: () => '/thanks',
      fetch: gateway.fetch,
      clock,
      ...options,
      store: this.store,
    });
  }

  /** A request as a page of the shop makes it. */
  send(method: string, url: string, {json, headers = {}, ...init}: Init = {}): Promise<Response> {
    const hasJson = json !== undefined;
    return this.server.fetch(
      new Request(new URL(url, `${PUBLIC_URL}/`), {
        method,
        headers: {...(hasJson && {'content-type': 'application/json'}), ...headers},
        ...(hasJson && {body: JSON.stringify(json)}),
        ...init,
      }),
    );
  }

  post(path: string, init: Init = {}): Promise<Response> {
    return this.send('POST', `${PUBLIC_URL}${path}`, init);
  }

  async create(body: Record<string, unknown> = {orderId: 'order-1'}, headers = {}): Promise<Answered> {
    const response = await this.post('/payments', {json: body, headers});
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return (await response.json()) as Answered;
  }

  ask({statusUrl, statusToken}: Answered, headers = {}): Promise<Response> {
    return this.send('GET', statusUrl, {headers: {authorization: `Bearer ${statusToken}`, ...headers}});
  }

  async status(created: Answered): Promise<Status> {
    return (await (await this.ask(created)).json()) as Status;
  }

  /** The gateway sends the shopper back, as `redirect_url` says. */
  async comeBack(query = '', init: RequestInit = {}): Promise<Response> {
    const response = await this.server.fetch(
      new Request(`${String(this.gateway.created.redirect_url)}${query}`, {redirect: 'manual', ...init}),
    );
    await this.quiet();
    return response;
  }

  /** The gateway calls, as `webhook_url` says. */
  async webhook(json: unknown, headers: Record<string, string> = {}, url?: string): Promise<Response> {
    const response = await this.server.fetch(
      new Request(url ?? String(this.gateway.created.webhook_url), {
        method: 'POST',
        headers: {'content-type': 'application/json', 'rt-uddoktapay-api-key': this.gateway.key, ...headers},
        body: JSON.stringify(json),
      }),
    );
    await this.quiet();
    return response;
  }

  async quiet(): Promise<void> {
    await this.server.idle();
    await settled();
  }
}

type Init = Omit<RequestInit, 'headers'> & {
  readonly json?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};
