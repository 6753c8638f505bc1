import {describe, expect, it} from 'vitest';
import {safeStorage} from '../../src/session/record.js';
import {readRecord} from '../../src/session/resume.js';
import {byUrl, created, stands} from '../fakes/attempts.js';
import {Checkout, UPI_LINK} from '../fakes/checkout-harness.js';
import {json} from '../fakes/fake-shop.js';
import {FakeWorld} from '../fakes/fake-world.js';

const kinds = ({outcomes}: Checkout) => outcomes.map(({kind}) => kind);
const keys = ({shop}: FakeWorld) =>
  shop.askedFor('/create').map(({init}) => new Headers(init.headers).get('idempotency-key'));

/** A tab in which a checkout was opened; its backend makes one payment for each key. */
async function tab() {
  const world = new FakeWorld();
  world.shop.says('/create', created(1));
  world.shop.says('/status1', stands(1, 'pending'));
  const checkout = await new Checkout(byUrl, {world}).open();
  await checkout.wait(100);
  await checkout.tap('open-page');
  return {world, checkout};
}

/** The same page once more, in a tab that has this tab's storage: reopened, restored or duplicated. */
function again(left: FakeWorld) {
  const world = new FakeWorld();
  for (const [key, value] of left.storage.items) world.storage.set(key, value);
  world.shop.says('/create', created(1));
  world.shop.says('/status1', stands(1, 'pending'));
  const record = readRecord(world.storage, 'ord_7', world.clock.date());
  if (!record) throw new Error('nothing was left');
  const checkout = new Checkout(byUrl, {world, record});
  checkout.session.resume();
  return {world, checkout};
}

describe('a tab that the browser discarded', () => {
  it('REL-10: is reopened as if it were reloaded: asks, opens nothing, and has the same payment', async () => {
    // Discarded means: nobody was told, not even `pagehide`.
    const {world: left} = await tab();
    const {world, checkout} = again(left);
    await checkout.wait(100);
    expect(checkout.opened?.screen).toMatchObject({name: 'confirming', why: 'resumed', canGoBack: true});
    expect(world.shop.askedFor('/status1').length).toBeGreaterThan(0);
    expect(world.windows.opened).toEqual([]);
    expect(keys(world)).toEqual(keys(left));

    world.shop.says('/status1', stands(1, 'succeeded'));
    await checkout.wait(3_000);
    expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'ord_1'}]);
    expect(world.storage.items.size).toBe(0);
  });
});

describe('two tabs with one payment', () => {
  it('REL-30: both hear of the success, each tells it once, and one window was opened', async () => {
    const first = await tab();
    const second = again(first.world);
    await second.checkout.wait(1_500);
    await first.checkout.wait(1_500);
    for (const {world} of [first, second]) world.shop.says('/status1', stands(1, 'succeeded'));
    // A return page speaks up on a channel that every tab of this origin hears: both ask at once.
    for (const {world} of [first, second]) world.wake('return');
    for (const {checkout} of [first, second]) await checkout.wait(10);
    expect([kinds(first.checkout), kinds(second.checkout)]).toEqual([['success'], ['success']]);
    for (const {world, checkout} of [first, second]) {
      world.wake('return');
      await checkout.wait(60_000);
      expect(kinds(checkout)).toEqual(['success']);
    }
    expect(first.world.windows.opened.length + second.world.windows.opened.length).toBe(1);
    expect(keys(second.world)).toEqual(keys(first.world));
  });
});

describe('storage', () => {
  const blocked = safeStorage(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  const items = new Map<string, string>();
  const full = safeStorage(
    () =>
      ({
        getItem: (key: string) => items.get(key) ?? null,
        setItem() {
          throw new DOMException('It is full.', 'QuotaExceededError');
        },
        removeItem: (key: string) => void items.delete(key),
      }) as unknown as Storage,
  );
  const absent = safeStorage(() => undefined as unknown as Storage);

  it.each([
    ['is blocked', blocked],
    ['is full', full],
    ['is absent', absent],
  ])('REL-45: that %s costs the reload, and nothing else', async (_name, storage) => {
    const world: FakeWorld = Object.assign(new FakeWorld(), {storage: storage as FakeWorld['storage']});
    world.shop.says('/create', json({challenge: UPI_LINK, paymentId: 'ord_1', statusUrl: '/status1'}));
    world.shop.says('/status1', stands(1, 'pending'));
    const checkout = await new Checkout(byUrl, {world}).open();
    await checkout.wait(3_000);
    expect(checkout.screen).toBe('upi');
    world.shop.says('/status1', stands(1, 'attempt_failed'));
    await checkout.wait(3_000);
    await checkout.tap('retry', 100);
    world.shop.says('/status1', stands(1, 'succeeded'));
    await checkout.wait(30_000);

    expect(kinds(checkout)).toEqual(['success']);
    expect(checkout.errors).toEqual([]);
    expect(readRecord(storage, 'ord_7', world.clock.date())).toBeUndefined();
  });

  it('REL-45: that is blocked costs a phone nothing on the way to the payment page', async () => {
    const world: FakeWorld = Object.assign(new FakeWorld({...new FakeWorld().device, popups: false}), {
      storage: blocked as FakeWorld['storage'],
    });
    const checkout = new Checkout({}, {world});
    checkout.server('pending');
    await checkout.open();
    expect(world.windows.left).toHaveLength(1);
    expect(checkout.errors).toEqual([]);
  });
});
