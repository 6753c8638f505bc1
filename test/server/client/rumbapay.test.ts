import {describe, expect, it} from 'vitest';
import type {RumbaPayOptions} from '../../../src/server/index.js';
import {rumbapay} from '../../../src/server/index.js';
import {hmacSha256} from '../../../src/server/token.js';
import {FakeRumbaPay} from '../fake-gateways-more.js';
import {customer, Shop} from '../shop.js';

const ID = '00000000-0000-0000-0000-000000000001';

function open(options: Partial<RumbaPayOptions> = {}) {
  const fake = new FakeRumbaPay();
  const {login, password} = fake;
  const shop = new Shop({
    gateways: [rumbapay({login, password, mode: 'h2h', ...options})],
    fetch: fake.fetch,
    clientIp: () => '203.0.113.9',
    loadOrder: () => ({amount: '200.00', currency: 'INR', customer}),
  });
  const hook = (body: unknown, headers: Record<string, string> = {}) =>
    shop.server.fetch(
      new Request(String(fake.heard[0]!.body.callback_url), {
        method: 'POST',
        headers: {'content-type': 'application/json', ...headers},
        body: JSON.stringify(body),
      }),
    );
  const pay = (status = 'success') => {
    fake.transactions.get(ID)!.status = status;
  };
  return {fake, shop, hook, pay};
}

describe('rumbapay', () => {
  it('signs as its documents’ example', async () => {
    const key = '4f56cc8f-eb99-4b5d-9255-52ae6f23e91c';
    expect(await hmacSha256(key, 'john_yablonliy')).toBe(
      '374edb1201d1b9cf74101aa1f8e14962ee83c611beed65f1e28cbd616e1de8b1',
    );
  });

  it('H2H: method at the top, a UPI link to draw or open', async () => {
    const {fake, shop} = open();
    const {challenge, paymentId} = await shop.create();
    expect(challenge).toMatchObject({
      kind: 'upi',
      link: expect.stringMatching(/^upi:\/\/pay\?mode=04/) as string,
    });
    expect(challenge).not.toHaveProperty('ids');
    const {body} = fake.heard[0]!;
    expect(body).toMatchObject({method: 'upi', reference: paymentId, currency: 'INR', amount: '200'});
    expect(body).not.toHaveProperty('widget');
    expect(body.customer).toEqual({
      identifier: 'customer-1',
      email: customer.email,
      phone: customer.phone,
      first_name: 'Darth',
      last_name: 'Vader',
      country: 'IN',
      city: 'Hansi',
      address: 'Main Street 1',
      state_code: '12',
      zip_code: '125042',
      ip: '203.0.113.9',
    });
  });

  it('HPP: the widget says the method, a page to open', async () => {
    const {fake, shop} = open({mode: 'hpp', locale: 'hi'});
    const {challenge} = await shop.create();
    expect(challenge).toMatchObject({kind: 'page', url: `https://pamir.checkout.transactica.net/p/${ID}`});
    expect(fake.heard[0]!.body).toMatchObject({widget: {method: 'upi', locale: 'hi'}});
    expect(fake.heard[0]!.body).not.toHaveProperty('method');
  });

  it('is seen as paid by polling alone', async () => {
    const {shop, pay} = open();
    const created = await shop.create();
    expect((await shop.status(created)).status).toBe('pending');
    pay();
    await shop.clock.advance(3_000);
    expect((await shop.status(created)).status).toBe('succeeded');
    await shop.quiet();
    expect(shop.paid).toMatchObject([{gatewayIds: [ID]}]);
  });

  it('a callback is followed, signed or not, but only with the token in its URL', async () => {
    const {fake, shop, hook, pay} = open();
    const {paymentId} = await shop.create();
    pay();
    const body = fake.callback(ID);
    const signature = await hmacSha256(fake.password, fake.login + JSON.stringify(body));
    const open2 = await shop.post('/webhook/rumbapay', {json: body, headers: {signature}});
    expect([open2.status, body.reference]).toEqual([401, paymentId]);
    expect((await hook(body, {signature})).status).toBe(200);
    await shop.quiet();
    expect(shop.paid).toHaveLength(1);
  });

  it.each([
    '0'.repeat(64),
    '',
    'x',
    'UPPER',
  ])('SEC-80: a callback with the wrong signature %j is refused', async (wrong) => {
    const {fake, shop, hook, pay} = open();
    await shop.create();
    pay();
    const body = fake.callback(ID);
    const right = await hmacSha256(fake.password, fake.login + JSON.stringify(body));
    expect((await hook(body, {signature: wrong === 'UPPER' ? right.toUpperCase() : wrong})).status).toBe(401);
    expect(shop.paid).toEqual([]);
  });

  it('requireSignature refuses callbacks and answers without one', async () => {
    const {fake, shop, hook} = open({requireSignature: true});
    await shop.create();
    expect((await hook(fake.callback(ID))).status).toBe(401);
    fake.signs = false;
    expect((await shop.post('/payments', {json: {orderId: 'order-2'}})).status).toBe(502);
  });

  it('an answer that was changed on its way is no answer', async () => {
    const {fake, shop, pay} = open();
    const created = await shop.create();
    pay('created');
    fake.trick = async ({method}) => {
      if (method === 'POST') return undefined;
      const {headers} = await fake.signed(fake.callback(ID));
      return new Response(JSON.stringify({...fake.callback(ID), status: {name: 'success'}}), {headers});
    };
    await shop.clock.advance(3_000);
    expect((await shop.status(created)).status).toBe('pending');
  });

  it('error_code beats HTTP 200, the word and a good URL', async () => {
    const {fake, shop} = open();
    fake.trick = () =>
      fake.signed({
        request_id: ID,
        status: {name: 'created'},
        challenge: {
          challenge_type: 'redirect',
          challenge_redirect: {url: 'https://pamir.checkout.transactica.net/p/x'},
        },
        error_code: 273,
        error_message: 'Invalid adapter route configuration',
      });
    const response = await shop.post('/payments', {json: {orderId: 'order-1'}});
    expect([response.status, await response.text()]).toEqual([502, '{"error":"gateway-refused"}']);
    expect(shop.log).toContainEqual(
      expect.objectContaining({code: 'create-refused', reason: 'payment-rejected', gatewayCode: '273'}),
    );
  });

  it('success beside an error code is for a person', async () => {
    const {fake, shop, pay} = open();
    const created = await shop.create();
    pay();
    fake.trick = ({method}) =>
      method === 'GET' ? fake.signed({...fake.callback(ID), error_code: 5}) : undefined;
    await shop.clock.advance(3_000);
    expect((await shop.status(created)).status).toBe('needs_review');
  });

  it('a create answer about another reference is refused', async () => {
    const {fake, shop} = open();
    const link = 'upi://pay?pa=demo@example&am=200';
    fake.trick = () =>
      fake.signed({
        request_id: ID,
        reference: 'other',
        status: {name: 'created'},
        error_code: 0,
        challenge: {challenge_type: 'redirect', challenge_redirect: {url: link}},
      });
    expect((await shop.post('/payments', {json: {orderId: 'order-1'}})).status).toBe(502);
  });

  it('a transaction that is not found is no failed payment', async () => {
    const {fake, shop} = open();
    const created = await shop.create();
    fake.transactions.clear();
    await shop.clock.advance(3_000);
    expect((await shop.status(created)).status).toBe('pending');
  });

  it('takes rupees only, and signs as the merchant wants', async () => {
    const {fake} = open();
    const sign = ({method, url}: {method: string; url: string}) => ({
      'x-signed': `${method} ${new URL(url).pathname}`,
    });
    const gateways = [rumbapay({login: 'a', password: 'b', mode: 'h2h', sign})];
    const shop = new Shop({
      gateways,
      fetch: fake.fetch,
      loadOrder: () => ({amount: '5', currency: 'USD', customer}),
    });
    expect((await shop.post('/payments', {json: {orderId: '1'}})).status).toBe(500);
    const inr = new Shop({
      gateways,
      fetch: fake.fetch,
      loadOrder: () => ({amount: '5', currency: 'INR', customer}),
    });
    await inr.post('/payments', {json: {orderId: '1'}});
    expect(fake.heard.at(-1)?.headers.get('x-signed')).toBe('POST /v1/payment');
    expect(fake.heard.at(-1)?.headers.get('signature')).toBeNull();
  });
});
