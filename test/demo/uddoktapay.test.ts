import {describe, expect, it} from 'vitest';
import {manualClock, uddoktapaySimulator} from '../../demo/simulators/index.js';
import {seed, shape} from './seed.js';
import {call, formOf, merchant, tap} from './talk.js';

const KEY = {'rt-uddoktapay-api-key': 'demo-uddoktapay-key'};
const order = {
  full_name: 'John Doe',
  email: 'john@example.com',
  amount: '100',
  metadata: {user_id: '10', order_id: '50'},
  redirect_url: 'https://shop.example/return?token=t',
  cancel_url: 'https://shop.example/cancel',
  webhook_url: 'https://shop.example/webhook',
};

function open() {
  const shop = merchant();
  const gateway = uddoktapaySimulator({clock: manualClock(), fetch: shop.fetch});
  const create = async (body: object = order, path = '/api/checkout-v2') =>
    (await call(gateway, path, KEY, body)).json();
  const verify = async (id: unknown) =>
    (await call(gateway, '/api/verify-payment', KEY, {invoice_id: id})).json();
  return {gateway, shop, create, verify};
}

describe('the simulated UddoktaPay', () => {
  it('answers create with a page and no invoice id', async () => {
    const body = await open().create();
    expect(body).toEqual({
      status: true,
      message: 'Payment Url',
      payment_url: expect.stringMatching(/\/payment\/[0-9a-f]{40}$/),
    });
  });

  it('brings the invoice id by POST to the redirect URL', async () => {
    const {create, gateway} = open();
    const {payment_url: url} = await create();
    const page = await (await tap(gateway, url, 'pay')).text();
    expect(formOf(page)).toEqual({action: order.redirect_url, fields: {invoice_id: gateway.payments[0]?.id}});
    expect(page).toContain('data-auto');
  });

  it('brings it by GET where return_type says so', async () => {
    const {create, gateway} = open();
    const {payment_url: url} = await create({...order, return_type: 'GET'});
    const answer = await tap(gateway, url, 'pay');
    expect(answer.headers.get('location')).toBe(
      `https://shop.example/return?token=t&invoice_id=${gateway.payments[0]?.id}`,
    );
  });

  it('goes back to the cancel URL with nothing at all', async () => {
    const {create, gateway} = open();
    const {payment_url: url} = await create();
    expect((await tap(gateway, url, 'cancel')).headers.get('location')).toBe('https://shop.example/cancel');
  });

  it('verifies in the documented shape, as COMPLETED, PENDING and ERROR', async () => {
    for (const [action, sample] of [
      ['pay', 'udd-verify-completed'],
      ['later', 'udd-verify-pending'],
      ['decline', 'udd-verify-error'],
    ] as const) {
      const {create, verify, gateway} = open();
      await create();
      const payment = await gateway.act('50', action);
      const body = await verify(payment?.id);
      expect(shape(body)).toEqual(shape(seed(sample)));
      expect(body.status).toBe((seed(sample) as {status: string}).status);
    }
  });

  it('tells what was charged apart from what was asked', async () => {
    const {create, verify, gateway} = open();
    await create();
    const payment = await gateway.act('last', 'pay-wrong-amount');
    expect(await verify(payment?.id)).toMatchObject({amount: '100.00', charged_amount: '1.00'});
  });

  it('takes dollars on the global path', async () => {
    const {create, gateway} = open();
    await create(order, '/api/checkout-v2/global');
    expect(gateway.payments[0]?.currency).toBe('USD');
  });

  it('sends a webhook only when the staff does, with the key in its header', async () => {
    const {create, gateway, shop} = open();
    await create();
    await gateway.act('last', 'pay');
    await gateway.idle();
    expect(shop.received).toEqual([]);
    await gateway.act('last', 'webhook');
    await gateway.idle();
    const [letter] = shop.received;
    expect(letter?.request.headers.get('rt-uddoktapay-api-key')).toBe('demo-uddoktapay-key');
    expect(JSON.parse(letter?.body ?? '')).toMatchObject({
      invoice_id: gateway.payments[0]?.id,
      status: 'COMPLETED',
    });
  });

  it('refuses a wrong or missing key in the words of each call', async () => {
    const {gateway, create} = open();
    await create();
    for (const headers of [{}, {'rt-uddoktapay-api-key': 'other'}] as Record<string, string>[]) {
      const created = await (await call(gateway, '/api/checkout-v2', headers, order)).json();
      expect(created).toEqual({status: false, message: 'Api Do Not Match'});
      const invoice_id = gateway.payments[0]?.id;
      const verified = await (await call(gateway, '/api/verify-payment', headers, {invoice_id})).json();
      expect(shape(verified)).toEqual(shape(seed('udd-verify-lookup-error')));
    }
  });

  it('says ERROR without a payment for an invoice that it does not know', async () => {
    expect(await open().verify('Erm9wzjM0FBwjSYT0QVb')).toEqual(seed('udd-verify-lookup-error'));
  });
});
