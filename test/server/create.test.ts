import {describe, expect, it} from 'vitest';
import {createCheckoutServer, memoryStore, uddoktapay} from '../../src/server/index.js';
import {customer, PUBLIC_URL, Shop} from './shop.js';

const order = {orderId: 'order-1'};

describe('POST /payments', () => {
  it('SEC-70: what the browser says of amounts, URLs and gateways’ fields is not looked at', async () => {
    const shop = new Shop();
    const {paymentId} = await shop.create({
      ...order,
      amount: '1',
      currency: 'USD',
      webhook_url: 'https://evil.example',
    });
    expect(shop.gateway.created).toMatchObject({
      amount: '200.00',
      full_name: customer.name,
      email: customer.email,
      metadata: {order_id: paymentId, shop_order: 'order-1'},
      return_type: 'POST',
    });
  });

  it('SEC-88b: the URLs that the gateway is given are built from publicUrl', async () => {
    const shop = new Shop();
    await shop.post('/payments', {
      json: {...order, webhook_url: 'https://evil.example', redirect_url: 'https://evil.example'},
      headers: {host: 'evil.example', 'x-forwarded-host': 'evil.example'},
    });
    for (const field of ['webhook_url', 'redirect_url', 'cancel_url']) {
      expect(String(shop.gateway.created[field])).toMatch(
        /^https:\/\/shop\.example\/pay\/(webhook|return)\/uddoktapay\//,
      );
    }
  });

  it('SEC-71: amounts are exact decimals; one that the currency does not have is the shop’s mistake', async () => {
    for (const amount of ['0.001', '1e3', '-5', '0', '', '1,000', 'NaN']) {
      const shop = new Shop({loadOrder: () => ({amount, currency: 'BDT', customer})});
      const response = await shop.post('/payments', {json: order});
      expect([amount, response.status, await response.json()]).toEqual([
        amount,
        500,
        {error: 'order-invalid'},
      ]);
      expect(shop.gateway.heard).toHaveLength(0);
    }
  });

  it.each([
    ['a form from anywhere', {'content-type': 'text/plain'}],
    ['a page of another site', {'content-type': 'application/json', origin: 'https://evil.example'}],
    ['a sandboxed page', {'content-type': 'application/json', origin: 'null'}],
    [
      'a host that begins alike',
      {'content-type': 'application/json', origin: 'https://shop.example.evil.example'},
    ],
    ['the same host by http', {'content-type': 'application/json', origin: 'http://shop.example'}],
    ['a browser that hides the origin', {'content-type': 'application/json', 'sec-fetch-site': 'cross-site'}],
    ['a neighbour’s subdomain', {'content-type': 'application/json', 'sec-fetch-site': 'same-site'}],
  ])('SEC-72: %s is refused with 403', async (_, headers) => {
    const shop = new Shop();
    const response = await shop.post('/payments', {body: JSON.stringify(order), headers});
    expect(response.status).toBe(403);
    expect(shop.gateway.heard).toHaveLength(0);
  });

  it('SEC-72: the shop’s own pages, listed origins and other servers are let in', async () => {
    const shop = new Shop({allowedOrigins: ['https://www.shop.example']});
    for (const headers of [
      {origin: 'https://shop.example', 'sec-fetch-site': 'same-origin'},
      {origin: 'https://www.shop.example', 'sec-fetch-site': 'same-site'},
      {},
    ] as Record<string, string>[]) {
      expect((await shop.post('/payments', {json: order, headers})).status).toBe(200);
    }
  });

  it('answers 404 for an order that is not the requester’s, without a word to the gateway', async () => {
    const shop = new Shop();
    const response = await shop.post('/payments', {json: {orderId: 'foreign'}});
    expect([response.status, await response.json()]).toEqual([404, {error: 'not-found'}]);
    expect(shop.gateway.heard).toHaveLength(0);
  });

  it.each([
    [{}, 'order-id-invalid'],
    [{orderId: ''}, 'order-id-invalid'],
    [{orderId: 'order\n1'}, 'order-id-invalid'],
    [{orderId: ['order-1']}, 'order-id-invalid'],
    [{...order, gateway: 'paypal'}, 'gateway-unknown'],
    [{...order, gateway: '__proto__'}, 'gateway-unknown'],
    [{...order, method: 'Not A Method'}, 'method-unknown'],
  ])('refuses %j with %s', async (json, error) => {
    const response = await new Shop().post('/payments', {json});
    expect([response.status, await response.json()]).toEqual([400, {error}]);
  });

  it('lets the shop choose the gateway where the browser named none', async () => {
    const other = {
      ...uddoktapay({apiUrl: 'https://other.example', apiKey: 'k', currency: 'BDT'}),
      id: 'other',
    };
    const one = uddoktapay({apiUrl: 'https://pay.example', apiKey: 'k', currency: 'BDT'});
    const shop = new Shop({
      gateways: [one, other],
      chooseGateway: (_, {wallet}) => (wallet ? 'other' : undefined),
    });
    shop.gateway.trick = ({url}) => Response.json({status: true, payment_url: `${url.origin}/payment/1`});
    expect((await shop.create({...order, wallet: 'bkash'})).challenge.url).toBe(
      'https://other.example/payment/1',
    );
    expect((await shop.create(order)).challenge.url).toBe('https://pay.example/payment/1');
  });
});

describe('one order, one open payment', () => {
  it('SEC-73: fifty creates under one key ask the gateway once; all that are answered name the same payment', async () => {
    const shop = new Shop();
    const headers = {'idempotency-key': 'k-1'};
    const all = await Promise.all(
      Array.from({length: 50}, () => shop.post('/payments', {json: order, headers})),
    );
    expect(shop.gateway.asked('checkout-v2')).toHaveLength(1);
    expect(new Set(all.map(({status}) => status))).toEqual(new Set([200, 409]));
    const {paymentId} = await shop.create(order, headers);
    for (const response of all.filter(({status}) => status === 200)) {
      expect(((await response.json()) as {paymentId: string}).paymentId).toBe(paymentId);
    }
  });

  it('SEC-73: a key keeps its payment for a day, even when that is over; another body is refused with 422', async () => {
    const shop = new Shop();
    const headers = {'idempotency-key': 'k-1'};
    const {paymentId} = await shop.create(order, headers);
    await shop.clock.advance(23 * 3_600_000);
    expect((await shop.create(order, headers)).paymentId).toBe(paymentId);
    expect((await shop.post('/payments', {json: {orderId: 'order-2'}, headers})).status).toBe(422);
    await shop.clock.advance(2 * 3_600_000);
    expect((await shop.create(order, headers)).paymentId).not.toBe(paymentId);
  });

  it('a key is no way around loadOrder', async () => {
    let isMine = true;
    const shop = new Shop({loadOrder: () => (isMine ? {amount: '200', currency: 'BDT', customer} : null)});
    const headers = {'idempotency-key': 'k-1'};
    await shop.create(order, headers);
    isMine = false;
    expect((await shop.post('/payments', {json: order, headers})).status).toBe(404);
  });

  it('two tabs that create at once get the same payment page', async () => {
    const shop = new Shop();
    let reply: (response: Response) => void = () => {};
    shop.gateway.trick = () => new Promise<Response>((resolve) => (reply = resolve));
    const tabs = [shop.create(order), shop.create(order, {'idempotency-key': 'k-2'})];
    await shop.clock.advance(2_000);
    expect(shop.gateway.heard).toHaveLength(1);
    reply(Response.json({status: true, payment_url: 'https://pay.example/payment/1'}));
    await shop.clock.advance(500);
    const [one, two] = await Promise.all(tabs);
    expect(two?.paymentId).toBe(one?.paymentId);
    expect(two?.statusToken).not.toBe(one?.statusToken);
    expect(shop.gateway.heard).toHaveLength(1);
  });

  it('the open payment is returned again until it runs out, is given up, or the amount changes', async () => {
    let amount = '200.00';
    const shop = new Shop({loadOrder: () => ({amount, currency: 'BDT', customer})});
    const first = await shop.create(order);
    expect((await shop.create(order)).paymentId).toBe(first.paymentId);
    amount = '250.00';
    const second = await shop.create(order);
    expect(second.paymentId).not.toBe(first.paymentId);
    await shop.send('POST', second.cancelUrl, {headers: {authorization: `Bearer ${second.statusToken}`}});
    const third = await shop.create(order);
    expect(third.paymentId).not.toBe(second.paymentId);
    await shop.clock.advance(15 * 60_000);
    expect((await shop.create(order)).paymentId).not.toBe(third.paymentId);
  });

  it('a payment that a person must confirm, and one that is paid, are never offered anew', async () => {
    const shop = new Shop();
    const created = await shop.create(order);
    shop.gateway.invoices[0]!.status = 'PENDING';
    await shop.comeBack('?invoice_id=inv1');
    await shop.clock.advance(3_600_000);
    expect((await shop.create(order)).paymentId).toBe(created.paymentId);
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.webhook({invoice_id: 'inv1'});
    await shop.clock.advance(3_600_000);
    expect((await shop.create(order)).paymentId).toBe(created.paymentId);
    expect(shop.gateway.invoices).toHaveLength(1);
  });
});

describe('SEC-74, SEC-75: what the gateway answers does not reach the browser unchecked', () => {
  const answers: [string, () => Response | Promise<Response>, number, string][] = [
    [
      'javascript:',
      () => Response.json({status: true, payment_url: 'javascript:alert(1)'}),
      502,
      'gateway-refused',
    ],
    [
      'a stranger’s host',
      () => Response.json({status: true, payment_url: 'https://evil.example/p'}),
      502,
      'gateway-refused',
    ],
    [
      'a look-alike host',
      () => Response.json({status: true, payment_url: 'https://pay.example.evil.example/p'}),
      502,
      'gateway-refused',
    ],
    [
      'a refusal with its own words',
      () => Response.json({status: false, message: 'canary <b>no</b>'}),
      502,
      'gateway-refused',
    ],
    [
      'a wrong key',
      () => Response.json({status: false, message: 'Api Do Not Match'}, {status: 401}),
      502,
      'gateway-refused',
    ],
    [
      'a redirect inwards',
      () => new Response(null, {status: 302, headers: {location: 'http://169.254.169.254/'}}),
      502,
      'gateway-refused',
    ],
    ['ten megabytes', () => new Response('x'.repeat(10_000_000)), 502, 'gateway-refused'],
    ['HTML', () => new Response('<html>', {headers: {'content-type': 'text/html'}}), 502, 'gateway-refused'],
    ['nothing', () => new Response(''), 502, 'gateway-refused'],
    ['an error of its own', () => new Response('oops canary', {status: 500}), 503, 'gateway-unreachable'],
    [
      'a broken connection',
      () => Promise.reject(new TypeError('canary: connection reset')),
      503,
      'gateway-unreachable',
    ],
  ];
  it.each(answers)('%s', async (_, trick, status, error) => {
    const shop = new Shop();
    shop.gateway.trick = trick;
    const response = await shop.post('/payments', {json: order, headers: {'idempotency-key': 'k-1'}});
    const text = await response.text();
    expect([response.status, text]).toEqual([status, JSON.stringify({error})]);
    expect(shop.gateway.heard).toHaveLength(1);

    shop.gateway.trick = undefined;
    const again = await shop.create(order, {'idempotency-key': 'k-1'});
    expect(again.challenge.kind).toBe('page');
  });

  it('a gateway that does not answer within 15 s is given up, and the same key tried again starts afresh', async () => {
    const shop = new Shop();
    shop.gateway.trick = () => new Promise(() => {});
    const waiting = shop.post('/payments', {json: order, headers: {'idempotency-key': 'k-1'}});
    await shop.clock.advance(15_000);
    expect((await waiting).status).toBe(503);
    shop.gateway.trick = undefined;
    await shop.create(order, {'idempotency-key': 'k-1'});
    const refs = shop.gateway
      .asked('checkout-v2')
      .map(({body}) => (body.metadata as {order_id: string}).order_id);
    expect(new Set(refs).size).toBe(2);
  });
});

describe('SEC-88a: it refuses to start', () => {
  const good = {
    publicUrl: PUBLIC_URL,
    gateways: [uddoktapay({apiUrl: 'https://pay.example', apiKey: 'k', currency: 'BDT'})],
    store: memoryStore(),
    loadOrder: () => null,
    onPaid: () => {},
    returnTo: () => '/',
  } as const;
  it.each([
    ['publicUrl', {publicUrl: 'http://shop.example'}],
    ['publicUrl', {publicUrl: '/pay'}],
    ['publicUrl', {publicUrl: 'https://user:pw@shop.example/pay'}],
    ['gateways', {gateways: []}],
    ['gateways', {gateways: [...good.gateways, ...good.gateways]}],
    ['store', {store: undefined as never}],
    ['loadOrder', {loadOrder: undefined as never}],
    ['onPaid', {onPaid: undefined as never}],
    ['returnTo', {returnTo: undefined as never}],
    ['allowedOrigins', {allowedOrigins: ['https://shop.example/']}],
    ['allowedOrigins', {allowedOrigins: ['*']}],
    ['tokenLifetime', {tokenLifetime: -1}],
  ])('without a usable %s: %j', (field, change) => {
    expect(() => createCheckoutServer({...good, ...change})).toThrow(
      expect.objectContaining({code: 'config-invalid', field, fatal: true}) as Error,
    );
  });

  it('starts on localhost without TLS', () => {
    expect(createCheckoutServer({...good, publicUrl: 'http://localhost:8080/pay'}).path).toBe('/pay');
    expect(createCheckoutServer({...good, publicUrl: 'http://shop.localhost:8080'}).path).toBe('');
  });
});
