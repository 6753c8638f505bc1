import {expect} from 'vitest';
import {Checkout, PAGE_URL} from './checkout-harness.js';
import {json} from './fake-shop.js';
import type {FakeWorld} from './fake-world.js';

/** A shop whose backend makes a payment of its own for each attempt: `ord_1` is asked about at `/status1`. */
export const byUrl = {
  challenge: undefined,
  createUrl: '/create',
  statusUrl: undefined,
  paymentId: undefined,
  amount: undefined,
} as never;

/** What `/create` answers for an attempt. */
export const created = (attempt: number, more: object = {}) =>
  json({challenge: PAGE_URL, paymentId: `ord_${attempt}`, statusUrl: `/status${attempt}`, ...more});

/** How an attempt stands. */
export const stands = (attempt: number, status: string, more: object = {}) =>
  json({id: `ord_${attempt}`, status, ...more});

/** The first try has failed, and "try again" would make the second. */
export async function firstTryFailed(first: object = {}, next: object = {}, world?: FakeWorld) {
  const checkout = new Checkout(byUrl, world && {world});
  const {shop} = checkout.world;
  shop.says('/create', created(1, first));
  shop.says('/status1', stands(1, 'pending', first));
  shop.says('/status2', stands(2, 'pending', next));
  await checkout.open();
  await checkout.wait(3_000);
  shop.says('/status1', stands(1, 'attempt_failed', first));
  await checkout.wait(3_000);
  expect(checkout.screen).toBe('attempt-failed');
  shop.says('/create', created(2, next));
  return {checkout, shop};
}
