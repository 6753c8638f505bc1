import {describe, expect, it} from 'vitest';
import type {Wake} from '../../src/session/wake.js';
import {Checkout} from '../fakes/checkout-harness.js';

const MINUTE = 60_000;
const kinds = ({outcomes}: Checkout) => outcomes.map(({kind}) => kind);

describe('long after the last question', () => {
  it('"check again" asks, and hears that it was paid', async () => {
    const checkout = await new Checkout().open();
    await checkout.wait(15 * MINUTE + 75_000);
    expect(checkout.screen).toBe('unclear');
    await checkout.wait(11 * MINUTE);
    const asked = checkout.world.shop.asked.length;
    await checkout.wait(5 * MINUTE);
    expect(checkout.world.shop.asked.length).toBe(asked);
    checkout.server('succeeded');
    await checkout.tap('paid', 5_000);

    expect(kinds(checkout)).toEqual(['success']);
  });

  it('a shopper who looks at the page again is told that it was paid after all', async () => {
    const checkout = await new Checkout().open();
    checkout.server('failed');
    await checkout.wait(17 * MINUTE);
    expect(checkout.screen).toBe('ended');
    checkout.server('succeeded');
    await checkout.wait(5 * MINUTE);
    expect(checkout.outcomes).toEqual([]);
    checkout.world.wake('visible');
    await checkout.wait(5_000);

    expect(kinds(checkout)).toEqual(['success']);
  });
});

describe('a success with the wrong amount', () => {
  it('stays one to be looked at, whatever is said of it later', async () => {
    const checkout = new Checkout();
    checkout.server('succeeded', {amount: '1.00', currency: 'INR'});
    await checkout.open();
    await checkout.wait(100);
    expect(checkout.opened?.screen).toEqual({name: 'received', review: true});
    checkout.server('expired');
    await checkout.wait(200_000);
    expect(checkout.opened?.screen).toEqual({name: 'received', review: true});
    await checkout.tap('done', 100);

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'needs-review'}]);
    expect(checkout.errorCodes).toEqual(['status-mismatch']);
  });

  it('is a success as soon as the amount is right', async () => {
    const checkout = new Checkout();
    checkout.server('succeeded', {amount: '1.00', currency: 'INR'});
    await checkout.open();
    await checkout.wait(100);
    checkout.server('succeeded', {amount: '200', currency: 'INR'});
    await checkout.wait(20_000);

    expect(kinds(checkout)).toEqual(['success']);
  });
});

describe('after a success', () => {
  it.each([
    'pending',
    'failed',
    'refunded',
  ])('REL-26: "%s" changes nothing: nobody asks any more, whatever the page notices', async (word) => {
    const checkout = await new Checkout().open();
    checkout.server('succeeded');
    await checkout.wait(2_500);
    expect(kinds(checkout)).toEqual(['success']);
    const {state} = checkout;
    const asked = checkout.world.shop.asked.length;
    checkout.server(word);
    for (const wake of ['visible', 'focus', 'online', 'restored', 'return'] satisfies Wake[])
      checkout.world.wake(wake);
    checkout.session.checkNow();
    await checkout.tap('retry', 100);
    await checkout.tap('leave', 100);
    await checkout.wait(20 * MINUTE);

    expect(checkout.state).toBe(state);
    expect(kinds(checkout)).toEqual(['success']);
    expect(checkout.statuses.map(({status}) => status)).toEqual(['pending', 'succeeded']);
    expect(checkout.world.shop.asked.length).toBe(asked);
  });

  it('REL-26: an older "pending" that is still on its way changes nothing', async () => {
    const checkout = new Checkout();
    const pieces = [JSON.stringify({id: 'ord_7', status: 'pending'})];
    checkout.world.shop.says('/status', {kind: 'stream', pieces, everyMs: 4_000});
    await checkout.open();
    await checkout.wait(1_000);
    // Leaving asks anew, and does not wait for the slow one.
    checkout.server('succeeded');
    await checkout.tap('close');
    await checkout.tap('leave', 30_000);

    expect(kinds(checkout)).toEqual(['success']);
    expect(checkout.statuses.map(({status}) => status)).toEqual(['succeeded']);
  });
});
