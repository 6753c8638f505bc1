import {describe, expect, it} from 'vitest';
import type {SessionRecord} from '../../src/session/record.js';
import {byUrl, created, firstTryFailed, stands} from '../fakes/attempts.js';
import {Checkout, PAGE_URL} from '../fakes/checkout-harness.js';
import {json} from '../fakes/fake-shop.js';
import {FakeWorld} from '../fakes/fake-world.js';

/** A shop that makes payments with a function, and counts them. */
function maker() {
  const made = {count: 0};
  const createPayment = async () => {
    made.count += 1;
    return PAGE_URL;
  };
  return {made, source: {challenge: undefined, createPayment}};
}

describe('while "try again" has a new payment made', () => {
  it('a shopper who leaves can leave: the earlier payment’s last answer decides', async () => {
    const {checkout, shop} = await firstTryFailed();
    shop.says('/create', {kind: 'hang'});
    await checkout.tap('retry', 100);
    expect(checkout.screen).toBe('preparing');
    await checkout.tap('close');
    expect(checkout.opened?.leave).toBe('asking');
    await checkout.tap('leave', 10_000);

    expect(checkout.outcomes).toMatchObject([{kind: 'cancel', lastStatus: {status: 'attempt_failed'}}]);
  });

  it('the page can close it, and it is never a cancel', async () => {
    const {checkout, shop} = await firstTryFailed();
    shop.says('/create', {kind: 'hang'});
    await checkout.tap('retry', 100);
    void checkout.session.close();
    await checkout.wait(10_000);

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'unconfirmed'}]);
  });

  it('the earlier payment’s late success ends it, and nothing is paid twice', async () => {
    const {checkout, shop} = await firstTryFailed();
    shop.says('/create', {kind: 'hang'});
    await checkout.tap('retry', 100);
    shop.says('/status1', stands(1, 'succeeded'));
    await checkout.wait(15_000);

    expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'ord_1'}]);
    expect(checkout.world.clock.pending).toBe(0);
  });
});

describe('when the new payment cannot be made', () => {
  it('leaving ends in one outcome: there is an earlier payment to speak of', async () => {
    const {checkout, shop} = await firstTryFailed();
    shop.says('/create', json({}, 422));
    await checkout.tap('retry', 100);
    expect(checkout.screen).toBe('not-started');
    await checkout.tap('close', 100);

    expect(checkout.outcomes).toHaveLength(1);
  });

  it('because the gateway says no, a late success of the earlier one still counts', async () => {
    const {checkout, shop} = await firstTryFailed();
    shop.says('/create', json({error_code: 273, error_message: 'no'}));
    await checkout.tap('retry', 100);
    expect(checkout.errorCodes).toEqual(['payment-rejected']);
    expect(checkout.state.kind).toBe('open');
    shop.says('/status1', stands(1, 'succeeded'));
    await checkout.wait(60_000);

    expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'ord_1'}]);
  });
});

describe('with an earlier payment beside the one that is being paid', () => {
  it('money in hand at the earlier one is never told as a failure of the new one', async () => {
    const {checkout, shop} = await firstTryFailed();
    await checkout.tap('retry', 100);
    shop.says('/status1', stands(1, 'processing'));
    await checkout.wait(10_000);
    expect(checkout.screen).toBe('received');
    shop.says('/status2', stands(2, 'failed'));
    await checkout.wait(20_000);
    expect(checkout.screen).toBe('received');
    await checkout.tap('done', 100);

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'awaiting-confirmation'}]);
  });

  it('leaving asks about both: an earlier one that gives no answer is no reason for a cancel', async () => {
    const {checkout, shop} = await firstTryFailed();
    await checkout.tap('retry', 100);
    shop.says('/status1', json({}, 503));
    await checkout.tap('close');
    checkout.session.act({type: 'leave'});
    await checkout.answers();

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'unconfirmed'}]);
  });

  it('nor is one that says a word which nobody here understands', async () => {
    const {checkout, shop} = await firstTryFailed();
    await checkout.tap('retry', 100);
    shop.says('/status1', stands(1, 'gutgeschrieben'));
    await checkout.tap('close');
    checkout.session.act({type: 'leave'});
    await checkout.answers();

    expect(checkout.outcomes).toMatchObject([{kind: 'pending', reason: 'unconfirmed'}]);
  });

  it('payments without ids are told apart by where they are asked about', async () => {
    const checkout = new Checkout(byUrl);
    const {shop} = checkout.world;
    shop.says('/create', json({challenge: PAGE_URL, statusUrl: '/status1'}));
    shop.says('/status1', json({status: 'attempt_failed'}));
    shop.says('/status2', json({status: 'pending'}));
    await checkout.open();
    await checkout.wait(100);
    shop.says('/create', json({challenge: PAGE_URL, statusUrl: '/status2'}));
    await checkout.tap('retry', 100);
    expect(checkout.screen).toBe('page');
    shop.says('/status1', json({status: 'succeeded'}));
    await checkout.tap('close');
    checkout.session.act({type: 'leave'});
    await checkout.answers();

    expect(shop.askedFor('/status2')).toHaveLength(1);
    expect(checkout.outcomes).toMatchObject([{kind: 'success'}]);
  });

  it('REL-08: an answer to a create of before the reload does not take the new one’s place', async () => {
    const world = new FakeWorld();
    const {shop} = world;
    shop.says('/create', {kind: 'hang'});
    shop.says('/status1', stands(1, 'attempt_failed'));
    shop.says('/status2', stands(2, 'pending'));
    const record: SessionRecord = {
      version: 1,
      sid: 's',
      paymentId: 'ord_1',
      idempotencyKey: 'key-1',
      attempt: 1,
      startedAt: world.clock.date(),
    };
    const checkout = new Checkout({...(byUrl as object), statusUrl: '/status1'}, {world, record});
    checkout.session.resume();
    await checkout.wait(3_000);
    expect(checkout.screen).toBe('attempt-failed');
    shop.says('/create', ({init}) =>
      created(new Headers(init.headers).get('idempotency-key') === 'key-1' ? 1 : 2),
    );
    await checkout.tap('retry', 100);
    expect(checkout.screen).toBe('page');
    // The first key is repeated after its time limit.
    await checkout.wait(20_000);
    shop.says('/status2', stands(2, 'succeeded'));
    await checkout.wait(60_000);

    expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'ord_2'}]);
  });
});

describe('before a new payment is made', () => {
  it.each([
    ['a word that nobody understands', 'SETTLED_LATE', 'attempt-failed'],
    ['"the money went back"', 'refunded', 'ended'],
    ['"somebody must look at it"', 'needs_review', 'received'],
    ['"received"', 'processing', 'received'],
  ])('%s of the earlier one is no leave to make it', async (_name, word, screen) => {
    const {made, source} = maker();
    const checkout = new Checkout(source);
    checkout.server('attempt_failed');
    await checkout.open();
    await checkout.wait(100);
    checkout.server(word);
    await checkout.tap('retry', 100);

    expect(made.count).toBe(1);
    expect(checkout.screen).toBe(screen);
  });
});

it('an endpoint that refuses to tell of the second try is told of, although the first one’s answers', async () => {
  const {checkout, shop} = await firstTryFailed();
  shop.says('/status2', json({}, 404));
  await checkout.tap('retry', 100);
  for (let waited = 0; waited < 6; waited += 1) await checkout.wait(10_000);

  expect(checkout.errorCodes).toContain('status-denied');
  expect(checkout.opened?.screen).toMatchObject({name: 'unclear', reason: 'status-denied'});
});
