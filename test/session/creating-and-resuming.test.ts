import {describe, expect, it} from 'vitest';
import {PayError} from '../../src/errors.js';
import type {SessionRecord} from '../../src/session/record.js';
import {readHandle, readRecord} from '../../src/session/resume.js';
import {Checkout, PAGE_URL, UPI_LINK} from '../fakes/checkout-harness.js';
import {json} from '../fakes/fake-shop.js';
import {FakeStorage, FakeWindow, FakeWorld} from '../fakes/fake-world.js';

const byUrl = {
  challenge: undefined,
  createUrl: '/create',
  order: {orderId: '7'},
  statusUrl: undefined,
  paymentId: undefined,
} as never;
const answer = {
  challenge: PAGE_URL,
  paymentId: 'ord_7',
  statusUrl: '/status',
  statusToken: 'secret-token-1234',
};

describe('creating a payment', () => {
  it('posts the order with an idempotency key and follows the answer', async () => {
    const checkout = new Checkout(byUrl);
    checkout.world.shop.says('/create', json(answer));
    await checkout.open();
    await checkout.wait(10);

    const [create] = checkout.world.shop.askedFor('/create');
    expect(JSON.parse(String(create?.init.body))).toEqual({orderId: '7'});
    expect(new Headers(create?.init.headers).get('idempotency-key')).toBeTruthy();
    const [status] = checkout.world.shop.askedFor('/status');
    expect(new Headers(status?.init.headers).get('authorization')).toBe('Bearer secret-token-1234');
    expect(status?.url).toBe('https://shop.example/status');
  });

  it('a create that timed out is unknown: the same key is tried again', async () => {
    const checkout = new Checkout(byUrl);
    checkout.world.shop.says('/create', {kind: 'hang'});
    await checkout.open();
    await checkout.wait(20_500);
    checkout.world.shop.says('/create', json(answer));
    await checkout.wait(1_500);

    const keys = checkout.world.shop
      .askedFor('/create')
      .map(({init}) => new Headers(init.headers).get('idempotency-key'));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(checkout.screen).toBe('page');
  });

  it('REL-03: if it fails, the window is closed again and the shopper can try again', async () => {
    const checkout = new Checkout(byUrl);
    checkout.world.shop.says('/create', json({error: 'nope'}, 422));
    const held = new FakeWindow();
    checkout.session.open(held);
    await checkout.wait(10);

    expect(held.closed).toBe(true);
    expect(checkout.errorCodes).toEqual(['create-failed']);
    expect(checkout.opened?.screen).toMatchObject({name: 'not-started', canRetry: true});
    checkout.world.shop.says('/create', json(answer));
    await checkout.tap('retry', 10);
    expect(checkout.screen).toBe('page');
  });

  it('left after that, the promise is rejected, once, and no outcome fires', async () => {
    const checkout = new Checkout(byUrl);
    checkout.world.shop.says('/create', json({}, 400));
    await checkout.open();
    await checkout.wait(10);
    await checkout.tap('close');

    await expect(checkout.session.ended).rejects.toMatchObject({code: 'create-failed', fatal: true});
    expect(checkout.outcomes).toEqual([]);
    expect(checkout.errorCodes).toEqual(['create-failed']);
  });

  it('a gateway that said no is told as such', async () => {
    const checkout = new Checkout({...(byUrl as object), gateway: 'rumbapay', statusUrl: '/status'});
    checkout.world.shop.says(
      '/create',
      json({error_code: 273, error_message: 'Invalid adapter route configuration'}, 400),
    );
    await checkout.open();
    await checkout.wait(10);

    await expect(checkout.session.ended).rejects.toMatchObject({code: 'payment-rejected'});
  });

  it('SEC-01: a status URL of another origin is refused', async () => {
    const checkout = new Checkout(byUrl);
    checkout.world.shop.says('/create', json({...answer, statusUrl: 'https://evil.example/status'}));
    await checkout.open();
    await checkout.wait(10);

    await expect(checkout.session.ended).rejects.toBeInstanceOf(PayError);
    expect(checkout.world.shop.asked.every(({url}) => url.startsWith('https://shop.example/'))).toBe(true);
  });

  it('an own function gets key, attempt and signal; what it throws is kept as the cause', async () => {
    const cause = new Error('no stock');
    const asked: unknown[] = [];
    const checkout = new Checkout({
      challenge: undefined,
      createPayment: async ({idempotencyKey, attempt, signal}) => {
        asked.push([typeof idempotencyKey, attempt, signal.aborted]);
        throw cause;
      },
    });
    await checkout.open();
    await checkout.wait(10);

    expect(asked).toEqual([['string', 1, false]]);
    expect(checkout.errors[0]?.cause).toBe(cause);
  });

  it.each([
    ['no way to pay', {challenge: undefined}, 'challenge'],
    ['no status source', {statusUrl: undefined}, 'status-url'],
    ['a status URL that is none', {statusUrl: 'https://[bad'}, 'status-url'],
    ['a broken amount', {amount: {value: '1,00', currency: 'INR'}}, 'amount'],
    ['a broken currency', {amount: {value: '1', currency: 'RUPEES'}}, 'currency'],
    ['a broken expiry', {expiresAt: 'soon'}, 'expires-at'],
  ])('config-invalid at once: %s', async (_name, source, field) => {
    const checkout = await new Checkout(source as never).open();
    await expect(checkout.session.ended).rejects.toMatchObject({code: 'config-invalid', field, fatal: true});
    expect(checkout.errors).toHaveLength(1);
  });
});

describe('after a reload', () => {
  const record: SessionRecord = {
    version: 1,
    sid: 's1',
    paymentId: 'ord_7',
    idempotencyKey: 'key-1',
    attempt: 1,
    startedAt: Date.UTC(2026, 7, 21, 9, 58, 0),
  };

  it('REL-08: goes straight to confirming, and asks', async () => {
    const checkout = new Checkout({}, {record});
    checkout.session.resume();
    await checkout.wait(10);

    expect(checkout.opened?.screen).toMatchObject({name: 'confirming', why: 'resumed', canGoBack: true});
    expect(checkout.world.shop.askedFor('/status')).toHaveLength(1);
    expect(checkout.world.windows.opened).toEqual([]);
    await checkout.tap('back');
    expect(checkout.opened?.screen).toMatchObject({name: 'page'});
  });

  it('never calls createPayment again', async () => {
    let calls = 0;
    const checkout = new Checkout(
      {
        challenge: undefined,
        createPayment: async () => {
          calls += 1;
          return PAGE_URL;
        },
      },
      {record},
    );
    checkout.session.resume();
    checkout.server('succeeded');
    await checkout.wait(3_000);

    expect(calls).toBe(0);
    expect(checkout.outcomes.map(({kind}) => kind)).toEqual(['success']);
  });

  it('repeats create-url with the same key', async () => {
    const world = new FakeWorld();
    world.shop.says('/create', json({...answer, challenge: UPI_LINK}));
    world.shop.says('/status', json({id: 'ord_7', status: 'pending'}));
    const checkout = new Checkout(byUrl, {record, world});
    checkout.session.resume();
    await checkout.wait(10);

    expect(new Headers(world.shop.askedFor('/create')[0]?.init.headers).get('idempotency-key')).toBe('key-1');
    expect(checkout.opened?.screen).toMatchObject({name: 'confirming', canGoBack: true});
  });

  it('a handle of the return route names the payment and the token', async () => {
    const checkout = new Checkout({paymentId: undefined, statusUrl: '/status/{paymentId}'} as never);
    checkout.world.shop.says('/status/ref%2D9', json({}));
    checkout.world.shop.says('/status/ref9', json({id: 'ref9', status: 'succeeded'}));
    checkout.session.resume({paymentId: 'ref9', statusToken: 'tok_0123456789abcdef'});
    await checkout.wait(10);

    expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'ref9'}]);
    const [asked] = checkout.world.shop.askedFor('/status/ref9');
    expect(new Headers(asked?.init.headers).get('authorization')).toBe('Bearer tok_0123456789abcdef');
  });

  it('SEC-23: a record that was tampered with is no record', () => {
    const now = record.startedAt + 1_000;
    const read = (text: string) => {
      const storage = new FakeStorage();
      storage.set('pay-checkout:session:k', text);
      return readRecord(storage, 'k', now);
    };
    expect(read(JSON.stringify(record))).toEqual(record);
    for (const text of [
      'nonsense',
      '[]',
      'null',
      JSON.stringify({...record, version: 2}),
      JSON.stringify({...record, startedAt: 'now'}),
      JSON.stringify({...record, startedAt: now - 2 * 86_400_000}),
      JSON.stringify({...record, sid: {}}),
      'x'.repeat(10_000),
    ]) {
      expect(read(text)).toBeUndefined();
    }
    expect(read(JSON.stringify({...record, statusUrl: 'https://evil.example'}))).toEqual(record);
  });

  it('reads the handle in the fragment and leaves the rest of it', () => {
    expect(readHandle('#pay=ref_1.abcdefghijklmnop')).toEqual({
      handle: {paymentId: 'ref_1', statusToken: 'abcdefghijklmnop'},
      rest: '',
    });
    expect(readHandle('#/cart&pay=ref_1.abcdefghijklmnop&x=1')?.rest).toBe('#/cart&x=1');
    for (const hash of [
      '',
      '#pay=',
      '#pay=ref',
      '#pay=../x.abcdefghijklmnop',
      '#repay=ref_1.abcdefghijklmnop',
    ]) {
      expect(readHandle(hash)).toBeUndefined();
    }
  });
});
