import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {flowsOf, GATEWAYS, OWN, readPlay} from '../../demo/playground/choices.js';
import {sampleOf} from '../../demo/playground/samples.js';
import {snippet} from '../../demo/playground/snippet.js';
import {WAYS} from '../../demo/shop/ways.js';
import type {Demo} from '../../demo/start-demo.js';
import {startDemo} from '../../demo/start-demo.js';
import {readChallenge} from '../../src/gateway/read-challenge.js';

describe('the playground', () => {
  let demo: Demo;
  beforeAll(async () => {
    demo = await startDemo({port: 0, code: 'built'});
  });
  afterAll(() => demo.close());

  const at = (path: string, init?: RequestInit) => fetch(demo.shopUrl + path, init);

  it.each([
    '/playground',
    '/playground/stage?way=kupay',
    '/playground/stage?payment=play_1',
    '/playground/back?payment=play_1',
  ])('SEC-50 %s comes with the strict policy and no inline code', async (path) => {
    const answer = await at(path);
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(answer.status).toBe(200);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html pay-checkout");
    expect(policy).not.toContain('unsafe');
    expect(await answer.text()).not.toMatch(/<style|style="|<script>|<script (?!.*src=)| on\w+="/);
  });

  it('has a script that builds, and a style sheet', async () => {
    const script = await at('/demo/playground/playground.ts');
    expect([script.status, script.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    expect((await script.text()).length).toBeGreaterThan(2_000);
    expect((await at('/demo/playground/playground.css')).status).toBe(200);
    expect((await at('/demo/playground/playground-server.ts')).status).toBe(404);
  });

  it('is one link away from the shop, and the shop from it', async () => {
    expect(await (await at('/')).text()).toContain('href="/playground"');
    expect(await (await at('/playground')).text()).toContain('href="/"');
  });

  it('says as the status what was chosen, and breaks the line where asked to', async () => {
    const path = '/playground/payments/play_2/status';
    expect(await (await at(path)).json()).toMatchObject({
      id: 'play_2',
      status: 'pending',
      amount: '200.00',
      seq: 1,
    });
    await at(path, {method: 'POST', body: 'succeeded'});
    expect(await (await at(path)).json()).toMatchObject({status: 'succeeded', seq: 2});
    expect((await at(path, {method: 'POST', body: 'paid'})).status).toBe(400);
    demo.shop.setFault('500');
    expect((await at(path)).status).toBe(500);
    expect(await (await at('/demo/fault')).json()).toEqual({fault: '500'});
    demo.shop.setFault('none');
  });

  it('takes one code, and no more than three wrong ones', async () => {
    const send = async (code: string, what = 'otp') =>
      (
        await at(`/playground/payments/play_3/${what}`, {method: 'POST', body: JSON.stringify({code})})
      ).json();
    expect(await send('111111')).toEqual({result: 'wrong', triesLeft: 2});
    await send('111111');
    expect(await send('111111')).toEqual({result: 'too-many'});
    expect(await send('123456')).toEqual({result: 'too-many'});
    expect(await send('', 'otp/resend')).toMatchObject({result: 'sent'});
    expect(await send('123456')).toEqual({result: 'accepted'});
    expect(await (await at('/playground/payments/play_3/status')).json()).toMatchObject({
      status: 'succeeded',
    });
  });

  it('acts at a gateway’s simulator, and nowhere else', async () => {
    const act = async (path: string) => (await at(`/playground/act/${path}`, {method: 'POST'})).status;
    expect(await act('kupay/pay')).toBe(409);
    expect(await act('kupay/steal')).toBe(404);
    expect(await act('elsewhere/pay')).toBe(404);
  });

  it('shows a payment page of another origin, which leads back to the shop only', async () => {
    const answer = await fetch(`${demo.phoneUrl}/pretend?payment=%22%3E%3Cscript%3E`, {
      method: 'POST',
      body: new URLSearchParams({order: '<b>7</b>'}),
    });
    const text = await answer.text();
    expect(text).toContain('&lt;b&gt;7&lt;/b&gt;');
    expect(text).not.toContain('<script>');
    expect(text).toContain(`href="${demo.shopUrl}/playground/back?payment=`);
  });
});

describe('the playground’s choices', () => {
  it('offer every way to pay of the demo’s shop', () => {
    const offered = GATEWAYS.flatMap(([gateway]) =>
      gateway === OWN ? [] : flowsOf(gateway).map(([id]) => id),
    );
    expect(offered.toSorted()).toEqual(WAYS.map(({id}) => id).toSorted());
  });

  it('take nothing that they do not offer', () => {
    const play = readPlay(new URLSearchParams('gateway=own&flow=otp&theme=loud&accent=red&dir="><b>'));
    expect(play).toMatchObject({gateway: 'own', flow: 'otp', theme: 'auto', accent: '', dir: 'ltr'});
    expect(readPlay(new URLSearchParams('gateway=kupay&flow=otp')).flow).toBe('kupay');
  });

  it.each(flowsOf(OWN).map(([flow]) => flow))('have a sample of %s that the checkout takes', (flow) => {
    const challenge = readChallenge(sampleOf(flow, 'play_1', 'http://127.0.0.1:5186/pretend'));
    expect(challenge.kind).toBe(flow);
  });
});

describe('the HTML to copy', () => {
  it('quotes what it must, and names the language’s file', () => {
    const text = snippet({
      attributes: [
        ['order', '{"a":"b & c"}'],
        ['description', `Rosa's "best"`],
        ['disabled', ''],
      ],
      locale: 'ar',
      dir: 'rtl',
      theme: {'--pay-accent': '#7a1fa2'},
    });
    expect(text).toBe(`<script src="/assets/pay-checkout.js" defer></script>
<script src="/assets/locales/ar.js" defer></script>
<style>
  pay-checkout {
    --pay-accent: #7a1fa2;
  }
</style>

<pay-checkout
  order='{"a":"b &amp; c"}'
  description="Rosa's &quot;best&quot;"
  disabled
  dir="rtl"
></pay-checkout>
`);
  });
});
