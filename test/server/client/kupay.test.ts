import {describe, expect, it} from 'vitest';
import {kupay} from '../../../src/server/index.js';
import {FakeKuPay} from '../fake-gateways-more.js';
import {Shop} from '../shop.js';

function open(amount = '123.45', currency = 'USD') {
  const fake = new FakeKuPay();
  const shop = new Shop({
    gateways: [kupay({token: fake.token})],
    fetch: fake.fetch,
    loadOrder: () => ({amount, currency, customer: {email: 'shopper@example.com'}}),
  });
  return {fake, shop};
}

describe('kupay', () => {
  it('creates with our ref, a number and a date with an offset', async () => {
    const {fake, shop} = open();
    const {challenge, paymentId} = await shop.create();
    expect(challenge).toMatchObject({kind: 'page', url: 'https://pay.kupay.finance/merchant/kp-1'});
    expect(fake.created).toMatchObject({
      id: paymentId,
      order_number: 'order-1',
      created_at: '2026-08-21T10:00:00+00:00',
      currency: 'USD',
      amount: 123.45,
    });
  });

  it('asks by its id, and believes the one word that is documented', async () => {
    const {fake, shop} = open();
    const created = await shop.create();
    for (const [word, expected] of [
      ['open', 'pending'],
      ['confirmed', 'pending'],
      ['underpaid', 'pending'],
      ['paid', 'succeeded'],
    ] as const) {
      fake.status = {status: word};
      await shop.clock.advance(3_000);
      expect([word, (await shop.status(created)).status]).toEqual([word, expected]);
    }
    await shop.quiet();
    expect(shop.paid).toHaveLength(1);
  });

  it('an order object without a word, an amount or a currency pays nothing', async () => {
    for (const status of [{}, {status: ''}, {status: null}]) {
      const {fake, shop} = open();
      const created = await shop.create();
      fake.status = status;
      await shop.clock.advance(3_000);
      expect((await shop.status(created)).status).toBe('pending');
    }
    const {fake, shop} = open();
    const created = await shop.create();
    fake.status = {status: 'paid', amount: undefined};
    await shop.clock.advance(3_000);
    expect((await shop.status(created)).status).toBe('needs_review');
  });

  it('errors without a body change nothing', async () => {
    const {fake, shop} = open();
    const created = await shop.create();
    for (const status of [401, 404, 500]) {
      fake.trick = () => new Response('// Response', {status});
      await shop.clock.advance(3_000);
      expect((await shop.status(created)).status).toBe('pending');
    }
  });

  it('callbacks come by GET or POST, need the token in their URL, and say nothing that counts', async () => {
    const {fake, shop} = open();
    const created = await shop.create();
    const url = String(fake.created?.callback_url);
    fake.status = {status: 'open'};
    expect((await shop.send('GET', `${url}?status=completed&kupay_callback=x`)).status).toBe(200);
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('pending');
    expect((await shop.send('GET', 'https://shop.example/pay/webhook/kupay?status=completed')).status).toBe(
      401,
    );
    expect((await shop.send('GET', `${url}?status=completed&status=open`)).status).toBe(400);
    fake.status = {status: 'paid'};
    expect((await shop.send('POST', url, {json: {status: 'expired'}})).status).toBe(200);
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('succeeded');
  });

  it('the same bare callback about two payments is two messages', async () => {
    const {fake, shop} = open();
    const urls: string[] = [];
    fake.trick = ({url, body}) => {
      const ref = String(body.id ?? url.pathname.split('/').pop());
      if (body.callback_url) urls.push(String(body.callback_url));
      if (body.id) return Response.json({pay_url: 'https://pay.kupay.finance/m/x', payment_id: `kp-${ref}`});
      return Response.json({payment_id: ref, status: 'paid', amount: 123.45, currency: 'USD'});
    };
    await shop.create({orderId: 'order-1'});
    await shop.create({orderId: 'order-2'});
    for (const url of urls) {
      expect((await shop.send('GET', url)).status).toBe(200);
      await shop.quiet();
    }
    expect(shop.paid.map(({orderId}) => orderId)).toEqual(['order-1', 'order-2']);
  });

  it('takes only its currencies, and only amounts that a JSON number holds', async () => {
    for (const [amount, currency] of [
      ['5', 'BDT'],
      ['90071992547409.93', 'USD'],
    ] as const) {
      const {shop} = open(amount, currency);
      expect((await shop.post('/payments', {json: {orderId: '1'}})).status).toBe(500);
    }
  });
});
