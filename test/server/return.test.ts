import {describe, expect, it} from 'vitest';
import {Shop} from './shop.js';

const location = (response: Response) => new URL(response.headers.get('location') ?? '');

describe('the gateway sends the shopper back', () => {
  it('SEC-40: words in the URL are never a result', async () => {
    const shop = new Shop();
    const created = await shop.create();
    shop.gateway.invoices[0]!.status = 'INITIATED';
    const back = await shop.comeBack('?invoice_id=inv1&status=COMPLETED&paymentAmount=200&transactionId=x');
    expect(back.status).toBe(303);
    expect(location(back).search).toBe('');
    expect((await shop.status(created)).status).toBe('pending');
    expect(shop.paid).toEqual([]);
  });

  it('the handle in the fragment opens the status, and only it', async () => {
    const shop = new Shop();
    await shop.create();
    const back = await shop.comeBack('?invoice_id=inv1');
    const [, ref = '', token = ''] = /^#pay=([\w-]+)\.([\w-]+)$/.exec(location(back).hash) ?? [];
    const url = `https://shop.example/pay/payments/${ref}/status`;
    const response = await shop.send('GET', url, {headers: {authorization: `Bearer ${token}`}});
    expect(await response.json()).toMatchObject({id: ref});
    expect(back.headers.getSetCookie()[0]).toMatch(/HttpOnly; SameSite=Lax/);
    expect(back.headers.get('referrer-policy')).toBe('no-referrer');
    expect(back.headers.get('cache-control')).toBe('no-store');
  });

  it('by POST, as UddoktaPay does, in each form, without cookies', async () => {
    const form = new FormData();
    form.append('invoice_id', 'inv1');
    for (const body of [new URLSearchParams({invoice_id: 'inv1'}), form]) {
      const shop = new Shop();
      const created = await shop.create();
      shop.gateway.invoices[0]!.status = 'COMPLETED';
      expect((await shop.comeBack('', {method: 'POST', body})).status).toBe(303);
      expect((await shop.status(created)).status).toBe('succeeded');
    }
    const shop = new Shop();
    const created = await shop.create();
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.comeBack('', {
      method: 'POST',
      body: JSON.stringify({invoice_id: 'inv1'}),
      headers: {'content-type': 'application/json'},
    });
    expect((await shop.status(created)).status).toBe('succeeded');
  });

  it.each([
    '?invoice_id[]=inv1',
    '?invoice_id=inv1&invoice_id=inv2',
    '?invoice_id=../inv1',
    `?invoice_id=${'a'.repeat(65)}`,
    '?invoice_id=',
  ])('SEC-81: %s is as if no id had come: nobody is asked, the shopper goes on', async (query) => {
    const shop = new Shop();
    await shop.create();
    expect((await shop.comeBack(query)).status).toBe(303);
    expect(shop.gateway.asked('verify-payment')).toHaveLength(0);
  });

  it('a body that is huge or no form still lets the shopper go on', async () => {
    for (const body of ['x'.repeat(100_000), '{"invoice_id":', '\xff\xfe']) {
      const shop = new Shop();
      await shop.create();
      const headers = {'content-type': 'application/json'};
      expect((await shop.comeBack('', {method: 'POST', body, headers})).status).toBe(303);
    }
  });

  it('SEC-37: goes to the shop’s page whatever the URL says', async () => {
    const shop = new Shop();
    await shop.create();
    const back = await shop.comeBack(
      '?return=//evil.example&next=https:evil.example&returnTo=%0d%0aSet-Cookie:x',
    );
    expect(location(back).href).toMatch(/^https:\/\/shop\.example\/thanks#pay=/);
  });

  it.each([
    ['//evil.example/x', 'https://shop.example/'],
    ['https://evil.example/', 'https://shop.example/'],
    ['/\\evil.example', 'https://shop.example/'],
    ['javascript:alert(1)', 'https://shop.example/'],
    ['/thanks?order=1#top', 'https://shop.example/thanks?order=1'],
    ['https://www.shop.example/done', 'https://www.shop.example/done'],
  ])('SEC-37: returnTo %s leads to %s', async (path, expected) => {
    const shop = new Shop({returnTo: () => path, allowedOrigins: ['https://www.shop.example']});
    await shop.create();
    const {href} = location(await shop.comeBack());
    expect(href.split('#pay=')[0]).toBe(expected);
  });

  it('goes to the front page when returnTo throws, and tells the operator', async () => {
    const shop = new Shop({
      returnTo: () => {
        throw new Error('template missing');
      },
    });
    await shop.create();
    expect(location(await shop.comeBack()).pathname).toBe('/');
    expect(shop.log).toContainEqual(expect.objectContaining({code: 'callback-failed', where: 'returnTo'}));
  });

  it('knows neither another gateway’s payment nor a wrong token', async () => {
    const shop = new Shop();
    const {statusToken, paymentId} = await shop.create();
    const at = (path: string) => shop.send('GET', `https://shop.example/pay/return/${path}`);
    const statuses = await Promise.all([
      at(`uddoktapay/${paymentId}.${statusToken}`),
      at(`rupantorpay/${paymentId}.${statusToken}`),
      at('uddoktapay/x'),
      at('uddoktapay'),
      at(`uddoktapay?ref=${paymentId}&token=${statusToken}`),
    ]);
    expect(new Set(statuses.map(({status}) => status))).toEqual(new Set([404]));
  });

  it('also with ref and token in the query, for gateways that keep it', async () => {
    const shop = new Shop();
    const {paymentId} = await shop.create();
    const token = String(shop.gateway.created.redirect_url).split('.').pop();
    const response = await shop.send(
      'GET',
      `https://shop.example/pay/return/uddoktapay?ref=${paymentId}&token=${token}`,
    );
    expect(response.status).toBe(303);
  });

  it('a visit to the cancel URL changes nothing: a shopper who paid may land on it', async () => {
    const shop = new Shop();
    const created = await shop.create();
    const cancelUrl = String(shop.gateway.created.cancel_url);
    await shop.server.fetch(new Request(cancelUrl));
    expect((await shop.status(created)).status).toBe('pending');
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.server.fetch(new Request(`${cancelUrl}?invoice_id=inv1&status=ERROR`));
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('succeeded');
    expect(shop.paid).toHaveLength(1);
  });

  it('does not keep the shopper waiting for a slow gateway; the answer still counts', async () => {
    const shop = new Shop();
    const created = await shop.create();
    let reply = () => {};
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    shop.gateway.trick = () => new Promise<undefined>((resolve) => (reply = () => resolve(undefined)));
    const back = shop.server.fetch(
      new Request(`${String(shop.gateway.created.redirect_url)}?invoice_id=inv1`),
    );
    await shop.clock.advance(5_000);
    expect((await back).status).toBe(303);
    expect((await shop.store.read(`payment:${created.paymentId}`))?.value).toContain('"state":"pending"');
    reply();
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('succeeded');
  });

  it('somebody else’s paid invoice does not pay this order: it is held for review', async () => {
    const shop = new Shop();
    const mine = await shop.create();
    await shop.create({orderId: 'order-2'});
    shop.gateway.invoices[1]!.status = 'COMPLETED';
    const myReturn = shop.gateway.asked('checkout-v2')[0]!.body.redirect_url;
    await shop.server.fetch(new Request(`${String(myReturn)}?invoice_id=inv2`));
    await shop.quiet();
    expect((await shop.status(mine)).status).toBe('needs_review');
    expect(shop.paid).toEqual([]);
    expect(shop.reviews).toEqual([`${mine.paymentId} order-mismatch`]);
  });
});
