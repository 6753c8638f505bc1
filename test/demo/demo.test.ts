import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {WAYS} from '../../demo/shop/ways.js';
import type {Demo} from '../../demo/start-demo.js';
import {startDemo} from '../../demo/start-demo.js';
import {formOf} from './talk.js';

/** A visitor's browser without scripts: a cookie, the front page, and the requests that the element would make. */
async function visit(demo: Demo, way: string) {
  const front = await fetch(`${demo.shopUrl}/?way=${way}`);
  const cookie = front.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const page = await front.text();
  const body = /order="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const {orderId} = JSON.parse(body) as {orderId: string};
  const created = await fetch(`${demo.shopUrl}/pay/payments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: demo.shopUrl,
      cookie,
      'idempotency-key': crypto.randomUUID(),
    },
    body,
  });
  const answer = await created.json();
  const authorization = `Bearer ${answer.statusToken}`;
  const status = () => fetch(answer.statusUrl, {headers: {authorization}});
  const post = (url: string, fields: object) =>
    fetch(url, {
      method: 'POST',
      headers: {'content-type': 'application/json', origin: demo.shopUrl, authorization},
      body: JSON.stringify(fields),
    });
  const shop = async () => (await fetch(`${demo.shopUrl}/demo/orders/${orderId}`)).json();
  return {front, page, cookie, orderId, answer, created, status, post, shop};
}

/** Taps a button on a gateway's page and follows the browser back to the shop. */
async function tapAndReturn(pageUrl: string, action: string): Promise<Response> {
  const answer = await fetch(pageUrl, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({action}),
  });
  const location = answer.headers.get('location');
  if (location) return fetch(location, {redirect: 'manual'});
  const form = formOf(await answer.text());
  return fetch(form.action, {method: 'POST', redirect: 'manual', body: new URLSearchParams(form.fields)});
}

describe('the demo', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo({port: 0, code: 'built'});
  });
  afterAll(() => demo.close());

  it.each(WAYS.map(({id}) => id))('pays %s from the shop’s button to one delivery', async (id) => {
    const {created, answer, status, shop, post, orderId} = await visit(demo, id);
    expect(created.status).toBe(200);
    const gateway = demo.gateways[WAYS.find((way) => way.id === id)!.gateway];
    const {kind} = answer.challenge;
    if (kind === 'page') {
      const back = await tapAndReturn(answer.challenge.url, 'pay');
      expect(back.status).toBe(303);
      expect(back.headers.get('location')).toMatch(
        new RegExp(`^${demo.shopUrl}/thanks\\?order=${orderId}&way=${id}&[^#]*#pay=`),
      );
    } else if (kind === 'otp') {
      await post(answer.challenge.submitUrl, {code: '000000'});
      expect((await (await post(answer.challenge.submitUrl, {code: '123456'})).json()).result).toBe(
        'accepted',
      );
    } else {
      await gateway.act('last', 'approve');
    }
    await gateway.idle();
    expect((await (await status()).json()).status).toBe('succeeded');
    expect(await shop()).toMatchObject({deliveries: 1});
  });

  it('shows the UPI link of the gateway byte for byte, and its phone knows it', async () => {
    const {answer} = await visit(demo, 'rumbapay-upi');
    expect(answer.challenge).toMatchObject({
      kind: 'upi',
      link: demo.gateways.rumbapay.payments.at(-1)?.upiLink,
    });
    const scanned = await fetch(demo.phoneUrl, {
      method: 'POST',
      body: new URLSearchParams({action: 'scan', link: answer.challenge.link}),
    });
    expect(await scanned.text()).toContain('Is this what you want to pay?');
  });

  it('holds a wrong amount for review and delivers nothing', async () => {
    for (const id of ['rumbapay', 'razorpay-bank', 'uddoktapay', 'rupantorpay', 'kupay']) {
      const {answer, status, shop} = await visit(demo, id);
      await tapAndReturn(answer.challenge.url, 'pay-wrong-amount');
      expect([id, (await (await status()).json()).status]).toEqual([id, 'needs_review']);
      expect(await shop()).toMatchObject({deliveries: 0, review: 'amount-mismatch'});
    }
  });

  it('does not believe a forged return', async () => {
    const {answer, status, shop} = await visit(demo, 'rupantorpay');
    const {returnUrl = ''} = demo.gateways.rupantorpay.payments.at(-1) ?? {};
    await fetch(`${returnUrl}?transactionId=ABCDEF123456&status=COMPLETED&paymentAmount=320`, {
      redirect: 'manual',
    });
    expect(answer.paymentId).toBeDefined();
    expect((await (await status()).json()).status).toBe('pending');
    expect(await shop()).toMatchObject({deliveries: 0});
  });

  it('delivers once when every webhook comes twice', async () => {
    for (const id of ['rumbapay', 'razorpay-bank', 'uddoktapay', 'rupantorpay', 'kupay']) {
      const {answer, shop} = await visit(demo, id);
      await tapAndReturn(answer.challenge.url, 'pay-duplicate-webhook');
      const way = WAYS.find((one) => one.id === id)!;
      await demo.gateways[way.gateway].idle();
      expect(await shop()).toMatchObject({deliveries: 1});
    }
  });

  it('lets nobody else pay or see an order', async () => {
    const {orderId} = await visit(demo, 'rumbapay');
    const stranger = await fetch(`${demo.shopUrl}/pay/payments`, {
      method: 'POST',
      headers: {'content-type': 'application/json', origin: demo.shopUrl},
      body: JSON.stringify({orderId}),
    });
    expect(stranger.status).toBe(404);
    const thanks = await (await fetch(`${demo.shopUrl}/thanks?order=${orderId}`)).text();
    expect(thanks).not.toContain(orderId);
  });

  it('SEC-50 pages come with the strict policy and no inline code', async () => {
    const {front, page} = await visit(demo, 'rumbapay');
    const policy = front.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html pay-checkout");
    expect(page).not.toMatch(/<style|style="|<script>|<script (?!.*src=)| on\w+="/);
  });

  it('breaks the line to the status endpoint in every way that it offers', async () => {
    const {status} = await visit(demo, 'kupay');
    const set = (fault: string) =>
      fetch(`${demo.shopUrl}/demo/fault`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({fault}),
      });
    await set('429');
    expect([(await status()).status, (await status()).headers.get('retry-after')]).toEqual([429, '3']);
    await set('html');
    expect((await status()).headers.get('content-type')).toBe('text/html');
    await set('500');
    expect((await status()).status).toBe(500);
    await set('offline');
    await expect(status()).rejects.toThrow();
    await set('none');
    expect((await status()).status).toBe(200);
  });

  it('reads switches from the address and refuses what it does not know', async () => {
    const answer = await fetch(
      `${demo.shopUrl}/?way=uddoktapay&mode=redirect&presentation="><script>&dir=rtl&locale=ar`,
    );
    const page = await answer.text();
    expect(page).toContain('<html lang="en" dir="rtl"');
    expect(page).toMatch(/<pay-checkout [^>]*mode="redirect" presentation="modal"/);
    expect(page).toMatch(/<pay-checkout [^>]*locale="ar"/);
    expect(page).toContain('Pay ৳320.00');
  });

  it('serves its own files and nothing beside them', async () => {
    const status = async (path: string) => (await fetch(demo.shopUrl + path)).status;
    expect(await status('/demo/shop/shop.css')).toBe(200);
    expect(await status('/demo/shop/shop.ts')).toBe(200);
    for (const path of [
      '/package.json',
      '/demo/shop/..%2f..%2fpackage.json',
      '/demo/shop/backend.ts',
      '/demo/server.ts',
    ]) {
      expect([path, await status(path)]).toEqual([path, 404]);
    }
  });

  it('logs what the gateways, the shop and the page did, and no secret', async () => {
    await fetch(`${demo.shopUrl}/demo/log`, {method: 'POST', body: 'pay-open'});
    const entries = (await (await fetch(`${demo.shopUrl}/demo/log.json`)).json()) as {
      lane: string;
      text: string;
    }[];
    expect(new Set(entries.map(({lane}) => lane))).toEqual(new Set(['browser', 'request', 'server']));
    const text = entries.map((entry) => entry.text).join('\n');
    expect(text).toMatch(/onPaid: ord_\w+ delivered/);
    expect(text).not.toMatch(/demo-(?!shopper)|Bearer|asha@/);
  });
});
