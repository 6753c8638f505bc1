import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {bind} from '../../src/session/bind.js';
import {nextInterval} from '../../src/session/schedule.js';
import {Checkout, UPI_LINK} from '../fakes/checkout-harness.js';
import {json} from '../fakes/fake-shop.js';

const upi = {challenge: UPI_LINK};
const starts = (checkout: Checkout) => checkout.world.shop.askedFor('/status').map(({at}) => at);

describe('polling', () => {
  it('asks at most 50 times in five minutes, and never less than every 12 s (invariant 7)', async () => {
    const checkout = await new Checkout(upi).open();
    await checkout.wait(300_000);
    const at = starts(checkout);
    expect(at.length).toBeLessThanOrEqual(50);
    expect(Math.max(...at.slice(1).map((time, index) => time - (at[index] ?? 0)))).toBeLessThanOrEqual(
      12_000,
    );
  });

  it('invariant 8: at most 150 questions until it gives up', async () => {
    const checkout = await new Checkout(upi).open();
    await checkout.wait(17 * 60_000);
    expect(checkout.screen).toBe('unclear');
    expect(starts(checkout).length).toBeLessThanOrEqual(150);
  });

  it('an endpoint that holds requests is asked at most 18 times in five minutes, and heard at once', async () => {
    const checkout = new Checkout(upi);
    const {clock, shop} = checkout.world;
    const held: ((reply: Response) => void)[] = [];
    const answer = (body: unknown) =>
      new Response(JSON.stringify(body), {headers: {'content-type': 'application/json'}});
    const fetch = shop.fetch;
    Object.defineProperty(checkout.world, 'fetch', {
      value: (url: string, init: RequestInit) => {
        void fetch(url, init);
        const prefer = new Headers(init.headers).get('prefer');
        if (!prefer) return Promise.resolve(answer({id: 'ord_7', status: 'pending', waitMs: 20_000}));
        expect(prefer).toBe('wait=20');
        return new Promise<Response>((resolve) => {
          held.push(resolve);
          clock.after(20_000, () => resolve(answer({id: 'ord_7', status: 'pending', waitMs: 20_000})));
        });
      },
    });
    await checkout.open();
    await checkout.wait(300_000);
    expect(starts(checkout).length).toBeLessThanOrEqual(18);
    held.at(-1)?.(answer({id: 'ord_7', status: 'succeeded'}));
    await checkout.wait(1);
    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it.each([
    ['7', 7_000],
    ['-1', undefined],
    ['abc', undefined],
    ['99999', 120_000],
  ])('REL-17: Retry-After %s', async (value, expected) => {
    const checkout = new Checkout(upi);
    checkout.world.shop.says('/status', json({}, 429, {'retry-after': value}));
    await checkout.open();
    await checkout.wait(130_000);
    const [first = 0, second = 0] = starts(checkout);
    if (expected === undefined) expect(second - first).toBeLessThan(7_000);
    else expect(second - first).toBe(expected);
  });

  it('REL-17: Retry-After as a date counts from the answer’s own date', async () => {
    const checkout = new Checkout(upi);
    checkout.world.clock.skewMs = 86_400_000;
    const date = new Date(checkout.world.clock.trueDate() + 30_000).toUTCString();
    checkout.world.shop.says('/status', json({}, 503, {'retry-after': date}));
    await checkout.open();
    await checkout.wait(40_000);
    const [first = 0, second = 0] = starts(checkout);
    expect(second - first).toBe(30_000);
  });

  it('REL-13: offline it pauses and says so, online it asks once at once', async () => {
    const checkout = await new Checkout(upi).open();
    await checkout.wait(3_000);
    checkout.world.wake('offline');
    await checkout.wait(2_500);
    const before = starts(checkout).length;
    expect(checkout.opened?.line).toBe('offline');
    await checkout.wait(120_000);
    expect(starts(checkout).length).toBe(before);
    checkout.world.wake('online');
    await checkout.wait(10);
    expect(starts(checkout).length).toBe(before + 1);
    expect(checkout.opened?.line).toBe('ok');
  });

  it('REL-11: hidden it asks slowly; visible again it asks once, at once', async () => {
    const checkout = await new Checkout(upi).open();
    checkout.world.wake('hidden');
    await checkout.wait(3_000);
    const before = starts(checkout).length;
    await checkout.wait(60_000);
    expect(starts(checkout).length - before).toBeLessThanOrEqual(7);
    const asked = starts(checkout).length;
    await checkout.wait(2_000);
    checkout.world.wake('visible');
    checkout.world.wake('focus');
    await checkout.wait(10);
    expect(starts(checkout).length).toBe(asked + 1);
  });

  it('ten thousand wake-ups a second are one question a second', async () => {
    const checkout = await new Checkout(upi).open();
    await checkout.wait(1_500);
    const before = starts(checkout).length;
    for (let tenth = 0; tenth < 10; tenth += 1) {
      for (let count = 0; count < 1_000; count += 1) checkout.world.wake('return');
      await checkout.wait(100);
    }
    expect(starts(checkout).length - before).toBeLessThanOrEqual(2);
  });

  it('REL-25: an answer with a lower seq than the last is late', async () => {
    const checkout = await new Checkout(upi).open();
    checkout.server('processing', {seq: 4});
    await checkout.wait(2_500);
    checkout.server('failed', {seq: 3});
    await checkout.wait(30_000);
    expect(checkout.screen).toBe('received');
  });

  it('two outcomes for one payment: an answer in flight when time is up is still the only end (peer defect 2)', async () => {
    const checkout = await new Checkout(upi).open();
    await checkout.wait(14 * 60_000 + 59_000);
    checkout.world.shop.says('/status', {kind: 'hang'});
    await checkout.wait(62_000);
    checkout.server('succeeded');
    await checkout.wait(60_000);
    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });
});

describe('bind', () => {
  const amount = {value: '200.00', currency: 'INR'};
  it.each([
    ['the same id', {status: 'succeeded', id: 'a'}, {paymentId: 'a', amount}, 'ours'],
    ['no id where one is expected', {status: 'succeeded'}, {paymentId: 'a'}, 'foreign'],
    ['another id', {status: 'succeeded', id: 'b'}, {paymentId: 'a'}, 'foreign'],
    ['amounts as decimals', {status: 'succeeded', id: 'a', amount: '200'}, {paymentId: 'a', amount}, 'ours'],
    [
      'an absent currency',
      {status: 'succeeded', id: 'a', amount: '200.000'},
      {paymentId: 'a', amount},
      'ours',
    ],
    [
      'a wrong amount on a success',
      {status: 'succeeded', id: 'a', amount: '20.00'},
      {paymentId: 'a', amount},
      'mismatch',
    ],
    [
      'a wrong currency on a failure',
      {status: 'failed', id: 'a', currency: 'BDT'},
      {paymentId: 'a', amount},
      'foreign',
    ],
    [
      'a raw body by its order id',
      {status: 'succeeded', ids: {gateway: 'g', order: 'a'}},
      {paymentId: 'a'},
      'ours',
    ],
    [
      'a raw body by the challenge’s id',
      {status: 'succeeded', ids: {gateway: 'g'}},
      {paymentId: 'a', ids: {gateway: 'g'}},
      'ours',
    ],
    [
      'a raw body with no id of ours',
      {status: 'succeeded', ids: {gateway: 'x'}},
      {paymentId: 'a', ids: {gateway: 'g'}},
      'foreign',
    ],
    ['a provider’s id', {status: 'succeeded', ids: {provider: 'a'}}, {paymentId: 'a'}, 'foreign'],
    [
      'a raw body against the challenge, without a payment id',
      {status: 'succeeded', ids: {gateway: 'x'}},
      {ids: {gateway: 'g'}},
      'foreign',
    ],
    ['a contract body without a payment id', {status: 'succeeded', id: 'any'}, {}, 'ours'],
  ] as const)('%s', (_name, status, expected, verdict) => {
    expect(bind(status, expected)).toBe(verdict);
  });
});

describe('nextInterval', () => {
  it('stays within 1 to 120 s, whatever it is told', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('fast', 'calm', 'rest', 'hidden'),
        fc.nat(10_000_000),
        fc.nat(60_000),
        fc.nat(100),
        fc.option(fc.double(), {nil: undefined}),
        fc.double({min: 0, max: 0.999, noNaN: true}),
        (pace, elapsedMs, previousMs, failures, retryAfterMs, random) => {
          const {delayMs} = nextInterval({
            pace: pace as 'fast',
            elapsedMs,
            previousMs,
            failures,
            random,
            ...(retryAfterMs !== undefined && {retryAfterMs}),
          });
          expect(delayMs).toBeGreaterThanOrEqual(1_000);
          expect(delayMs).toBeLessThanOrEqual(120_000);
        },
      ),
    );
  });
});
