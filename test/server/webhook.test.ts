import {describe, expect, it} from 'vitest';
import type {Store} from '../../src/server/index.js';
import {Shop} from './shop.js';

const paidInvoice = async (options: ConstructorParameters<typeof Shop>[0] = {}) => {
  const shop = new Shop(options);
  const created = await shop.create();
  shop.gateway.invoices[0]!.status = 'COMPLETED';
  return {shop, created};
};
const message = {invoice_id: 'inv1', status: 'COMPLETED', amount: '200.00'};

describe('POST /webhook', () => {
  it('before the return, after it, or both: delivered once', async () => {
    for (const first of ['webhook', 'return'] as const) {
      const {shop, created} = await paidInvoice();
      const ways = {webhook: () => shop.webhook(message), return: () => shop.comeBack('?invoice_id=inv1')};
      expect((await ways[first]()).status).toBe(first === 'webhook' ? 200 : 303);
      await ways[first === 'webhook' ? 'return' : 'webhook']();
      await ways[first]();
      expect((await shop.status(created)).status).toBe('succeeded');
      expect(shop.paid).toHaveLength(1);
    }
  });

  it('SEC-83: what the message says is not believed; the gateway is asked', async () => {
    const shop = new Shop();
    const created = await shop.create();
    shop.gateway.invoices[0]!.status = 'INITIATED';
    await shop.webhook(message);
    expect((await shop.status(created)).status).toBe('pending');
  });

  it.each([
    ['₹1 for ₹200', {amount: '1.00'}, 'amount-mismatch'],
    ['charged less than asked', {charged: '199.00'}, 'amount-mismatch'],
    ['another order', {metadata: {order_id: 'p_other'}}, 'order-mismatch'],
    ['no order', {metadata: {}}, 'unbound'],
  ])('SEC-83: %s is held for review and not delivered', async (_, change, reason) => {
    const {shop, created} = await paidInvoice();
    Object.assign(shop.gateway.invoices[0]!, change);
    await shop.webhook(message);
    expect((await shop.status(created)).status).toBe('needs_review');
    expect([shop.paid, shop.reviews]).toEqual([[], [`${created.paymentId} ${reason}`]]);
    await shop.webhook({...message, again: 1});
    expect(shop.reviews).toHaveLength(1);
  });

  it('SEC-88a: a wrong key, an empty key and no key are refused, and nothing changes', async () => {
    for (const key of ['wrong', '', 'udd_secret_canary, udd_secret_canary', undefined]) {
      const {shop, created} = await paidInvoice();
      const response = await shop.server.fetch(
        new Request(String(shop.gateway.created.webhook_url), {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            ...(key !== undefined && {'rt-uddoktapay-api-key': key}),
          },
          body: JSON.stringify(message),
        }),
      );
      expect([key, response.status]).toEqual([key, 401]);
      expect(shop.gateway.asked('verify-payment')).toHaveLength(0);
      expect((await shop.status(created)).status).toBe('pending');
    }
  });

  it('the key alone is enough where the panel knows one URL for all orders', async () => {
    const {shop, created} = await paidInvoice();
    const url = 'https://shop.example/pay/webhook/uddoktapay';
    const response = await shop.webhook({...message, metadata: {order_id: created.paymentId}}, {}, url);
    expect(response.status).toBe(200);
    expect(shop.paid).toHaveLength(1);
  });

  it('what is not ours is answered with 200 and left alone: one account may serve many shops', async () => {
    const {shop} = await paidInvoice();
    const url = 'https://shop.example/pay/webhook/uddoktapay';
    expect(
      (await shop.webhook({invoice_id: 'foreign', metadata: {order_id: 'order #7'}}, {}, url)).status,
    ).toBe(200);
    expect((await shop.webhook({invoice_id: 'foreign'}, {}, url)).status).toBe(200);
    expect(shop.gateway.asked('verify-payment')).toHaveLength(0);
  });

  it('a wrong token is refused even with the right key', async () => {
    const {shop, created} = await paidInvoice();
    const url = `https://shop.example/pay/webhook/uddoktapay/${created.paymentId}.${created.statusToken}`;
    expect((await shop.webhook(message, {}, url)).status).toBe(404);
  });

  it('SEC-81: form, multipart and JSON are read; anything else is refused', async () => {
    const form = new FormData();
    form.append('invoice_id', 'inv1');
    const bodies: [BodyInit, Record<string, string>, number][] = [
      [new URLSearchParams({invoice_id: 'inv1', 'metadata[order_id]': 'x', 'metadata[phone]': 'y'}), {}, 200],
      [form, {}, 200],
      [JSON.stringify(message), {'content-type': 'application/json; charset=utf-8'}, 200],
      [JSON.stringify(message), {'content-type': 'text/plain'}, 415],
      [new Uint8Array([1, 2]), {}, 415],
      ['{"invoice_id":', {'content-type': 'application/json'}, 400],
      [new Uint8Array([0x7b, 0xff, 0x7d]), {'content-type': 'application/json'}, 400],
      [`\ufeff${JSON.stringify(message)}`, {'content-type': 'application/json'}, 400],
      ['broken', {'content-type': 'multipart/form-data; boundary=x'}, 400],
      [new URLSearchParams('invoice_id[]=inv1'), {}, 400],
      [new URLSearchParams('invoice_id=inv1&invoice_id=inv2'), {}, 400],
      [new URLSearchParams('invoice_id=inv1&status=x&status=y'), {}, 400],
      [JSON.stringify({invoice_id: ['inv1']}), {'content-type': 'application/json'}, 400],
      [JSON.stringify({invoice_id: '../x'}), {'content-type': 'application/json'}, 400],
      [JSON.stringify({...message, pad: 'x'.repeat(262_144)}), {'content-type': 'application/json'}, 413],
    ];
    for (const [body, headers, expected] of bodies) {
      const {shop} = await paidInvoice();
      const response = await shop.server.fetch(
        new Request(String(shop.gateway.created.webhook_url), {
          method: 'POST',
          headers: {'rt-uddoktapay-api-key': shop.gateway.key, ...headers},
          body,
        }),
      );
      await shop.quiet();
      expect([String(body).slice(0, 40), response.status]).toEqual([String(body).slice(0, 40), expected]);
      expect(shop.paid).toHaveLength(expected === 200 ? 1 : 0);
    }
  });

  it('SEC-81: by GET only where the gateway does that', async () => {
    const {shop} = await paidInvoice();
    const response = await shop.send('GET', String(shop.gateway.created.webhook_url));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('SEC-82: repeated after an hour, a day, a week: no second effect, no second question', async () => {
    const {shop} = await paidInvoice();
    await shop.webhook(message);
    const asked = shop.gateway.asked('verify-payment').length;
    for (const hours of [1, 25, 7 * 24]) {
      await shop.clock.advance(hours * 3_600_000);
      expect((await shop.webhook(message)).status).toBe(200);
    }
    expect(shop.gateway.asked('verify-payment').length).toBe(asked);
    await shop.clock.advance(8 * 86_400_000);
    await shop.webhook(message);
    expect(shop.paid).toHaveLength(1);
  });

  it('SEC-82: the same text again is followed as long as it led to nothing', async () => {
    const shop = new Shop();
    await shop.create();
    await shop.webhook({invoice_id: 'inv1'});
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.clock.advance(5_000);
    await shop.webhook({invoice_id: 'inv1'});
    expect(shop.paid).toHaveLength(1);
  });

  it('SEC-84: a hundred times in parallel delivers once and asks a few times', async () => {
    const {shop} = await paidInvoice();
    const answers = await Promise.all(Array.from({length: 100}, () => shop.webhook(message)));
    expect(new Set(answers.map(({status}) => status))).toEqual(new Set([200]));
    expect(shop.paid).toHaveLength(1);
    expect(shop.gateway.asked('verify-payment').length).toBeLessThanOrEqual(4);
  });

  it('SEC-85: failed, then paid, in any order of the messages', async () => {
    const shop = new Shop();
    const created = await shop.create();
    shop.gateway.invoices[0]!.status = 'ERROR';
    await shop.webhook({invoice_id: 'inv1', status: 'ERROR'});
    expect((await shop.status(created)).status).toBe('failed');
    expect(shop.closed).toHaveLength(1);
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.webhook(message);
    await shop.webhook({invoice_id: 'inv1', status: 'ERROR', late: true});
    expect((await shop.status(created)).status).toBe('succeeded');
    expect([shop.paid.length, shop.closed.length]).toEqual([1, 1]);
  });

  it('SEC-86: a second payment on an order is kept back and told', async () => {
    const shop = new Shop();
    const first = await shop.create();
    const firstHook = String(shop.gateway.created.webhook_url);
    await shop.send('POST', first.cancelUrl, {headers: {authorization: `Bearer ${first.statusToken}`}});
    const second = await shop.create();
    expect(second.paymentId).not.toBe(first.paymentId);
    for (const invoice of shop.gateway.invoices) invoice.status = 'COMPLETED';
    await shop.webhook({invoice_id: 'inv2'});
    await shop.webhook({invoice_id: 'inv1'}, {}, firstHook);
    expect(shop.paid.map(({ref}) => ref)).toEqual([second.paymentId]);
    expect((await shop.status(first)).status).toBe('needs_review');
    expect(shop.reviews).toEqual([`${first.paymentId} second-payment`]);
  });

  it('SEC-87: a slow gateway is not waited for', async () => {
    const {shop} = await paidInvoice();
    shop.gateway.trick = () => new Promise(() => {});
    const answering = shop.server.fetch(
      new Request(String(shop.gateway.created.webhook_url), {
        method: 'POST',
        headers: {'content-type': 'application/json', 'rt-uddoktapay-api-key': shop.gateway.key},
        body: JSON.stringify(message),
      }),
    );
    await shop.clock.advance(900);
    expect((await answering).status).toBe(200);
    shop.gateway.trick = undefined;
    await shop.clock.advance(80_000);
    await shop.server.reconcile();
    await shop.quiet();
    expect(shop.paid).toHaveLength(1);
  });

  it('SEC-87: a store that is down answers 503, and the message can come again', async () => {
    let isDown = false;
    const fine = new Shop();
    const store: Store = {
      ...fine.store,
      write: (...args) => (isDown ? Promise.reject(new Error('disk full')) : fine.store.write(...args)),
    };
    const shop = new Shop({store}, fine);
    await shop.create();
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    isDown = true;
    expect((await shop.webhook(message)).status).toBe(503);
    isDown = false;
    expect((await shop.webhook(message)).status).toBe(200);
    expect(shop.paid).toHaveLength(1);
  });

  it('SEC-87: a gateway that does not answer its own question gets 503: it may say it again', async () => {
    const {shop} = await paidInvoice();
    shop.gateway.trick = () => new Response('oops', {status: 500});
    expect((await shop.webhook(message)).status).toBe(503);
    shop.gateway.trick = undefined;
    await shop.webhook(message);
    expect(shop.paid).toHaveLength(1);
  });
});
