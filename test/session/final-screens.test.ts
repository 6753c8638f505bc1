import {describe, expect, it} from 'vitest';
import {Checkout, PAGE_URL, UPI_LINK} from '../fakes/checkout-harness.js';
import {json} from '../fakes/fake-shop.js';

const creating = (more = {}) => {
  let made = 0;
  return {
    challenge: undefined,
    createPayment: async () => {
      made += 1;
      return {challenge: UPI_LINK, ...more};
    },
    made: () => made,
  };
};

describe('after the flow', () => {
  it.each([
    ['failed', 'declined'],
    ['cancelled', 'cancelled-at-gateway'],
    ['refunded', 'refunded'],
  ])('%s shows its screen and settles when the shopper leaves it', async (word, reason) => {
    const checkout = await new Checkout().open();
    checkout.server(word);
    await checkout.wait(2_500);
    expect(checkout.opened?.screen).toMatchObject({name: 'ended', as: word});
    expect(checkout.outcomes).toEqual([]);

    await checkout.tap('done');
    expect(checkout.outcomes).toMatchObject([{kind: 'failure', reason}]);
  });

  it('REL-27: a success after a failure that nobody has left yet is a success', async () => {
    const checkout = await new Checkout().open();
    checkout.server('failed');
    await checkout.wait(2_500);
    checkout.server('succeeded');
    await checkout.wait(40_000);

    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
    expect(checkout.screen).toBe('succeeded');
  });

  it('processing is calm at once, slower, and ends as awaiting confirmation', async () => {
    const checkout = await new Checkout().open();
    checkout.server('processing');
    await checkout.wait(2_500);
    expect(checkout.opened?.screen).toEqual({name: 'received', review: false});
    const asked = checkout.world.shop.askedFor('/status').length;
    await checkout.wait(60_000);
    expect(checkout.world.shop.askedFor('/status').length - asked).toBeLessThanOrEqual(5);

    await checkout.tap('done');
    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'awaiting-confirmation'}]);
  });

  it('processing at the deadline settles by itself and keeps its screen', async () => {
    const checkout = await new Checkout().open();
    checkout.server('processing');
    await checkout.wait(17 * 60_000);

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'awaiting-confirmation'}]);
    expect(checkout.screen).toBe('received');
  });

  it('a code that has expired is called one, and a payment page is not', async () => {
    for (const [challenge, why] of [
      [UPI_LINK, 'expired'],
      [PAGE_URL, 'deadline'],
    ]) {
      const checkout = await new Checkout({challenge}).open();
      checkout.server('expired');
      await checkout.wait(2_500);
      expect(checkout.opened?.screen).toMatchObject({name: 'overdue', why});
    }
  });

  it('expired is believed only when it is repeated after a minute', async () => {
    const checkout = await new Checkout().open();
    checkout.server('expired');
    await checkout.wait(2_500);
    expect(checkout.screen).toBe('overdue');
    await checkout.wait(40_000);
    expect(checkout.screen).toBe('overdue');
    await checkout.wait(40_000);
    expect(checkout.opened?.screen).toMatchObject({name: 'ended', as: 'expired'});
    await checkout.tap('done');
    expect(checkout.outcomes).toMatchObject([{kind: 'failure', reason: 'expired'}]);
  });

  it('SEC-42: a success with the wrong amount is no success', async () => {
    const checkout = await new Checkout().open();
    checkout.server('succeeded', {amount: '1.00', currency: 'INR'});
    await checkout.wait(2_500);

    expect(checkout.errorCodes).toEqual(['status-mismatch']);
    expect(checkout.opened?.screen).toEqual({name: 'received', review: true});
    await checkout.tap('done');
    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'needs-review'}]);
  });

  it('creates no second payment when the backend learns by voiding that the first was paid', async () => {
    const {made, ...source} = creating({cancelUrl: '/cancel'});
    const checkout = new Checkout(source);
    checkout.world.shop.says('/cancel', () => {
      checkout.server('succeeded');
      return json({});
    });
    await checkout.open();
    checkout.server('attempt_failed');
    await checkout.wait(2_500);
    await checkout.tap('retry');
    await checkout.wait(0);

    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
    expect(made()).toBe(1);
  });

  it('SEC-41: another payment’s success changes nothing', async () => {
    const checkout = await new Checkout().open();
    checkout.world.shop.says('/status', json({id: 'ord_8', status: 'succeeded'}));
    await checkout.wait(30_000);

    expect(checkout.screen).toBe('page');
    expect(checkout.outcomes).toEqual([]);
  });

  it('REL-28: a failed try keeps the payment open, and trying again does not fail on old news', async () => {
    const checkout = await new Checkout({challenge: UPI_LINK}).open();
    checkout.server('attempt_failed');
    await checkout.wait(2_500);
    expect(checkout.screen).toBe('attempt-failed');
    await checkout.tap('retry', 100);
    expect(checkout.screen).toBe('upi');
    await checkout.wait(10_000);
    expect(checkout.screen).toBe('upi');
    checkout.server('succeeded');
    await checkout.wait(5_000);
    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it('REL-31: however often "try again" is tapped, one new attempt is made', async () => {
    const source = creating();
    const checkout = await new Checkout(source).open();
    checkout.server('failed');
    await checkout.wait(2_500);
    checkout.session.act({type: 'retry'});
    checkout.session.act({type: 'retry'});
    await checkout.wait(100);

    expect(source.made()).toBe(2);
  });

  it('asks how the old attempt stands before a new one, and a late success of it wins', async () => {
    const source = creating();
    const checkout = await new Checkout(source).open();
    checkout.server('failed');
    await checkout.wait(2_500);
    checkout.server('succeeded');
    await checkout.tap('retry', 100);

    expect(source.made()).toBe(1);
    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it('starts nothing new while nobody answers how the old attempt stands', async () => {
    const source = creating();
    const checkout = await new Checkout(source).open();
    checkout.server('failed');
    await checkout.wait(2_500);
    checkout.world.shop.says('/status', {kind: 'network'});
    await checkout.tap('retry', 4_000);

    expect(source.made()).toBe(1);
    expect(checkout.opened?.line).toBe('trouble');
  });

  it('listens to every attempt: the first one’s late success ends the second', async () => {
    let made = 0;
    const checkout = new Checkout({
      challenge: undefined,
      paymentId: undefined,
      createPayment: async () => {
        made += 1;
        return {challenge: UPI_LINK, paymentId: `p${made}`, statusUrl: `/status/p${made}`};
      },
    } as never);
    checkout.world.shop.says('/status/p1', json({id: 'p1', status: 'pending'}));
    checkout.world.shop.says('/status/p2', json({id: 'p2', status: 'pending'}));
    await checkout.open();
    await checkout.wait(15 * 60_000 + 1_000);
    expect(checkout.opened?.screen).toMatchObject({name: 'overdue', canRenew: true});
    await checkout.tap('retry', 500);
    expect(made).toBe(2);
    checkout.world.shop.says('/status/p1', json({id: 'p1', status: 'succeeded'}));
    await checkout.wait(60_000);

    expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'p1'}]);
  });
});

describe('time', () => {
  it('at the deadline asks on for a minute, checks once more, and then does not know', async () => {
    const checkout = await new Checkout({challenge: UPI_LINK}).open();
    await checkout.wait(15 * 60_000 + 100);
    expect(checkout.opened?.screen).toMatchObject({name: 'overdue', why: 'deadline'});
    await checkout.wait(61_000);
    expect(checkout.opened?.screen).toEqual({name: 'unclear', reason: 'deadline'});
    await checkout.tap('done');
    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'deadline'}]);
  });

  it('paid but "expired" after a freeze: what was paid meanwhile is a success (peer defect 1)', async () => {
    for (const frozenMs of [16, 18, 25].map((minutes) => minutes * 60_000)) {
      const checkout = await new Checkout({challenge: UPI_LINK}).open();
      await checkout.wait(5_000);
      checkout.world.wake('hidden');
      checkout.server('succeeded');
      await checkout.world.clock.freeze(frozenMs);
      checkout.world.wake('visible');
      await checkout.wait(2_000);

      expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
    }
  });

  it('REL-24: the device’s clock decides nothing', async () => {
    for (const skewMs of [-86_400_000, 0, 86_400_000]) {
      const checkout = new Checkout({challenge: UPI_LINK});
      checkout.world.clock.skewMs = skewMs;
      const expiresAt = new Date(checkout.world.clock.trueDate() + 5 * 60_000).toISOString();
      checkout.world.shop.says('/status', json({id: 'ord_7', status: 'pending', expiresAt}));
      await checkout.open();
      await checkout.wait(1_000);
      const left = ((checkout.opened?.endsAt ?? 0) - checkout.world.clock.now()) / 1_000;
      expect(left).toBeGreaterThan(297);
      expect(left).toBeLessThan(301);
    }
  });

  it('REL-46: expired before it opened: still asks, offers a new code, and says nothing final', async () => {
    const checkout = new Checkout({challenge: UPI_LINK});
    const expiresAt = new Date(checkout.world.clock.trueDate() - 60_000).toISOString();
    checkout.world.shop.says('/status', json({id: 'ord_7', status: 'pending', expiresAt}));
    await checkout.open();
    await checkout.wait(100);

    expect(checkout.opened?.screen).toMatchObject({name: 'overdue'});
    expect(checkout.outcomes).toEqual([]);
  });

  it('REL-24: a server whose clock cannot be read still ends the time to pay where it says', async () => {
    const checkout = new Checkout({challenge: UPI_LINK, statusUrl: undefined} as never);
    const {clock} = checkout.world;
    const expiresAt = new Date(clock.trueDate() + 5 * 60_000).toISOString();
    const told = new Checkout(
      {
        challenge: UPI_LINK,
        statusUrl: undefined,
        fetchStatus: async () => ({id: 'ord_7', status: 'pending', expiresAt}),
      } as never,
      {world: checkout.world},
    );
    await told.open();
    await told.wait(1_000);
    expect(told.screen).toBe('upi');
    expect(((told.opened?.endsAt ?? 0) - clock.now()) / 1_000).toBeCloseTo(299, 0);
  });

  it.each([
    'succeeded',
    'failed',
    'processing',
  ])('%s: what the page is told can be written into a text', async (word) => {
    const checkout = await new Checkout().open();
    checkout.server(word);
    await checkout.wait(2_500);
    await checkout.tap('done');
    const [outcome] = checkout.outcomes;
    const told =
      outcome && 'status' in outcome
        ? outcome.status
        : outcome && 'lastStatus' in outcome
          ? outcome.lastStatus
          : undefined;
    expect(`${told}`).toBe('[object Object]');
  });
});
