import {describe, expect, it} from 'vitest';
import {Checkout} from '../fakes/checkout-harness.js';
import type {Asked} from '../fakes/fake-shop.js';
import {json} from '../fakes/fake-shop.js';

const TOKEN = 'secret-token-1234';
const CANCEL = '/cancel';

/** One request of each kind, as the merchant's server gets it. */
async function requests(): Promise<Record<string, Asked>> {
  const checkout = new Checkout({
    challenge: undefined,
    statusUrl: undefined,
    paymentId: undefined,
    createUrl: '/create',
    order: {orderId: '7'},
    requestHeaders: {'x-csrf': 'abc'},
  } as never);
  const {shop} = checkout.world;
  shop.says(
    '/create',
    json({
      challenge: {kind: 'otp', submitUrl: '/otp', resendUrl: '/resend'},
      paymentId: 'ord_7',
      statusUrl: '/status',
      statusToken: TOKEN,
      cancelUrl: CANCEL,
    }),
  );
  shop.says('/otp', json({result: 'wrong'}));
  shop.says('/resend', json({result: 'sent'}));
  shop.says(CANCEL, json({}));
  await checkout.open();
  await checkout.wait(100);
  await checkout.act({type: 'submit-code', code: '123456'}, 100);
  await checkout.act({type: 'resend-code'}, 100);
  await checkout.tap('close');
  await checkout.tap('leave', 4_000);
  expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['cancel']);
  return Object.fromEntries(
    ['/create', '/status', '/otp', '/resend', CANCEL].map((path) => [path, shop.askedFor(path)[0]!]),
  );
}

describe('every request to the merchant’s server', () => {
  it('SEC-62: follows no redirect, is not cached, says nothing of the page, has cookies of this origin only', async () => {
    for (const [path, {url, init}] of Object.entries(await requests())) {
      expect({path, ...init}).toMatchObject({
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        credentials: 'same-origin',
        signal: expect.any(AbortSignal),
      });
      // `cors` is what a browser takes by itself; `no-cors` would hide the answer.
      expect(init.mode ?? 'cors').toBe('cors');
      expect(url).toBe(`https://shop.example${path}`);
    }
  });

  it('SEC-60, SEC-62: has the page’s headers, and the token in one of them and nowhere else', async () => {
    const {'/create': create, ...others} = await requests();
    for (const [path, {url, init}] of Object.entries(others)) {
      const headers = new Headers(init.headers);
      expect([path, headers.get('authorization')]).toEqual([path, `Bearer ${TOKEN}`]);
      expect(`${url} ${String(init.body)}`).not.toContain(TOKEN);
    }
    for (const {init} of [create!, ...Object.values(others)]) {
      const headers = new Headers(init.headers);
      expect(headers.get('x-csrf')).toBe('abc');
      expect(headers.get('accept')).toBe('application/json');
      expect(headers.get('content-type')).toBe(init.body === undefined ? null : 'application/json');
    }
    expect(new Headers(create?.init.headers).get('authorization')).toBeNull();
  });

  it('SEC-62: is given up after ten seconds', async () => {
    const checkout = new Checkout();
    checkout.world.shop.says('/status', {kind: 'hang'});
    await checkout.open();
    const signal = checkout.world.shop.askedFor('/status')[0]?.init.signal;
    await checkout.wait(9_900);
    expect(signal?.aborted).toBe(false);
    await checkout.wait(200);
    expect(signal?.aborted).toBe(true);
  });
});
