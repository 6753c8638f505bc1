import {describe, expect, it} from 'vitest';
import {readWait} from '../../src/server/status-route.js';
import {newToken} from '../../src/server/token.js';
import type {Answered, Status} from './shop.js';
import {Shop} from './shop.js';

const WAIT = {prefer: 'wait=20'};

/** A payment whose shopper is still on the page; the gateway can be asked about it. */
async function openInvoice(shop: Shop): Promise<Answered> {
  const created = await shop.create();
  shop.gateway.invoices[0]!.status = 'INITIATED';
  await shop.comeBack('?invoice_id=inv1');
  return created;
}

describe('who may ask', () => {
  it('SEC-60: tokens are 256 random bits, never the same, and kept as hashes only', async () => {
    const tokens = Array.from({length: 20_000}, newToken);
    expect(new Set(tokens).size).toBe(20_000);
    expect(tokens[0]).toMatch(/^[\w-]{43}$/);
    const shop = new Shop();
    const {paymentId, statusToken, statusUrl} = await shop.create();
    const row = await shop.store.read(`payment:${paymentId}`);
    expect(row?.value).not.toContain(statusToken);
    expect(statusUrl).not.toContain(statusToken);
    for (const url of [shop.gateway.created.webhook_url, shop.gateway.created.redirect_url]) {
      expect(row?.value).not.toContain(String(url).split('.').pop()?.split('/')[0]);
    }
  });

  it('SEC-60: a token ends a day after the last word', async () => {
    const shop = new Shop();
    const created = await openInvoice(shop);
    await shop.clock.advance(3 * 86_400_000);
    expect((await shop.ask(created)).status).toBe(200);
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.webhook({invoice_id: 'inv1'});
    await shop.clock.advance(86_300_000);
    expect((await shop.status(created)).status).toBe('succeeded');
    await shop.clock.advance(200_000);
    expect((await shop.ask(created)).status).toBe(404);
  });

  it('SEC-61: unknown payment, wrong token, another payment’s token and no token get the same answer', async () => {
    const shop = new Shop();
    const one = await shop.create();
    const two = await shop.create({orderId: 'order-2'});
    const url = (ref: string) => one.statusUrl.replace(one.paymentId, ref);
    const answers = await Promise.all([
      shop.ask({...one, statusUrl: url('p_AAAAAAAAAAAAAAAAAAAAAA')}),
      shop.ask({...one, statusUrl: url('__proto__')}),
      shop.ask({...one, statusUrl: url('..%2F..%2Fetc')}),
      shop.ask({...one, statusToken: newToken()}),
      shop.ask({...one, statusToken: two.statusToken}),
      shop.send('GET', one.statusUrl),
      shop.send('GET', `${one.statusUrl}?token=${one.statusToken}`),
      shop.send('GET', one.statusUrl, {headers: {authorization: `Basic ${one.statusToken}`}}),
    ]);
    const seen = await Promise.all(
      answers.map(async (answer) =>
        JSON.stringify([answer.status, await answer.text(), [...answer.headers]]),
      ),
    );
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toContain('[404,"{\\"error\\":\\"not-found\\"}"');
  });

  it('the payment’s cookie works instead of the token: out of reach for scripts and for other sites', async () => {
    const shop = new Shop();
    const response = await shop.post('/payments', {json: {orderId: 'order-1'}});
    const {paymentId, statusUrl} = (await response.json()) as Answered;
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(
      new RegExp(
        `^pay_checkout=[\\w-]{43}; Path=/pay/payments/${paymentId}; Max-Age=\\d+; HttpOnly; SameSite=Lax; Secure$`,
      ),
    );
    const headers = {cookie: `other=1; ${cookie.split(';')[0]}`};
    expect(await (await shop.send('GET', statusUrl, {headers})).json()).toMatchObject({status: 'pending'});
    expect((await shop.send('POST', statusUrl, {headers})).status).toBe(200);
  });

  it('SEC-72: a cookie is no key for another site’s page', async () => {
    const shop = new Shop();
    const {cancelUrl, statusToken} = await shop.create();
    const headers = {cookie: `pay_checkout=${statusToken}`, origin: 'https://evil.example'};
    expect((await shop.send('POST', cancelUrl, {headers})).status).toBe(403);
  });
});

describe('what is answered', () => {
  it('SEC-65: the state and nothing about the shopper or the gateway', async () => {
    const shop = new Shop();
    const created = await openInvoice(shop);
    const body = await shop.status(created);
    expect(body).toEqual({
      id: created.paymentId,
      status: 'pending',
      seq: 1,
      amount: '200.00',
      currency: 'BDT',
      expiresAt: '2026-08-21T10:15:00.000Z',
      now: '2026-08-21T10:00:00.000Z',
      waitMs: 20_000,
    });
  });

  it('SEC-62: is JSON that nobody stores or sniffs, dated by the server', async () => {
    const shop = new Shop();
    const {headers} = await shop.ask(await shop.create());
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'application/json',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      date: 'Fri, 21 Aug 2026 10:00:00 GMT',
    });
  });

  it('SEC-63: only listed origins may read it, by their exact name', async () => {
    const shop = new Shop({allowedOrigins: ['https://www.shop.example']});
    const created = await shop.create();
    const cors = async (origin: string) => (await shop.ask(created, {origin})).headers;
    const allowed = await cors('https://www.shop.example');
    expect(Object.fromEntries(allowed)).toMatchObject({
      'access-control-allow-origin': 'https://www.shop.example',
      'access-control-expose-headers': 'Date, Retry-After',
      vary: 'Origin',
    });
    expect(allowed.get('access-control-allow-credentials')).toBeNull();
    for (const origin of [
      'null',
      'https://www.shop.example.evil',
      'https://evilwww.shop.example',
      'https://WWW.shop.example',
      'https://www.shop.example.',
      '*',
    ]) {
      expect([origin, (await cors(origin)).get('access-control-allow-origin')]).toEqual([origin, null]);
    }
    const preflight = await shop.send('OPTIONS', created.statusUrl, {
      headers: {origin: 'https://www.shop.example'},
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe(
      'Authorization, Content-Type, Idempotency-Key, Prefer',
    );
  });

  it('SEC-66: nothing in a request makes a payment succeed', async () => {
    const shop = new Shop();
    const {statusUrl, statusToken} = await shop.create();
    const headers = {authorization: `Bearer ${statusToken}`};
    const response = await shop.send('POST', `${statusUrl}?status=succeeded`, {
      headers,
      json: {status: 'succeeded', id: 'x'},
    });
    expect(await response.json()).toMatchObject({status: 'pending'});
  });

  it('other methods and paths are told what they are', async () => {
    const shop = new Shop();
    const {statusUrl} = await shop.create();
    const response = await shop.send('DELETE', statusUrl);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
    for (const path of [
      '/nothing',
      '/payments/x',
      '/payments/x/statuses',
      '/webhook',
      '/webhook/nobody',
      '',
      '/',
    ]) {
      expect([path, (await shop.send('GET', `https://shop.example/pay${path}`)).status]).toEqual([
        path,
        path === '/payments' ? 405 : 404,
      ]);
    }
    expect((await shop.send('GET', 'https://shop.example/other/payments')).status).toBe(404);
  });
});

describe('SEC-64: polling does not hammer anybody', () => {
  it('a hundred polls at once ask the gateway once; the rest waits its turn', async () => {
    const shop = new Shop();
    const created = await openInvoice(shop);
    await shop.clock.advance(10_000);
    const before = shop.gateway.asked('verify-payment').length;
    const answers = await Promise.all(Array.from({length: 100}, () => shop.ask(created)));
    expect(shop.gateway.asked('verify-payment').length - before).toBe(1);
    const late = answers.filter(({status}) => status === 429);
    expect(late.length).toBeGreaterThan(0);
    expect([await late[0]?.text(), late[0]?.headers.get('retry-after')]).toEqual([
      '{"error":"too-many-requests"}',
      '1',
    ]);
  });

  it('the gateway’s answer counts for at least two seconds, whoever asks', async () => {
    const shop = new Shop();
    const created = await openInvoice(shop);
    const before = shop.gateway.asked('verify-payment').length;
    for (let second = 0; second < 30; second += 1) {
      await shop.ask(created);
      await shop.clock.advance(1_000);
    }
    expect(shop.gateway.asked('verify-payment').length - before).toBeLessThanOrEqual(15);
    expect(shop.gateway.asked('verify-payment').length - before).toBeGreaterThan(5);
  });

  it('an address that guesses is slowed down', async () => {
    const shop = new Shop({clientIp: () => '203.0.113.9'});
    const created = await shop.create();
    const guesses = await Promise.all(
      Array.from({length: 400}, () => shop.ask({...created, statusToken: newToken()})),
    );
    expect(guesses.filter(({status}) => status === 429).length).toBeGreaterThanOrEqual(100);
  });
});

describe('held requests (RFC 7240)', () => {
  const held = async (shop: Shop, created: Answered, headers: Record<string, string> = WAIT) => {
    let answer: Status | undefined;
    const asking = shop.ask(created, headers).then(async (response) => {
      answer = (await response.json()) as Status;
    });
    await shop.clock.advance(0);
    return {answer: () => answer, asking};
  };

  it('the first is answered at once, the next when something changes', async () => {
    const shop = new Shop();
    const created = await shop.create();
    expect((await held(shop, created)).answer()).toMatchObject({status: 'pending'});
    const {answer} = await held(shop, created);
    await shop.clock.advance(8_000);
    expect(answer()).toBeUndefined();
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.webhook({invoice_id: 'inv1'});
    await shop.clock.advance(0);
    expect(answer()).toMatchObject({status: 'succeeded'});
  });

  it('asks the gateway meanwhile, so that a payment is seen without webhook and return', async () => {
    const shop = new Shop();
    const created = await openInvoice(shop);
    await held(shop, created);
    const {answer} = await held(shop, created);
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.clock.advance(4_000);
    expect(answer()).toMatchObject({status: 'succeeded'});
  });

  it('is answered after the time the browser prefers, 20 s at most', async () => {
    for (const [prefer, seconds] of [
      ['wait=20', 20],
      ['wait=5', 5],
      ['wait=9999', 20],
      ['respond-async, wait=3', 3],
    ] as const) {
      const shop = new Shop();
      const created = await shop.create();
      await held(shop, created);
      const {answer} = await held(shop, created, {prefer});
      await shop.clock.advance(seconds * 1_000 - 10);
      expect(answer()).toBeUndefined();
      await shop.clock.advance(20);
      expect(answer()).toMatchObject({status: 'pending'});
    }
  });

  it('a change between two requests is answered at once, and so is a last word', async () => {
    const shop = new Shop();
    const created = await shop.create();
    await held(shop, created);
    shop.gateway.invoices[0]!.status = 'PENDING';
    await shop.webhook({invoice_id: 'inv1', status: 'PENDING'});
    expect((await held(shop, created)).answer()).toMatchObject({status: 'processing'});
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.webhook({invoice_id: 'inv1', status: 'COMPLETED'});
    const last = (await held(shop, created)).answer();
    expect(last).toMatchObject({status: 'succeeded'});
    expect(last).not.toHaveProperty('waitMs');
    expect((await held(shop, created)).answer()).toMatchObject({status: 'succeeded'});
  });

  it('is let go when the browser is gone', async () => {
    const shop = new Shop();
    const created = await shop.create();
    await held(shop, created);
    const gone = new AbortController();
    let isOver = false;
    const headers = {authorization: `Bearer ${created.statusToken}`, ...WAIT};
    void shop.send('GET', created.statusUrl, {headers, signal: gone.signal}).then(() => (isOver = true));
    await shop.clock.advance(1_000);
    gone.abort();
    await shop.clock.advance(0);
    expect(isOver).toBe(true);
  });

  it('sees what another process wrote', async () => {
    const shop = new Shop();
    const shared = {...shop.store, shared: true};
    const [one, two] = [new Shop({store: shared}, shop), new Shop({store: shared}, shop)];
    const created = await one.create();
    await held(one, created);
    const {answer} = await held(one, created);
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await two.webhook({invoice_id: 'inv1'});
    await one.clock.advance(1_100);
    expect(answer()).toMatchObject({status: 'succeeded'});
  });

  it('a slow gateway does not hide a webhook', async () => {
    const shop = new Shop();
    const created = await openInvoice(shop);
    await held(shop, created);
    shop.gateway.trick = () => new Promise(() => {});
    const {answer} = await held(shop, created);
    await shop.clock.advance(4_000);
    expect(answer()).toBeUndefined();
    shop.gateway.trick = undefined;
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    void shop.webhook({invoice_id: 'inv1'});
    await shop.clock.advance(12_000);
    expect(answer()).toMatchObject({status: 'succeeded'});
  });

  it.each([
    [null, 0],
    ['', 0],
    ['wait', 0],
    ['wait=', 0],
    ['wait=-5', 0],
    ['wait=1.5', 0],
    ['await=5', 0],
    ['wait=7', 7_000],
    ['WAIT = "7"', 7_000],
    ['handling=lenient; wait=2', 2_000],
    ['wait=99999999999', 0],
  ])('Prefer: %s waits %d ms', (prefer, waitMs) => {
    expect(readWait(prefer)).toBe(waitMs);
  });
});
