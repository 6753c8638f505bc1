import {describe, expect, it} from 'vitest';
import type {KupayOptions} from '../../demo/simulators/index.js';
import {kupaySimulator, manualClock} from '../../demo/simulators/index.js';
import {seed, shape} from './seed.js';
import {call, merchant, tap} from './talk.js';

const KEY = {authorization: 'Bearer demo-kupay-token'};
const order = {
  id: '12345',
  order_number: '1234',
  created_at: '2022-05-22T18:58:04+01:00',
  currency: 'USD',
  amount: 123.45,
  email: '',
  order_status_url: 'https://shop.example',
  cancel_url: 'https://shop.example/cancel',
  paid_url: 'https://shop.example/paid',
  callback_url: 'https://shop.example/callback?token=t',
};

function open(options: KupayOptions = {}) {
  const shop = merchant();
  const gateway = kupaySimulator({clock: manualClock(), fetch: shop.fetch, ...options});
  const create = (body: object = order) => call(gateway, '/v1/payment/create', KEY, body);
  const status = (id: string) => call(gateway, `/v1/payment/status/${id}`, KEY);
  return {gateway, shop, create, status};
}

describe('the simulated KuPay', () => {
  it('answers create with a page and an id, nothing else', async () => {
    const body = await (await open().create()).json();
    expect(shape(body)).toEqual(shape(seed('kup-create-ok')));
    expect(body.pay_url.endsWith(`/merchant/${body.payment_id}`)).toBe(true);
  });

  it('answers the status as its last documents do: a float, a date without zone, a word', async () => {
    const {create, status, gateway} = open();
    const {payment_id: id} = await (await create()).json();
    expect(await (await status(id)).json()).toEqual({
      payment_id: id,
      status: 'open',
      created_at: '2026-08-21 10:00:00',
      order_number: '1234',
      currency: 'USD',
      amount: 123.45,
    });
    await gateway.act('12345', 'pay');
    expect((await (await status(id)).json()).status).toBe('paid');
  });

  it('can say completed, as the plugin reads it', async () => {
    const {create, status, gateway} = open({paidWord: 'completed'});
    const {payment_id: id} = await (await create()).json();
    await gateway.act(id, 'pay');
    expect((await (await status(id)).json()).status).toBe('completed');
  });

  it('calls back by GET with the token in the query', async () => {
    const {create, gateway, shop} = open();
    await create();
    await gateway.act('last', 'pay');
    await gateway.idle();
    const {request} = shop.received[0] ?? {};
    expect(request?.method).toBe('GET');
    expect(request?.url).toBe(
      'https://shop.example/callback?token=t&kupay_callback=demo-kupay-token&order_id=12345&status=paid',
    );
  });

  it('sends the shopper back without any parameter', async () => {
    const {create, gateway} = open();
    const {pay_url: url} = await (await create()).json();
    expect((await tap(gateway, url, 'cancel')).headers.get('location')).toBe(order.cancel_url);
    expect((await tap(gateway, url, 'pay')).headers.get('location')).toBe(order.paid_url);
  });

  it('says nothing but a status when it refuses', async () => {
    const {gateway, create, status} = open();
    const wrong = {authorization: 'Bearer other'};
    const {callback_url: _, ...incomplete} = order;
    const answers = [
      await call(gateway, '/v1/payment/create', {}, order),
      await call(gateway, '/v1/payment/create', wrong, order),
      await call(gateway, '/v1/payment/status/x', wrong),
      await status('x'),
      await create(incomplete),
      await create({...order, currency: 'XYZ'}),
      await create({...order, amount: '1,00'}),
    ];
    expect(answers.map(({status: code}) => code)).toEqual([401, 401, 401, 404, 500, 500, 500]);
    for (const answer of answers) expect(await answer.text()).toBe('');
  });

  it('answers 500 and nothing else while it is down', async () => {
    const {create, gateway} = open({settings: {down: true}});
    expect((await create()).status).toBe(500);
    gateway.configure({down: false});
    expect((await create()).status).toBe(200);
  });
});
