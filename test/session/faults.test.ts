import {describe, expect, it, vi} from 'vitest';
import {Checkout, UPI_LINK} from '../fakes/checkout-harness.js';
import type {Reply} from '../fakes/fake-shop.js';
import {json} from '../fakes/fake-shop.js';

const PAID = {id: 'ord_7', status: 'succeeded'};
const kinds = ({outcomes}: Checkout) => outcomes.map(({kind}) => kind);
const starts = (checkout: Checkout) => checkout.world.shop.askedFor('/status').map(({at}) => at);
const text = (body: string): Reply => ({
  kind: 'text',
  body,
  headers: {'content-type': 'application/json'},
});

/** A checkout whose server says this, whatever it is asked. */
async function hearing(reply: ReturnType<typeof json> | Reply | (() => Reply)) {
  const checkout = new Checkout({challenge: UPI_LINK});
  checkout.world.shop.says('/status', reply);
  await checkout.open();
  return checkout;
}

/** That nothing was understood: noticed after three, never an end, and the next good word counts. */
async function expectNoAnswer(checkout: Checkout) {
  await checkout.wait(60_000);
  expect(checkout.outcomes).toEqual([]);
  expect(checkout.statuses).toEqual([]);
  expect(checkout.screen).toBe('upi');
  expect(checkout.opened?.line).toBe('trouble');
  expect(checkout.errorCodes).toEqual(['status-unreachable']);
  expect(checkout.world.shop.mostInFlight).toBe(1);
  checkout.server('succeeded');
  await checkout.wait(40_000);
  expect(kinds(checkout)).toEqual(['success']);
}

/** Lists in a list, so many deep: valid JSON. */
const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('no answer', () => {
  it.each<[string, Reply]>([
    ['REL-14: HTML of a captive portal', {kind: 'text', body: '<html>'}],
    ['REL-14: HTML that says it was paid', {kind: 'text', body: JSON.stringify(PAID)}],
    ['REL-16: nothing (204)', {kind: 'text', body: '', http: 204}],
    ['REL-16: an empty 200', text('')],
    ...[500, 502, 503, 504].map((http): [string, Reply] => [`REL-18: ${http}`, json(PAID, http)]),
    ['REL-21: no connection', {kind: 'network'}],
    ['REL-22: a list', json([])],
    ['REL-22: a list of what would be good', json([PAID])],
    ['REL-22: null', json(null)],
    ['REL-22: a text', json('succeeded')],
    ['REL-22: a number', json(200)],
    ['REL-22: broken JSON', text('{"id":"ord_7","status":"succeeded"')],
    ['REL-22: two values', text(`${JSON.stringify(PAID)} ${JSON.stringify(PAID)}`)],
    ['REL-22: a word that is a number', json({...PAID, status: 1})],
    ['REL-22: a word that is a list', json({...PAID, status: ['succeeded']})],
    ['REL-22: a word that is an object', json({...PAID, status: {succeeded: true}})],
    ['REL-22: an id that is a list', json({...PAID, id: ['ord_7']})],
    ['REL-22: an amount that is an object', json({...PAID, amount: {value: '200.00', currency: 'INR'}})],
    ['REL-22: a currency that is a list', json({...PAID, currency: ['INR']})],
    ['REL-22: 70 kB', json({...PAID, padding: 'x'.repeat(70_000)})],
    ['REL-22: a hundred thousand lists deep', text(deep(100_000))],
    ['REL-22: thirty thousand lists deep, and within 64 kB', text(deep(30_000))],
  ])('%s', async (_name, reply) => {
    await expectNoAnswer(await hearing(reply));
  });

  it('REL-15: a redirect is not followed, wherever it leads', async () => {
    const checkout = new Checkout({challenge: UPI_LINK});
    // As a browser does: the page that it leads to is seen only by those who want to see it.
    checkout.world.shop.says('/status', ({init}) =>
      init.redirect === 'error' ? {kind: 'network'} : json(PAID),
    );
    await checkout.open();
    await expectNoAnswer(checkout);
  });

  it('REL-22: of ten megabytes no more than 64 kB are read', async () => {
    let read = 0;
    function* endless() {
      for (; read < 10_000_000; read += 16_384) yield `"${'x'.repeat(16_382)}"`;
    }
    const checkout = await hearing({kind: 'stream', pieces: endless(), everyMs: 1});
    await checkout.wait(1_500);
    expect(starts(checkout)).toHaveLength(1);
    expect(read).toBeLessThanOrEqual(65_536);
    checkout.server('succeeded');
    await checkout.wait(5_000);
    expect(kinds(checkout)).toEqual(['success']);
  });

  it('REL-20: a request that hangs is let go after ten seconds, one in flight at a time', async () => {
    const checkout = await hearing({kind: 'hang'});
    await checkout.wait(9_900);
    expect(starts(checkout)).toHaveLength(1);
    expect(checkout.world.shop.inFlight).toBe(1);
    await checkout.wait(200);
    expect(checkout.world.shop.inFlight).toBe(0);
    await expectNoAnswer(checkout);
  });

  it('REL-20: a body that trickles is let go after ten seconds, and the next question asked', async () => {
    const checkout = await hearing(() => ({
      kind: 'stream',
      pieces: JSON.stringify(PAID).padEnd(1_000),
      everyMs: 3_000,
    }));
    await checkout.wait(9_900);
    expect(starts(checkout)).toHaveLength(1);
    await expectNoAnswer(checkout);
    expect((starts(checkout)[1] ?? 0) - (starts(checkout)[0] ?? 0)).toBeLessThan(20_000);
  });

  it('REL-48: a success that was half read when its time was over is none', async () => {
    const body = JSON.stringify(PAID);
    const half = () => ({
      kind: 'stream' as const,
      pieces: [body, '   '],
      everyMs: 100,
      hangs: true,
    });
    await expectNoAnswer(await hearing(half));
  });

  it('REL-48: a success that comes when its question was given up is none', async () => {
    const checkout = new Checkout({
      challenge: UPI_LINK,
      statusUrl: undefined,
      // A merchant's own function that does not listen to its signal.
      fetchStatus: () => new Promise((resolve) => checkout.world.clock.after(10_001, () => resolve(PAID))),
    } as never);
    await checkout.open();
    await checkout.wait(120_000);
    expect(checkout.outcomes).toEqual([]);
    expect(checkout.statuses).toEqual([]);
  });

  it('REL-48: a page that freezes lets go of its question; the success that it read half counts when it is whole', async () => {
    const slow = () => ({kind: 'stream' as const, pieces: [JSON.stringify(PAID)], everyMs: 500});
    const checkout = await hearing(slow);
    await checkout.wait(400);
    checkout.world.wake('pagehide');
    await checkout.wait(5_000);
    expect(checkout.outcomes).toEqual([]);
    checkout.world.wake('restored');
    await checkout.wait(1_100);
    expect(kinds(checkout)).toEqual(['success']);
  });
});

describe('an endpoint that refuses', () => {
  it.each([
    401, 403, 404,
  ])('REL-19: %i is told after three in a row over half a minute, and ends as pending (peer defect 5)', async (http) => {
    const checkout = await hearing(json(PAID, http));
    await checkout.wait(20_000);
    expect(checkout.screen).toBe('upi');
    expect(checkout.errorCodes).toEqual([]);
    await checkout.wait(60_000);
    expect(checkout.errors).toMatchObject([{code: 'status-denied', httpStatus: http, fatal: false}]);
    expect(checkout.opened?.screen).toEqual({name: 'unclear', reason: 'status-denied'});
    await checkout.tap('done');
    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'status-denied'}]);
  });

  it('REL-19: that answers in between does not refuse', async () => {
    let asked = 0;
    const checkout = await hearing(() => {
      asked += 1;
      return asked % 3 === 0 ? json({id: 'ord_7', status: 'pending'}) : json({}, 404);
    });
    await checkout.wait(180_000);
    expect(checkout.errorCodes).toEqual([]);
    expect(checkout.screen).toBe('upi');
  });
});

describe('an odd answer', () => {
  it.each([
    ['the last id counts, and it is another’s', '{"id":"ord_7","id":"ord_8","status":"succeeded"}', []],
    ['the last word counts', '{"id":"ord_7","status":"succeeded","status":"pending"}', []],
    ['without an id of ours it is nothing', '{"status":"pending","status":"succeeded"}', []],
    [
      'the last word counts, for our id',
      '{"id":"ord_7","status":"pending","status":"succeeded"}',
      ['success'],
    ],
  ])('REL-23: of names that stand twice, %s', async (_name, body, outcomes) => {
    const checkout = await hearing(text(body));
    await checkout.wait(10_000);
    expect(kinds(checkout)).toEqual(outcomes);
  });

  it('REL-29: words that are not in the list are pending, with exactly one warning (peer defect 7)', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    try {
      const checkout = await hearing(json({id: 'ord_7', status: 'PresentToShopper'}));
      await checkout.wait(10_000);
      checkout.server('Paid_I_Think');
      await checkout.wait(10_000);
      checkout.server('pending');
      await checkout.wait(10_000);
      checkout.server('PresentToShopper');
      await checkout.wait(10_000);
      expect(checkout.screen).toBe('upi');
      expect(checkout.outcomes).toEqual([]);
      expect(checkout.errorCodes).toEqual([]);
      expect(warn).toHaveBeenCalledTimes(1);
      expect(JSON.stringify(warn.mock.calls)).not.toContain('ord_7');
    } finally {
      warn.mockRestore();
    }
  });
});
