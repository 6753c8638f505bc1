import {describe, expect, it} from 'vitest';
import {byUrl, created, firstTryFailed, stands} from '../fakes/attempts.js';
import {Checkout, UPI_LINK} from '../fakes/checkout-harness.js';
import {FakeWorld} from '../fakes/fake-world.js';

const MINUTE = 60_000;

/** Seconds on the countdown. */
const secondsLeft = ({opened, world}: Checkout) => ((opened?.endsAt ?? 0) - world.clock.now()) / 1_000;

const isoIn = ({clock}: FakeWorld, ms: number) => new Date(clock.trueDate() + ms).toISOString();

describe('the time to pay of a second try', () => {
  it.each([
    0,
    3 * MINUTE,
    60 * MINUTE,
    -60 * MINUTE,
  ])('is its own, on a device whose clock is off by %i ms', async (skewMs) => {
    const world = new FakeWorld();
    world.clock.skewMs = skewMs;
    const first = {expiresAt: isoIn(world, 2 * MINUTE)};
    const next = {expiresAt: isoIn(world, 7 * MINUTE)};
    const {checkout} = await firstTryFailed(first, next, world);
    await checkout.wait(100_000);
    await checkout.tap('retry', 100);
    await checkout.wait(5_000);
    const leftMs = Date.parse(next.expiresAt) - world.clock.trueDate();
    expect(Math.abs(secondsLeft(checkout) * 1_000 - leftMs)).toBeLessThan(2_000);
    // The first one's end comes and goes.
    await checkout.wait(2 * MINUTE);
    expect(checkout.screen).toBe('page');
  });

  it('is a new quarter of an hour where nobody names an end, also after the first one’s', async () => {
    const checkout = new Checkout(byUrl);
    const {shop} = checkout.world;
    shop.says('/create', created(1));
    shop.says('/status1', stands(1, 'pending'));
    shop.says('/status2', stands(2, 'pending'));
    await checkout.open();
    await checkout.wait(15 * MINUTE + 5_000);
    expect(checkout.screen).toBe('overdue');
    shop.says('/create', created(2));
    await checkout.tap('retry', 1_000);
    expect(secondsLeft(checkout)).toBeCloseTo(15 * 60, -1);
    await checkout.wait(90_000);
    expect(checkout.screen).toBe('page');
  });

  it('is counted down although it ends when the first one does', async () => {
    const {checkout} = await firstTryFailed(
      {expiresAt: '2026-08-21T10:30:00Z'},
      {expiresAt: '2026-08-21T10:30:00Z'},
    );
    await checkout.tap('retry', 100);
    await checkout.wait(5_000);
    expect(checkout.screen).toBe('page');
    expect(secondsLeft(checkout)).toBeCloseTo(30 * 60 - 11, -1);
  });

  it('does not run out while it is being made: the end of the first one is none of it', async () => {
    const checkout = new Checkout(byUrl);
    const {shop} = checkout.world;
    shop.says('/create', created(1));
    shop.says('/status1', stands(1, 'pending'));
    await checkout.open();
    await checkout.wait(15 * MINUTE + 50_000);
    shop.says('/create', {kind: 'hang'});
    await checkout.tap('retry', 15_000);
    expect(checkout.screen).toBe('preparing');
    expect(checkout.outcomes).toEqual([]);
  });
});

describe('the time to pay', () => {
  it('is that of the way that was chosen, where it has its own', async () => {
    const world = new FakeWorld();
    const challenge = {kind: 'upi', link: UPI_LINK, expiresAt: isoIn(world, 2 * MINUTE)};
    const checkout = new Checkout(
      {challenge: {kind: 'choice', options: [{label: 'UPI', challenge}]}},
      {world},
    );
    checkout.server('pending');
    await checkout.open();
    await checkout.act({type: 'choose', index: 0}, 3_000);
    expect(checkout.screen).toBe('upi');
    expect(secondsLeft(checkout)).toBeLessThan(2 * 60);
  });

  it.each([
    ['a day ahead', 86_400_000],
    ['a day back', -86_400_000],
    ['three minutes ahead', 3 * MINUTE],
  ])('REL-24: is the server’s, also when the device’s clock is set %s midway', async (_name, skewMs) => {
    const world = new FakeWorld();
    const checkout = new Checkout({challenge: UPI_LINK}, {world});
    const expiresAt = isoIn(world, 5 * MINUTE);
    checkout.server('pending', {expiresAt});
    await checkout.open();
    await checkout.wait(60_000);
    world.clock.skewMs = skewMs;
    world.wake('visible');
    await checkout.wait(60_000);
    expect(secondsLeft(checkout)).toBeGreaterThan(177);
    expect(secondsLeft(checkout)).toBeLessThan(181);
    await checkout.wait(2 * MINUTE);
    expect(checkout.screen).toBe('upi');
    checkout.server('succeeded', {expiresAt});
    await checkout.wait(12_000);
    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it('REL-24: without any word of the server’s it is a quarter of an hour, whatever the device’s clock does', async () => {
    for (const skewMs of [-86_400_000, 86_400_000]) {
      const checkout = await new Checkout({challenge: UPI_LINK}).open();
      await checkout.wait(5 * MINUTE);
      checkout.world.clock.skewMs = skewMs;
      await checkout.wait(9 * MINUTE);
      expect(checkout.screen).toBe('upi');
      expect(secondsLeft(checkout)).toBeCloseTo(60, 0);
      await checkout.wait(MINUTE);
      expect(checkout.screen).toBe('overdue');
    }
  });

  it.each([
    3, -3,
  ])('REL-24: the time left stays when the device’s clock is set by %i minutes midway, also where the server’s cannot be read', async (minutes) => {
    const world = new FakeWorld();
    const expiresAt = isoIn(world, 5 * MINUTE);
    const fetchStatus = async () => ({id: 'ord_7', status: 'pending', expiresAt});
    const checkout = await new Checkout({challenge: UPI_LINK, fetchStatus}, {world}).open();
    await checkout.wait(60_000);

    world.clock.skewMs = minutes * MINUTE;
    await checkout.wait(10_000);

    expect(secondsLeft(checkout)).toBeCloseTo(230, 0);
  });
});
