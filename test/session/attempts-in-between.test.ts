import {describe, expect, it} from 'vitest';
import {byUrl, firstTryFailed, stands} from '../fakes/attempts.js';
import {Checkout, PAGE_URL} from '../fakes/checkout-harness.js';

describe('what an earlier try says while a new one is made, or after it', () => {
  it('neither takes the new one’s place nor lets a third begin', async () => {
    const {checkout, shop} = await firstTryFailed();
    shop.says('/create', {kind: 'hang'});
    const before = shop.askedFor('/create').length;
    await checkout.tap('retry', 100);
    expect(checkout.screen).toBe('preparing');
    await checkout.wait(6_000);
    expect(checkout.screen).toBe('preparing');

    await checkout.tap('retry', 100);

    expect(shop.askedFor('/create').length - before).toBe(1);
  });

  it('whoever has paid the second one is never told that nothing was paid', async () => {
    const made: ((answer: unknown) => void)[] = [];
    const answer = (n: number) =>
      made[n - 1]?.({challenge: PAGE_URL, paymentId: `ord_${n}`, statusUrl: `/status${n}`});
    const createPayment = () => new Promise((resolve) => made.push(resolve));
    const checkout = new Checkout({...(byUrl as object), createUrl: undefined, createPayment} as never);
    const {shop} = checkout.world;
    for (const n of [1, 2, 3]) shop.says(`/status${n}`, stands(n, n === 1 ? 'attempt_failed' : 'pending'));
    await checkout.open();
    answer(1);
    await checkout.wait(3_000);
    expect(checkout.screen).toBe('attempt-failed');
    await checkout.tap('retry', 100);
    await checkout.wait(5_000);
    // once more, in haste
    await checkout.tap('retry', 100);
    answer(2);
    await checkout.wait(500);
    expect(checkout.screen).toBe('page');
    shop.says('/status2', stands(2, 'succeeded'));
    answer(3);
    await checkout.wait(200);

    await checkout.tap('close');
    checkout.session.act({type: 'leave'});
    await checkout.answers();

    expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'ord_2'}]);
  });

  it('does not silence the new one for having been confirmed once, and failed', async () => {
    const {checkout, shop} = await firstTryFailed();
    shop.says('/status1', stands(1, 'processing'));
    await checkout.wait(10_000);
    expect(checkout.screen).toBe('received');
    shop.says('/status1', stands(1, 'failed'));
    await checkout.wait(60_000);
    expect(checkout.screen).toBe('ended');
    await checkout.tap('retry', 100);
    expect(checkout.screen).toBe('page');

    shop.says('/status2', stands(2, 'failed'));
    await checkout.wait(300_000);

    expect(checkout.screen).toBe('ended');
  });

  it('hides the failure of the new one only as long as its own money is in hand', async () => {
    const {checkout, shop} = await firstTryFailed();
    await checkout.tap('retry', 100);
    shop.says('/status1', stands(1, 'processing'));
    await checkout.wait(10_000);
    expect(checkout.screen).toBe('received');

    shop.says('/status1', stands(1, 'failed'));
    shop.says('/status2', stands(2, 'failed'));
    for (let waited = 0; waited < 30; waited += 1) await checkout.wait(10_000);

    expect(checkout.screen).toBe('ended');
  });
});
