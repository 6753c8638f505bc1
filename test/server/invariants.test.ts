import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Payment} from '../../src/server/payment.js';
import {isPaid} from '../../src/server/payment.js';
import type {Answered} from './shop.js';
import {Shop} from './shop.js';

const runs = (usual: number) => Math.max(1, Math.round((usual * Number(process.env.FC_RUNS ?? 300)) / 300));

type Step =
  | {readonly do: 'webhook' | 'return' | 'poll' | 'reconcile' | 'cancel' | 'create'; readonly id?: number}
  | {readonly do: 'gateway'; readonly word: string; readonly amount?: string}
  | {readonly do: 'outage'; readonly lasts: boolean}
  | {readonly do: 'wait'; readonly ms: number};

const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('webhook' as const, 'return' as const, 'poll' as const, 'reconcile' as const),
      id: fc.constantFrom(1, 1, 1, 2),
    }),
  },
  {weight: 1, arbitrary: fc.record({do: fc.constantFrom('cancel' as const, 'create' as const)})},
  {
    weight: 3,
    arbitrary: fc.record(
      {
        do: fc.constant('gateway' as const),
        word: fc.constantFrom(
          'INITIATED',
          'PENDING',
          'COMPLETED',
          'COMPLETED',
          'ERROR',
          'CANCELED',
          'UNDERPAID',
          '',
        ),
        amount: fc.constantFrom('200.00', '200.00', '1.00'),
      },
      {requiredKeys: ['do', 'word']},
    ),
  },
  {weight: 1, arbitrary: fc.record({do: fc.constant('outage' as const), lasts: fc.boolean()})},
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(0, 700, 5_000, 120_000, 7_200_000),
    }),
  },
);

/** One order, one gateway, and everything that may happen to them. */
class Course {
  readonly delivered: string[] = [];
  readonly shop: Shop;
  /** The gateway held the right money at some time. */
  wasPayable = false;
  #owesThrow: boolean;
  #hook = '';
  #back = '';
  #created: Answered | undefined;

  constructor(throwsOnce: boolean) {
    this.#owesThrow = throwsOnce;
    this.shop = new Shop({
      onPaid: ({ref}) => {
        const isThrowing = this.#owesThrow;
        this.#owesThrow = false;
        if (isThrowing) throw new Error('once');
        this.delivered.push(ref);
      },
    });
  }

  async begin(): Promise<string> {
    this.#created = await this.shop.create();
    this.#hook = String(this.shop.gateway.created.webhook_url);
    this.#back = String(this.shop.gateway.created.redirect_url);
    return this.#created.paymentId;
  }

  get #invoice() {
    return this.shop.gateway.invoices[0]!;
  }

  get isPayable(): boolean {
    return this.#invoice.status === 'COMPLETED' && this.#invoice.amount === '200.00';
  }

  async take(step: Step): Promise<void> {
    await this.#act(step);
    await this.shop.quiet();
  }

  webhook(id = 1): Promise<unknown> {
    return this.shop.webhook({invoice_id: `inv${id}`, x: Math.random()}, {}, this.#hook);
  }

  async #act(step: Step): Promise<unknown> {
    const {shop} = this;
    const created = this.#created!;
    switch (step.do) {
      case 'wait':
        return await shop.clock.advance(step.ms);
      case 'outage':
        shop.gateway.trick = step.lasts ? () => new Response('', {status: 503}) : undefined;
        return undefined;
      case 'gateway':
        // the gateway itself never takes money back by a word
        if (this.#invoice.status !== 'COMPLETED') {
          Object.assign(this.#invoice, {status: step.word, amount: step.amount ?? '200.00'});
        }
        this.wasPayable ||= this.isPayable;
        return undefined;
      case 'webhook':
        return await this.webhook(step.id);
      case 'return':
        return await shop.server.fetch(
          new Request(`${this.#back}?invoice_id=inv${step.id ?? 1}&status=COMPLETED`),
        );
      case 'poll':
        return await shop.ask(created);
      case 'reconcile':
        return await shop.server.reconcile();
      case 'cancel':
        return await shop.send('POST', created.cancelUrl, {
          headers: {authorization: `Bearer ${created.statusToken}`},
        });
      case 'create':
        // the gateway may be down just now
        this.#created = await shop.create().catch(() => created);
        return undefined;
    }
  }
}

describe('the whole kit, whatever happens in whatever order', () => {
  it('invariant 22, 23: at most one delivery, only after the gateway verified it, and none is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, {maxLength: 14}), fc.boolean(), async (list, throwsOnce) => {
        const course = new Course(throwsOnce);
        const {shop, delivered} = course;
        const ref = await course.begin();
        for (const step of list) {
          await course.take(step);
          expect(delivered.length).toBeLessThanOrEqual(course.wasPayable ? 1 : 0);
        }

        // the world gets well again, and the last message finally arrives
        shop.gateway.trick = undefined;
        await shop.clock.advance(3_600_000);
        await course.webhook();
        await shop.clock.advance(3_600_000);
        await shop.server.reconcile();
        await shop.quiet();
        const payment = JSON.parse((await shop.store.read(`payment:${ref}`))?.value ?? '{}') as Payment;
        expect(isPaid(payment)).toBe(course.isPayable);
        expect(delivered).toEqual(course.isPayable ? [ref] : []);
      }),
      {numRuns: runs(60)},
    );
  }, 60_000);

  it('invariant 24: any bytes to any route get an answer below 600, and nothing is thrown', async () => {
    const shop = new Shop();
    const created = await shop.create();
    const hook = new URL(String(shop.gateway.created.webhook_url)).pathname;
    const back = new URL(String(shop.gateway.created.redirect_url)).pathname;
    const {paymentId} = created;
    const paths = fc.oneof(
      fc.constantFrom(
        '/pay/payments',
        `/pay/payments/${paymentId}/status`,
        `/pay/payments/${paymentId}/cancel`,
        `/pay/payments/${paymentId}/otp`,
        hook,
        back,
        '/pay/webhook/uddoktapay',
        '/pay/return/uddoktapay',
        '/pay//payments',
        '/pay/payments/%00/status',
      ),
      fc.webPath().map((path) => `/pay${path}`),
    );
    const headers = fc.record(
      {
        'content-type': fc.constantFrom(
          'application/json',
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'multipart/form-data',
          'text/plain',
        ),
        authorization: fc.constantFrom(`Bearer ${created.statusToken}`, 'Bearer', 'x'),
        'rt-uddoktapay-api-key': fc.constantFrom(shop.gateway.key, 'x'),
        'idempotency-key': fc.constantFrom('k', 'ÿ', 'x'.repeat(300)),
        cookie: fc.constantFrom('pay_checkout', 'pay_checkout==;;;', `pay_checkout=${created.statusToken}`),
        prefer: fc.constantFrom('wait=0', 'wait=x'),
        origin: fc.constantFrom('https://shop.example', 'null'),
      },
      {requiredKeys: []},
    );
    const bodies = fc.oneof(
      fc.uint8Array({maxLength: 400}).map((bytes) => new Uint8Array(bytes)),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc
        .record({
          orderId: fc.anything(),
          gateway: fc.anything(),
          invoice_id: fc.anything(),
          code: fc.anything(),
        })
        .map((body) => {
          try {
            return new TextEncoder().encode(JSON.stringify(body));
          } catch {
            return new Uint8Array();
          }
        }),
    );
    const query = fc.oneof(
      fc.constant(''),
      fc.webQueryParameters().map((text) => `?${text}`),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', 'HEAD', 'DELETE'),
        paths,
        query,
        headers,
        bodies,
        async (method, path, search, sent, body) => {
          const hasBody = method !== 'GET' && method !== 'HEAD';
          const request = new Request(`https://shop.example${path}${search}`, {
            method,
            headers: sent as Record<string, string>,
            ...(hasBody && {body: body as Uint8Array<ArrayBuffer>}),
          });
          const response = await shop.server.fetch(request);
          expect(response.status).toBeLessThan(600);
          expect(response.status).toBeGreaterThanOrEqual(200);
          shop.clock.jump(1_000);
        },
      ),
      {numRuns: runs(400)},
    );
    expect(shop.paid).toEqual([]);
    expect(({} as Record<string, unknown>).status).toBeUndefined();
    expect(shop.log.filter((entry) => (entry as {code?: string}).code === 'unexpected')).toEqual([]);
  }, 60_000);
});
