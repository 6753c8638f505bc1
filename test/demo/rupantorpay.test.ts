import {describe, expect, it} from 'vitest';
import type {RupantorpayOptions} from '../../demo/simulators/index.js';
import {manualClock, rupantorpaySimulator} from '../../demo/simulators/index.js';
import {keys, seed, shape} from './seed.js';
import {call, merchant, ORIGIN, tap} from './talk.js';

const KEY = {'x-api-key': 'demo-rupantorpay-key', 'x-client': 'shop.example'};
const order = {
  fullname: 'Rahim Uddin',
  email: 'rahim@example.com',
  amount: '900',
  success_url: 'https://shop.example/return?ref=7',
  cancel_url: 'https://shop.example/cancel',
  webhook_url: 'https://shop.example/webhook',
  metadata: {order_id: 'ord_7'},
};

function open(options: RupantorpayOptions = {}) {
  const shop = merchant();
  const clock = manualClock();
  const gateway = rupantorpaySimulator({clock, fetch: shop.fetch, ...options});
  const create = async (body: object = order) =>
    (await call(gateway, '/api/payment/checkout', KEY, body)).json();
  const verify = async (id: string) =>
    (await call(gateway, '/api/payment/verify-payment', KEY, {transaction_id: id})).json();
  return {gateway, shop, clock, create, verify};
}

describe('the simulated RupantorPay', () => {
  it('answers create with the number 1, a link, and no id', async () => {
    const {create} = open();
    const body = await create();
    expect(shape(body)).toEqual(shape(seed('rup-create-ok')));
    expect(body.status).toBe(1);
    expect(body.payment_url).toMatch(/^http:\/\/127\.0\.0\.1:5181\/api\/execute\/[0-9a-f]{32}$/);
  });

  it('sends a shopper who paid to the success URL with the documented query', async () => {
    const {create, gateway} = open();
    const {payment_url: url} = await create();
    const answer = await tap(gateway, url, 'pay', 'nagad');
    const back = new URL(answer.headers.get('location') ?? '');
    expect(back.pathname + back.search.slice(0, 6)).toBe('/return?ref=7');
    back.searchParams.delete('ref');
    expect([...back.searchParams.keys()].sort()).toEqual(keys(seed('rup-return-completed')));
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      paymentMethod: 'nagad',
      paymentAmount: '900.00',
      paymentFee: '9.00',
      currency: 'BDT',
      status: 'COMPLETED',
    });
  });

  it('verifies by transaction id with three decimals and the wallet’s own id', async () => {
    const {create, verify, gateway} = open();
    await create();
    await gateway.act('ord_7', 'pay');
    const id = gateway.find('ord_7')?.id ?? '';
    const body = await verify(id);
    expect(id).toMatch(/^[A-Z]{6}\d{6}$/);
    expect(keys(body)).toEqual(keys(seed('rup-verify-completed')));
    expect(body).toMatchObject({
      amount: '900.000',
      transaction_id: id,
      status: 'COMPLETED',
      metadata: {order_id: 'ord_7'},
    });
  });

  it('holds a payment as PENDING, on the success URL, until a person approves it', async () => {
    const {create, verify, gateway, shop} = open();
    const {payment_url: url} = await create();
    const answer = await tap(gateway, url, 'later');
    expect(answer.headers.get('location')).toMatch(/\/return\?.*status=PENDING$/);
    const id = gateway.payments[0]?.id ?? '';
    const body = await verify(id);
    expect(keys(body)).toEqual(keys(seed('rup-verify-pending')));
    expect(body.status).toBe('PENDING');
    await gateway.act('last', 'approve');
    await gateway.idle();
    expect((await verify(id)).status).toBe('COMPLETED');
    expect(shop.received.map(({body: form}) => new URLSearchParams(form).get('status'))).toEqual([
      'PENDING',
      'COMPLETED',
    ]);
  });

  it('sends a declined shopper to the cancel URL with a status, and verifies as ERROR with a body', async () => {
    const {create, verify, gateway} = open();
    const {payment_url: url} = await create();
    const answer = await tap(gateway, url, 'decline');
    expect(answer.headers.get('location')).toMatch(
      /^https:\/\/shop\.example\/cancel\?transactionId=.*status=ERROR$/,
    );
    expect(keys(await verify(gateway.payments[0]?.id ?? ''))).toEqual(
      keys(seed('rup-verify-error')).filter((key) => key !== 'trx_id'),
    );
  });

  it('can use the words of the other list', async () => {
    const {create, gateway} = open({returnWords: 'table'});
    const {payment_url: url} = await create();
    const answer = await tap(gateway, url, 'pay');
    expect(answer.headers.get('location')).toMatch(/status=success$/);
  });

  it('tells the webhook as form, multipart or JSON, never with a proof', async () => {
    for (const webhookFormat of ['form', 'multipart', 'json'] as const) {
      const {create, gateway, shop} = open({webhookFormat});
      await create();
      await gateway.act('last', 'pay');
      await gateway.idle();
      const [{request} = {request: new Request(ORIGIN)}] = shop.received;
      const id = gateway.payments[0]?.id;
      const told =
        webhookFormat === 'json'
          ? (await request.json()).transaction_id
          : (await request.formData()).get('transactionId');
      expect(told).toBe(id);
      expect([...request.headers.keys()]).toEqual(['content-type']);
    }
  });

  it('pays another amount than was asked', async () => {
    const {create, verify, gateway} = open();
    await create();
    await gateway.act('last', 'pay-wrong-amount');
    expect((await verify(gateway.payments[0]?.id ?? '')).amount).toBe('1.000');
  });

  it('tells a duplicate webhook twice with the same body', async () => {
    const {create, gateway, shop} = open();
    await create();
    await gateway.act('last', 'pay-duplicate-webhook');
    await gateway.idle();
    expect(shop.received).toHaveLength(2);
    expect(shop.received[0]?.body).toBe(shop.received[1]?.body);
  });

  it('refuses a wrong or missing key, and says nothing of the payment', async () => {
    const {gateway, create} = open();
    await create();
    for (const key of [{}, {'x-api-key': ''}, {'x-api-key': 'other'}] as Record<string, string>[]) {
      const body = await (await call(gateway, '/api/payment/checkout', key, order)).json();
      expect(body).toEqual(seed('rup-create-error'));
      const id = gateway.payments[0]?.id;
      const looked = await (
        await call(gateway, '/api/payment/verify-payment', key, {transaction_id: id})
      ).json();
      expect(keys(looked)).toEqual(keys(seed('rup-verify-lookup-error')));
    }
    expect(gateway.payments).toHaveLength(1);
  });

  it('answers a question about a payment that it does not know without a payment', async () => {
    const {verify} = open();
    expect(await verify('OVKPXW165414')).toEqual(seed('rup-verify-lookup-error'));
  });

  it('refuses a create without name, e-mail, amount or addresses; takes the documents’ own sample when not strict', async () => {
    const {create} = open();
    for (const name of ['fullname', 'email', 'amount', 'success_url', 'cancel_url'] as const) {
      const {[name]: _, ...rest} = order;
      expect(await create(rest)).toMatchObject({status: false});
    }
    const sample = {
      success_url: 'yourdomain.example/success',
      cancel_url: 'yourdomain.example/cancel',
      metadata: {phone: '016****'},
      amount: '10',
    };
    expect(await open({strict: false}).create(sample)).toMatchObject({status: 1});
  });

  it('takes GET as the documents say', async () => {
    const {gateway} = open();
    const query = new URLSearchParams({
      fullname: 'A',
      email: 'a@example.com',
      amount: '10',
      success_url: 'https://shop.example/',
      cancel_url: 'https://shop.example/',
      'metadata[order_id]': 'ord_8',
    });
    const body = await (await call(gateway, `/api/payment/checkout?${query}`, KEY)).json();
    expect(body.status).toBe(1);
    expect(gateway.find('ord_8')).toBeDefined();
  });
});
