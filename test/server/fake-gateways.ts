/** Gateways as functions that stand in for fetch, written after their documents. A test says what the shopper does. */

export type Heard = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Record<string, unknown>;
};

/** A test's own answer in place of the gateway's. */
export type Trick = (heard: Heard) => Response | undefined | Promise<Response | undefined>;

export class FakeGateway {
  readonly heard: Heard[] = [];
  /** Answers before the gateway does, where it answers at all. */
  trick: Trick | undefined;
  readonly #answer: (heard: Heard) => Response | Promise<Response>;

  constructor(answer: (heard: Heard) => Response | Promise<Response>) {
    this.#answer = answer;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const text = typeof init.body === 'string' ? init.body : '';
    const heard: Heard = {
      method: init.method ?? 'GET',
      url: new URL(String(input)),
      headers: new Headers(init.headers),
      text,
      body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
    };
    this.heard.push(heard);
    return (await this.trick?.(heard)) ?? (await this.#answer(heard));
  };

  /** The requests whose path ends like this. */
  asked(end: string): readonly Heard[] {
    return this.heard.filter(({url}) => url.pathname.endsWith(end));
  }
}

type Invoice = {
  readonly amount: string;
  readonly metadata: unknown;
  readonly id: string;
  status: string;
  charged?: string;
};

/** UddoktaPay: an invoice gets its id only when the shopper has been on its page. */
export class FakeUddoktaPay extends FakeGateway {
  readonly key: string;
  readonly invoices: Invoice[] = [];

  constructor(key = 'udd_secret_canary') {
    super((heard) => this.#reply(heard));
    this.key = key;
  }

  #reply({url, headers, body}: Heard): Response {
    if (headers.get('rt-uddoktapay-api-key') !== this.key) {
      return Response.json({status: false, message: 'Api Do Not Match'}, {status: 401});
    }
    if (/\/api\/checkout-v2(\/global)?$/.test(url.pathname)) {
      const id = `inv${this.invoices.length + 1}`;
      this.invoices.push({id, amount: String(body.amount), metadata: body.metadata, status: 'INITIATED'});
      const page = `${url.origin}/payment/${String(this.invoices.length).padStart(40, '0')}`;
      return Response.json({status: true, message: 'Payment Url', payment_url: page});
    }
    const invoice = this.invoices.find(({id}) => id === body.invoice_id);
    if (!invoice) return Response.json({status: 'ERROR', message: 'No Data Found'});
    return Response.json({
      full_name: 'Canary Shopper',
      email: 'canary@example.com',
      amount: invoice.amount,
      fee: '0.00',
      charged_amount: invoice.charged ?? invoice.amount,
      invoice_id: invoice.id,
      metadata: invoice.metadata,
      payment_method: 'bkash',
      sender_number: '01700000000',
      transaction_id: 'TESTTRANS1',
      date: '2026-08-21 10:00:50',
      status: invoice.status,
    });
  }

  /** What its newest page was asked for. */
  get created(): Record<string, unknown> {
    const [last] = this.heard.filter(({url}) => url.pathname.includes('checkout-v2')).slice(-1);
    return last?.body ?? {};
  }
}
