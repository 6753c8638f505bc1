import {createHmac} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import type {RumbapayOptions} from '../../demo/simulators/index.js';
import {manualClock, rumbapaySimulator} from '../../demo/simulators/index.js';
import {keys, seed, shape} from './seed.js';
import {call, merchant, ORIGIN, tap} from './talk.js';

const sign = (text: string) =>
  createHmac('sha256', 'demo-password').update(`demo-login${text}`).digest('hex');

const common = {
  reference: 'ord_7',
  currency: 'INR',
  amount: '200',
  description: 'My order',
  customer: {
    identifier: '12345',
    email: 'user@example.com',
    phone: '913324627351',
    first_name: 'Asha',
    last_name: 'Rao',
    country: 'IN',
    city: 'Hansi',
    address: 'Market Road 1',
    state_code: '12',
    zip_code: '125042',
  },
  callback_url: 'https://shop.example/callback',
  redirect_url: 'https://shop.example/return',
  cancel_url: 'https://shop.example/cancel',
  extra: [{key_1: 'value'}, {key_2: 'value'}],
};
const hosted = {...common, widget: {method: 'upi', locale: 'en'}};
const direct = {...common, method: 'upi'};

function open(options: RumbapayOptions = {}, ...answers: number[]) {
  const shop = merchant(...answers);
  const clock = manualClock();
  const gateway = rumbapaySimulator({clock, fetch: shop.fetch, ...options});
  const create = (body: object | string) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return call(gateway, '/v1/payment', {signature: sign(text)}, text);
  };
  const status = (id: string) => call(gateway, `/v1/transaction/${id}`, {signature: sign('')});
  return {gateway, shop, clock, create, status};
}

type Created = {request_id: string; challenge: {challenge_redirect: {url: string}}};

describe('the simulated Rumbapay', () => {
  it('answers a hosted payment with a page, shaped as its documents show', async () => {
    const {create} = open();
    const answer = await create(hosted);
    const body = await answer.json();
    expect(answer.status).toBe(200);
    expect(shape(body)).toEqual(shape(seed('rum-create-hpp')));
    expect(body.challenge.challenge_redirect.url).toMatch(`${ORIGIN}/p/`);
    expect(body.created_date).toBe('0001-01-01T00:00:00');
    expect([body.amount, body.billing_amount]).toEqual([200, 185]);
  });

  it('answers host to host with a upi link under the same challenge type, to a payee that nobody has', async () => {
    const {create} = open({merchantName: 'Chai & Co'});
    const body = await (await create(direct)).json();
    expect(shape(body)).toEqual(shape(seed('rum-create-h2h-upi')));
    const {url} = body.challenge.challenge_redirect;
    const sample = seed('rum-create-h2h-upi') as Created;
    const names = (link: string) => [...new URLSearchParams(link.split('?')[1]).keys()];
    expect(names(url)).toEqual(names(sample.challenge.challenge_redirect.url));
    expect(url).toContain('pa=demo@example&pn=Chai%20%26%20Co&am=200&');
  });

  it('signs what it answers, and its callbacks', async () => {
    const {create, gateway, shop} = open();
    const answer = await create(hosted);
    expect(answer.headers.get('signature')).toBe(sign(await answer.text()));
    await gateway.act('ord_7', 'pay');
    await gateway.idle();
    const [callback] = shop.received;
    expect(callback?.request.headers.get('signature')).toBe(sign(callback?.body ?? ''));
  });

  it('goes from created to success, and tells the callback once it is final', async () => {
    const {create, status, gateway, shop} = open();
    const {request_id: id, challenge}: Created = await (await create(hosted)).json();
    const before = await (await status(id)).json();
    expect(before.status.name).toBe('created');
    expect(shape(before)).toEqual(shape(seed('rum-status-created')));
    expect(shop.received).toEqual([]);

    const page = await tap(gateway, challenge.challenge_redirect.url, 'pay');
    expect([page.status, page.headers.get('location')]).toEqual([303, 'https://shop.example/return']);
    await gateway.idle();
    expect((await (await status(id)).json()).status.name).toBe('success');
    const callback = JSON.parse(shop.received[0]?.body ?? '');
    expect(shape(callback)).toEqual(shape(seed('rum-callback-success')));
    expect(callback.extra).toEqual([
      {key: 'key_1', value: 'value'},
      {key: 'key_2', value: 'value'},
    ]);
    expect(shop.received).toHaveLength(1);
  });

  it('writes amounts with four decimals in its status answer', async () => {
    const {create, status} = open();
    const {request_id: id}: Created = await (await create(direct)).json();
    expect(await (await status(id)).text()).toContain('"amount":200.0000,"billing_amount":200.0000');
  });

  it('says error when the shopper’s bank declines, and success when the money comes later', async () => {
    const {create, status, gateway, clock, shop} = open({lateMs: 5_000});
    const {request_id: id}: Created = await (await create(direct)).json();
    await gateway.act(id, 'late-success');
    expect((await (await status(id)).json()).status.name).toBe('error');
    clock.advance(5_000);
    await gateway.idle();
    expect((await (await status(id)).json()).status.name).toBe('success');
    expect(shop.received.map(({body}) => JSON.parse(body).status.name)).toEqual(['error', 'success']);
  });

  it('keeps a payment open that the shopper left by cancel', async () => {
    const {create, status, gateway} = open();
    const {request_id: id, challenge}: Created = await (await create(hosted)).json();
    const page = await tap(gateway, challenge.challenge_redirect.url, 'cancel');
    expect(page.headers.get('location')).toBe('https://shop.example/cancel');
    expect((await (await status(id)).json()).status.name).toBe('created');
  });

  it('refuses missing fields by name', async () => {
    const {create} = open();
    const {reference: _, ...body} = hosted;
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(shape(await answer.json())).toEqual(shape(seed('rum-create-400')));
  });

  it('refuses another method or currency with HTTP 200 and error 273', async () => {
    const {create} = open();
    for (const body of [
      {...hosted, widget: {method: 'card'}},
      {...direct, currency: 'USD'},
    ]) {
      const answer = await create(body);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual(seed('rum-create-273'));
    }
  });

  it('can fail with HTTP 200, created and a good URL', async () => {
    const {create} = open({failWithGoodUrl: true});
    const answer = await create(hosted);
    const body = await answer.json();
    expect(shape(body)).toEqual(shape(seed('rum-create-200-but-failed')));
    expect([answer.status, body.error_code, body.status.name]).toEqual([200, 273, 'created']);
  });

  it('refuses a request that is not signed, or signed by somebody else', async () => {
    const {gateway} = open();
    const body = JSON.stringify(hosted);
    for (const signature of ['', 'f'.repeat(64), sign(`${body} `)]) {
      expect((await call(gateway, '/v1/payment', {signature}, body)).status).toBe(401);
    }
    expect(gateway.payments).toEqual([]);
  });

  it('wants the access token too where a key is set', async () => {
    const {gateway} = open({key: 'demo-key'});
    const body = JSON.stringify(hosted);
    const token = createHmac('sha256', 'demo-key').update('demo-login').digest('hex');
    expect((await call(gateway, '/v1/payment', {signature: sign(body)}, body)).status).toBe(401);
    const both = {signature: sign(body), 'access-token': token};
    expect((await call(gateway, '/v1/payment', both, body)).status).toBe(200);
  });

  it('answers 101 for a payment that it does not know, by their reference too', async () => {
    const {create, status} = open();
    await create(hosted);
    for (const id of ['16003088-037e-416c-9163-4e70e17d291b', 'ord_7']) {
      const body = await (await status(id)).json();
      expect(keys(body)).toEqual(keys(seed('rum-status-not-found')));
      expect(body.error_code).toBe(101);
    }
  });
});
