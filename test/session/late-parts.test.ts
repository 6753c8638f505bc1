import {describe, expect, it} from 'vitest';
import {Checkout, FakeLate, PAGE_URL, UPI_LINK} from '../fakes/checkout-harness.js';
import {json} from '../fakes/fake-shop.js';
import {android, FakeWorld} from '../fakes/fake-world.js';

/** A checkout whose later parts are still on their way. */
function early(source: ConstructorParameters<typeof Checkout>[0] = {}, world = new FakeWorld()) {
  const late = new FakeLate();
  const checkout = new Checkout(source, {world, late});
  checkout.server('pending');
  const arrive = async (comes = true) => {
    late.end(comes);
    await checkout.wait(0);
  };
  return {late, checkout, world, arrive};
}

const phone = () => new FakeWorld(android);

describe('a session whose later parts are not here yet', () => {
  it('has opened the payment page, and fetches nothing before its screen is painted', async () => {
    const {late, checkout, world} = early();
    await checkout.open();
    expect(checkout.opened?.screen).toMatchObject({name: 'page', step: 'open'});
    expect(world.windows.opened[0]?.visited).toEqual([PAGE_URL]);
    expect(late.asked).toBe(0);
    await checkout.wait(100);
    expect(late.asked).toBe(1);
    expect(world.shop.askedFor('/status')).toHaveLength(0);
  });

  it('asks how the payment stands as soon as they are here', async () => {
    const {checkout, arrive} = early();
    await checkout.open();
    checkout.server('succeeded');
    await checkout.wait(100);
    await arrive();
    expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'ord_7'}]);
  });

  it('counts down from the first screen on, to the same moment as afterwards', async () => {
    for (const expiresAt of [undefined, '2026-08-21T10:05:00Z']) {
      const {checkout, arrive} = early(expiresAt ? {expiresAt} : {});
      await checkout.open();
      const first = checkout.opened?.endsAt;
      await checkout.wait(100);
      await arrive();
      expect(first).toBe(1_000 + (expiresAt ? 5 : 15) * 60_000);
      // The server's own clock may know it a little better.
      expect(Math.abs((checkout.opened?.endsAt ?? 0) - (first ?? 0))).toBeLessThan(500);
    }
  });

  it('says that the line is bad when they do not come, tries again, and goes on', async () => {
    const {late, checkout, arrive} = early();
    await checkout.open();
    await checkout.wait(100);
    await arrive(false);
    expect(checkout.opened?.line).toBe('trouble');
    await checkout.wait(3_000);
    await arrive(false);
    expect(checkout.errors).toMatchObject([{code: 'chunk-failed', fatal: false}]);
    expect(late.asked).toBe(2);
    await checkout.wait(3_000);
    await arrive();
    expect(checkout.opened?.line).toBe('ok');
    checkout.server('succeeded');
    await checkout.wait(5_000);
    expect(checkout.outcomes).toMatchObject([{kind: 'success'}]);
  });

  it('lets a shopper leave without them: nobody knows how it ended', async () => {
    const {checkout, world, arrive} = early();
    await checkout.open();
    await checkout.tap('close');
    expect(checkout.opened?.leave).toBe('asking');
    await checkout.tap('stay');
    expect(checkout.opened?.leave).toBe('no');
    await checkout.tap('close');
    await checkout.tap('leave');
    await arrive(false);
    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'unconfirmed', paymentId: 'ord_7'}]);
    expect(checkout.opened).toBeUndefined();
    expect([world.clock.pending, world.listeners, world.storage.items.size]).toEqual([0, 0, 0]);
  });

  it('asks for the last answer when they come while a shopper leaves', async () => {
    const {checkout, world, arrive} = early();
    await checkout.open();
    checkout.server('succeeded');
    await checkout.tap('close');
    await checkout.tap('leave');
    await arrive();
    expect(world.shop.askedFor('/status').length).toBeGreaterThan(0);
    expect(checkout.outcomes).toMatchObject([{kind: 'success'}]);
  });

  it('remembers that the shopper says to have paid', async () => {
    const {checkout, arrive} = early();
    await checkout.open();
    await checkout.tap('paid');
    expect(checkout.screen).toBe('page');
    await arrive();
    expect(checkout.screen).toBe('confirming');
  });

  it('notices a page that came back from the payment page out of the back/forward cache (REL-13)', async () => {
    const {checkout, world, arrive} = early({modes: ['redirect']}, phone());
    await checkout.open();
    expect(checkout.opened?.screen).toMatchObject({name: 'page', step: 'leaving'});
    world.wake('pagehide');
    world.wake('restored');
    await checkout.wait(100);
    await arrive();
    expect(checkout.screen).toBe('confirming');
  });

  it('notices a shopper who came back from an app meanwhile', async () => {
    const {checkout, world, arrive} = early({challenge: UPI_LINK}, phone());
    await checkout.open();
    const screen = checkout.opened?.screen;
    const app = screen?.name === 'upi' ? screen.apps[0] : undefined;
    expect(app).toBeDefined();
    if (app) await checkout.act({type: 'open-app', app});
    world.wake('hidden');
    world.wake('visible');
    await checkout.wait(100);
    await arrive();
    expect(checkout.screen).toBe('confirming');
  });

  it('is silent once its element is gone', async () => {
    const {checkout, world, arrive} = early();
    await checkout.open();
    await checkout.wait(100);
    checkout.session.detach();
    await arrive();
    checkout.session.act({type: 'leave'});
    await checkout.wait(10_000);
    expect([checkout.outcomes, checkout.errors, checkout.statuses]).toEqual([[], [], []]);
    expect([world.clock.pending, world.listeners]).toEqual([0, 0]);
  });

  it('is over at once where a payment must be created and they do not come', async () => {
    const {checkout, world, arrive} = early({challenge: undefined, createUrl: '/create'});
    world.shop.says('/create', json({challenge: PAGE_URL, statusUrl: '/status', paymentId: 'ord_7'}));
    await checkout.open();
    await arrive(false);
    expect(checkout.errors).toMatchObject([{code: 'chunk-failed', fatal: true}]);
    expect(checkout.state.kind).toBe('broken');
    expect(world.shop.askedFor('/create')).toHaveLength(0);
  });

  it('asks the last question although the page was hidden before anybody listened', async () => {
    const late = new FakeLate();
    const checkout = await new Checkout({}, {late}).open();
    void checkout.session.close();
    await checkout.wait(200);
    checkout.server('succeeded');
    checkout.world.wake('pagehide');

    late.end(true);
    await checkout.wait(5_000);

    expect(checkout.outcomes).toMatchObject([{kind: 'success'}]);
  });
});
