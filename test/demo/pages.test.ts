import {describe, expect, it} from 'vitest';
import {hmacSha256} from '../../demo/simulators/http.js';
import type {Simulator, SimulatorOptions} from '../../demo/simulators/index.js';
import {
  kupaySimulator,
  manualClock,
  phoneSimulator,
  razorpaySimulator,
  rumbapaySimulator,
  rupantorpaySimulator,
  uddoktapaySimulator,
} from '../../demo/simulators/index.js';
import {call, merchant, ORIGIN, tap} from './talk.js';

const HOSTILE = `"><img src=x onerror=alert(1)><script>alert(2)</script>'\`{{7*7}}&lt;\u202e`;

type Opened = {gateway: Simulator; url: string};

/** A payment at each gateway, with hostile text wherever a merchant can put some. */
const gateways: Readonly<Record<string, (options: SimulatorOptions) => Promise<Opened>>> = {
  async rupantorpay(options) {
    const gateway = rupantorpaySimulator(options);
    const body = {
      fullname: HOSTILE,
      email: HOSTILE,
      amount: '10',
      success_url: 'https://shop.example/"><i>',
      cancel_url: 'https://shop.example/',
      metadata: {order_id: HOSTILE},
    };
    const answer = await (
      await call(gateway, '/api/payment/checkout', {'x-api-key': 'demo-rupantorpay-key'}, body)
    ).json();
    return {gateway, url: answer.payment_url};
  },
  async rumbapay(options) {
    const gateway = rumbapaySimulator(options);
    const names = [
      'identifier',
      'email',
      'phone',
      'first_name',
      'last_name',
      'country',
      'city',
      'address',
      'state_code',
      'zip_code',
    ];
    const customer = Object.fromEntries(names.map((name) => [name, HOSTILE]));
    const body = {
      widget: {method: 'upi'},
      reference: HOSTILE,
      currency: 'INR',
      amount: '200',
      description: HOSTILE,
      customer,
      redirect_url: 'https://shop.example/',
    };
    const text = JSON.stringify(body);
    const signature = await hmacSha256('demo-password', `demo-login${text}`);
    const answer = await (await call(gateway, '/v1/payment', {signature}, text)).json();
    return {gateway, url: answer.challenge.challenge_redirect.url};
  },
  async razorpay(options) {
    const gateway = razorpaySimulator(options);
    const key = {authorization: `Basic ${btoa('rzp_test_DEMO:demo-razorpay-secret')}`};
    const order = await (
      await call(gateway, '/v1/orders', key, {amount: 20_000, currency: 'INR', receipt: HOSTILE})
    ).json();
    const body = {
      amount: 20_000,
      currency: 'INR',
      order_id: order.id,
      email: HOSTILE,
      contact: HOSTILE,
      method: 'netbanking',
      bank: HOSTILE,
      description: HOSTILE,
      callback_url: 'https://shop.example/return',
    };
    const answer = await (await call(gateway, '/v1/payments/create/json', key, body)).json();
    return {gateway, url: answer.next[0].url};
  },
  async kupay(options) {
    const gateway = kupaySimulator(options);
    const to = 'https://shop.example/';
    const body = {
      id: HOSTILE,
      order_number: HOSTILE,
      created_at: HOSTILE,
      currency: 'USD',
      amount: 1.5,
      cancel_url: to,
      paid_url: to,
      callback_url: to,
    };
    const answer = await (
      await call(gateway, '/v1/payment/create', {authorization: 'Bearer demo-kupay-token'}, body)
    ).json();
    return {gateway, url: answer.pay_url};
  },
  async uddoktapay(options) {
    const gateway = uddoktapaySimulator(options);
    const to = 'https://shop.example/?a="><i>';
    const body = {
      full_name: HOSTILE,
      email: HOSTILE,
      amount: '10',
      metadata: {order_id: HOSTILE},
      redirect_url: to,
      cancel_url: to,
    };
    const answer = await (
      await call(gateway, '/api/checkout-v2', {'rt-uddoktapay-api-key': 'demo-uddoktapay-key'}, body)
    ).json();
    return {gateway, url: answer.payment_url};
  },
};

function open(name: string, options: SimulatorOptions = {}): Promise<Opened> {
  const {fetch} = merchant();
  return gateways[name]!({clock: manualClock(), fetch, merchantName: HOSTILE, ...options});
}

const see = (gateway: Simulator, url: string) => gateway.fetch(new Request(url));

describe.each(Object.keys(gateways))('the payment page of %s', (name) => {
  it('says that it is simulated and offers every ending', async () => {
    const {gateway, url} = await open(name);
    const text = await (await see(gateway, url)).text();
    expect(text).toContain('Simulated. No money moves.');
    const offered = [...text.matchAll(/name="action" value="([a-z-]+)"/g)].map(([, action]) => action);
    expect(offered).toEqual(
      expect.arrayContaining([
        'pay',
        'decline',
        'cancel',
        'later',
        'pay-and-close',
        'pay-wrong-amount',
        'pay-duplicate-webhook',
        'late-success',
      ]),
    );
  });

  it('shows hostile text as text, in every state', async () => {
    for (const action of ['pay', 'decline', 'cancel', 'later', 'pay-and-close']) {
      const {gateway, url} = await open(name);
      const pages = [
        await see(gateway, url),
        await tap(gateway, url, action),
        await see(gateway, url),
        await see(gateway, `${ORIGIN}/`),
      ];
      for (const page of pages) {
        const text = await page.text();
        expect(text).not.toMatch(/<img|<script>|<i>/);
      }
    }
  });

  it('works under a policy without inline code', async () => {
    const {gateway, url} = await open(name);
    const page = await see(gateway, url);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'; style-src 'self'; script-src 'self'/);
    expect(await page.text()).not.toMatch(/<style|style="|<script(?! src)| on\w+="/);
    const style = await see(gateway, `${ORIGIN}/_sim/page.css`);
    expect(style.headers.get('content-type')).toMatch('text/css');
  });

  it('refuses frames and cuts its opener when told to', async () => {
    const {gateway, url} = await open(name);
    const plain = await see(gateway, url);
    expect([plain.headers.get('x-frame-options'), plain.headers.get('cross-origin-opener-policy')]).toEqual([
      null,
      null,
    ]);
    gateway.configure({coop: true, refuseFrames: true});
    const strict = await see(gateway, url);
    expect(strict.headers.get('x-frame-options')).toBe('DENY');
    expect(strict.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(strict.headers.get('content-security-policy')).toMatch("frame-ancestors 'none'");
  });

  it('pays and closes the window without going back to the shop', async () => {
    const {gateway, url} = await open(name);
    const page = await tap(gateway, url, 'pay-and-close');
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/data-close.*You can close this window/s);
    expect(['paid', 'authorized']).toContain(gateway.payments[0]?.state);
  });

  it('cannot be declined or cancelled once it was paid', async () => {
    const {gateway, url} = await open(name);
    await tap(gateway, url, 'pay');
    const state = gateway.payments[0]?.state;
    for (const action of ['decline', 'cancel', 'later', 'expire']) await tap(gateway, url, action);
    expect(gateway.payments[0]?.state).toBe(state);
  });

  it('is driven by tests through its controls', async () => {
    const {gateway} = await open(name);
    const post = (path: string, body: object = {}) => call(gateway, path, {}, body);
    expect(await (await call(gateway, '/_sim/payments')).json()).toHaveLength(1);
    expect(await (await post('/_sim/payments/last/later')).json()).toMatchObject({state: 'waiting'});
    expect((await post('/_sim/payments/last/approve')).status).toBe(200);
    expect(await (await call(gateway, '/_sim/payments/last')).json()).toMatchObject({
      paidAmount: expect.stringMatching(/^[1-9]/),
    });
    expect((await post('/_sim/payments/last/nonsense')).status).toBe(404);
    expect((await post('/_sim/payments/other/pay')).status).toBe(404);
    expect((await call(gateway, '/_sim/payments/last/pay')).status).toBe(405);
    expect(await (await post('/_sim/settings', {coop: true, other: 1})).json()).toMatchObject({
      coop: true,
      refuseFrames: false,
    });
  });

  it('logs for people, and no key, signature or body', async () => {
    const lines: string[] = [];
    const {gateway, url} = await open(name, {onEvent: (event) => lines.push(JSON.stringify(event))});
    await tap(gateway, url, 'pay');
    await gateway.idle();
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join('\n')).not.toMatch(/demo-|[0-9a-f]{64}|alert/);
  });
});

describe('the staff page', () => {
  it('approves what waits and keeps the switches', async () => {
    const {gateway, url} = await open('uddoktapay');
    await tap(gateway, url, 'later');
    const post = (fields: Record<string, string>) =>
      gateway.fetch(new Request(`${ORIGIN}/`, {method: 'POST', body: new URLSearchParams(fields)}));
    expect((await post({id: gateway.payments[0]?.id ?? '', action: 'approve'})).status).toBe(303);
    expect(gateway.payments[0]?.state).toBe('paid');
    await post({action: 'settings', coop: 'on'});
    expect(gateway.settings).toEqual({coop: true, refuseFrames: false, webhooks: false, down: false});
  });
});

describe('the phone', () => {
  async function phone() {
    const {gateway} = await open('rumbapay', {merchantName: 'Chai Point'});
    const shown = phoneSimulator([gateway]);
    const post = (fields: Record<string, string>) =>
      shown.fetch(new Request(`${ORIGIN}/`, {method: 'POST', body: new URLSearchParams(fields)}));
    const list = async () => (await shown.fetch(new Request(`${ORIGIN}/`))).text();
    return {gateway, post, list, link: gateway.payments[0]?.upiLink ?? ''};
  }

  it('lists an open UPI payment and approves it', async () => {
    const {gateway, post, list} = await phone();
    expect(await list()).toMatch(/₹200\.00.*Chai Point/s);
    await post({gateway: 'rumbapay', id: gateway.payments[0]?.id ?? '', action: 'approve'});
    expect(gateway.payments[0]?.state).toBe('paid');
    expect(await list()).toContain('Nothing to approve');
  });

  it('opens a scanned link only when it came byte for byte', async () => {
    const {post, link} = await phone();
    expect(await (await post({action: 'scan', link})).text()).toContain('Is this what you want to pay?');
    const changed = link.replace('am=200', 'am=1');
    expect(await (await post({action: 'scan', link: changed})).text()).toContain('no payment of this demo');
  });

  it('does nothing but approve and decline', async () => {
    const {gateway, post} = await phone();
    await post({gateway: 'rumbapay', id: gateway.payments[0]?.id ?? '', action: 'pay-wrong-amount'});
    expect(gateway.payments[0]?.state).toBe('open');
  });
});
