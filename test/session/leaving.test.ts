import {describe, expect, it} from 'vitest';
import {Checkout} from '../fakes/checkout-harness.js';
import {json} from '../fakes/fake-shop.js';

describe('leaving while a payment is open', () => {
  it('REL-07: asks first, and keeps waiting if the shopper stays', async () => {
    const checkout = await new Checkout().open();
    await checkout.tap('close');
    expect(checkout.opened?.leave).toBe('asking');
    await checkout.tap('stay');
    expect(checkout.opened?.leave).toBe('no');
    expect(checkout.outcomes).toEqual([]);
  });

  it.each([
    'pending',
    'attempt_failed',
    'cancelled',
  ])('is a cancel after a last answer of %s', async (word) => {
    const checkout = await new Checkout().open();
    checkout.server(word);
    await checkout.tap('close');
    await checkout.tap('leave', 100);

    expect(checkout.outcomes).toEqual([
      {kind: 'cancel', paymentId: 'ord_7', lastStatus: expect.objectContaining({status: word})},
    ]);
    expect(checkout.opened).toBeUndefined();
  });

  it('is a success when the last answer says so: a cancel is refused because it was paid', async () => {
    const checkout = await new Checkout().open();
    await checkout.tap('close');
    checkout.server('succeeded');
    await checkout.tap('leave', 100);

    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it.each([
    ['processing', 'awaiting-confirmation'],
    ['needs_review', 'needs-review'],
    ['expired', 'unconfirmed'],
  ])('is pending after %s', async (word, reason) => {
    const checkout = await new Checkout().open();
    await checkout.tap('close');
    checkout.server(word);
    await checkout.tap('leave', 100);

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason}]);
  });

  it.each([
    ['no answer in three seconds', {kind: 'hang'} as const],
    ['a broken line', {kind: 'network'} as const],
    ['an answer about another payment', json({id: 'ord_8', status: 'pending'})],
    ['a word that nobody understands', json({id: 'ord_7', status: 'PAID_I_THINK'})],
    ['a page of HTML', {kind: 'text', body: '<html>'} as const],
  ])('is pending, unconfirmed, after %s', async (_name, reply) => {
    const checkout = await new Checkout().open();
    await checkout.tap('close');
    checkout.world.shop.says('/status', reply);
    await checkout.tap('leave', 3_100);

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'unconfirmed', paymentId: 'ord_7'}]);
  });

  it('during the last check after the grace it takes three seconds at most', async () => {
    const checkout = await new Checkout().open();
    await checkout.wait(15 * 60_000 + 59_000);
    checkout.world.shop.says('/status', {kind: 'hang'});
    await checkout.wait(1_500);
    await checkout.tap('close');
    await checkout.tap('leave', 3_100);

    expect(checkout.outcomes).toMatchObject([{kind: 'pending'}]);
    expect(checkout.opened).toBeUndefined();
  });

  it('closed by the page, it is never a cancel', async () => {
    const checkout = await new Checkout().open();
    const closed = checkout.session.close();
    await checkout.wait(100);
    await closed;

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'unconfirmed'}]);
  });

  it('tells the merchant’s backend to void what was cancelled', async () => {
    const checkout = new Checkout({
      challenge: {challenge: 'https://pay.example/x', cancelUrl: '/cancel'},
    });
    checkout.world.shop.says('/cancel', json({}));
    await checkout.open();
    await checkout.tap('close');
    await checkout.tap('leave', 100);

    expect(checkout.outcomes[0]?.kind).toBe('cancel');
    expect(checkout.world.shop.askedFor('/cancel')).toHaveLength(1);
  });

  it('REL-07: asks only after that: what the backend learns by voiding is the last answer', async () => {
    const checkout = new Checkout({
      challenge: {challenge: 'https://pay.example/x', cancelUrl: '/cancel'},
    });
    checkout.world.shop.says('/cancel', () => {
      checkout.server('succeeded');
      return json({});
    });
    await checkout.open();
    await checkout.tap('close');
    await checkout.tap('leave', 100);

    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it('does not wait for a backend that hangs at voiding', async () => {
    const checkout = new Checkout({
      challenge: {challenge: 'https://pay.example/x', cancelUrl: '/cancel'},
    });
    checkout.world.shop.says('/cancel', {kind: 'hang'});
    await checkout.open();
    await checkout.tap('close');
    await checkout.tap('leave', 3_100);

    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['cancel']);
  });

  it('starts nothing anew when a success comes while the backend voids', async () => {
    const checkout = new Checkout({
      challenge: {challenge: 'https://pay.example/x', cancelUrl: '/cancel'},
    });
    checkout.world.shop.says('/cancel', {kind: 'hang'});
    await checkout.open();
    await checkout.tap('close');
    await checkout.tap('leave');
    checkout.server('succeeded');
    await checkout.wait(10_000);

    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
    expect(checkout.world.clock.pending).toBe(0);
    expect(checkout.world.shop.inFlight).toBe(0);
  });

  it('voids nothing when the page closes it: nobody said so', async () => {
    const checkout = new Checkout({
      challenge: {challenge: 'https://pay.example/x', cancelUrl: '/cancel'},
    });
    await checkout.open();
    const closed = checkout.session.close();
    await checkout.wait(100);
    await closed;

    expect(checkout.world.shop.askedFor('/cancel')).toHaveLength(0);
  });

  it('leaves nothing behind: no timer, no request, no listener, no record', async () => {
    const checkout = await new Checkout().open();
    await checkout.tap('close');
    await checkout.tap('leave', 100);

    expect(checkout.world.clock.pending).toBe(0);
    expect(checkout.world.shop.inFlight).toBe(0);
    expect(checkout.world.listeners).toBe(0);
    expect(checkout.world.storage.items.size).toBe(0);
  });

  it('REL-33: removed from the document it falls silent', async () => {
    const checkout = await new Checkout().open();
    checkout.server('succeeded');
    checkout.session.detach();
    await checkout.wait(60_000);

    expect(checkout.outcomes).toEqual([]);
    await expect(checkout.session.ended).rejects.toMatchObject({name: 'AbortError'});
    expect(checkout.world.clock.pending).toBe(0);
    expect(checkout.world.windows.live).toHaveLength(1);
  });
});
