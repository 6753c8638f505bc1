import {describe, expect, it} from 'vitest';
import type {CheckoutOptions} from '../../src/server/index.js';
import {Shop} from './shop.js';

const MINUTE = 60_000;

async function paying(options: Partial<CheckoutOptions> = {}) {
  const shop = new Shop(options);
  const created = await shop.create();
  shop.gateway.invoices[0]!.status = 'COMPLETED';
  return {shop, created};
}

describe('onPaid', () => {
  it('is not called again when it resolved, whatever follows', async () => {
    const {shop, created} = await paying();
    await shop.webhook({invoice_id: 'inv1'});
    for (let hour = 0; hour < 80; hour += 1) {
      await shop.clock.advance(60 * MINUTE);
      await shop.server.reconcile();
      await shop.status(created);
    }
    expect(shop.paid).toHaveLength(1);
  });

  it('never runs twice at a time, however long it takes and whoever asks meanwhile', async () => {
    let running = 0;
    let most = 0;
    let calls = 0;
    let finish = () => {};
    const {shop} = await paying({
      onPaid: async () => {
        calls += 1;
        running += 1;
        most = Math.max(most, running);
        await new Promise<void>((resolve) => (finish = resolve));
        running -= 1;
      },
    });
    const other = new Shop({store: shop.store, onPaid: () => void (calls += 1)}, shop);
    const hook = String(shop.gateway.created.webhook_url);
    void shop.webhook({invoice_id: 'inv1'});
    await shop.clock.advance(1_000);
    for (let minute = 0; minute < 10; minute += 1) {
      await shop.clock.advance(MINUTE);
      await other.server.reconcile();
      void other.webhook({invoice_id: 'inv1', minute}, {}, hook);
      await shop.clock.advance(1_000);
    }
    expect([calls, most]).toEqual([1, 1]);
    finish();
    await shop.clock.advance(1_000);
    await other.server.reconcile();
    await other.quiet();
    expect(calls).toBe(1);
  });

  it('is called again with the same ref after it threw, later and later, until it resolves', async () => {
    const refs: string[] = [];
    const {shop, created} = await paying({
      onPaid: ({ref}) => {
        refs.push(ref);
        if (refs.length < 3) throw new Error('warehouse is closed');
      },
    });
    await shop.webhook({invoice_id: 'inv1'});
    expect((await shop.status(created)).status).toBe('succeeded');
    expect(refs).toHaveLength(1);
    await shop.server.reconcile();
    await shop.quiet();
    expect(refs).toHaveLength(1);
    for (let minute = 0; minute < 5; minute += 1) {
      await shop.clock.advance(MINUTE);
      await shop.server.reconcile();
      await shop.quiet();
    }
    expect(refs).toEqual([created.paymentId, created.paymentId, created.paymentId]);
    expect(shop.log).toContainEqual(expect.objectContaining({code: 'callback-failed', where: 'onPaid'}));
  });

  it('a status request also brings a delivery on its way that once failed', async () => {
    let calls = 0;
    const {shop, created} = await paying({
      onPaid: () => {
        calls += 1;
        if (calls === 1) throw new Error('no');
      },
    });
    await shop.webhook({invoice_id: 'inv1'});
    await shop.clock.advance(MINUTE);
    await shop.status(created);
    await shop.quiet();
    expect(calls).toBe(2);
  });

  it('is written down although the store stumbles just then', async () => {
    const base = new Shop();
    let failures = 0;
    const store = {
      ...base.store,
      write: (...args: Parameters<typeof base.store.write>) => {
        if (failures > 0) {
          failures -= 1;
          return Promise.reject(new Error('connection lost'));
        }
        return base.store.write(...args);
      },
    };
    let calls = 0;
    const shop = new Shop(
      {
        store,
        onPaid: () => {
          calls += 1;
          failures = 3;
        },
      },
      base,
    );
    await shop.create();
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    void shop.webhook({invoice_id: 'inv1'});
    await shop.clock.advance(10_000);
    await shop.clock.advance(2 * MINUTE);
    await shop.server.reconcile();
    await shop.quiet();
    expect(calls).toBe(1);
  });

  it('gets what a shop needs and nothing that opens a door', async () => {
    const {shop, created} = await paying();
    await shop.webhook({invoice_id: 'inv1'});
    expect(shop.paid).toEqual([
      {
        ref: created.paymentId,
        orderId: 'order-1',
        gateway: 'uddoktapay',
        amount: '200.00',
        currency: 'BDT',
        status: 'succeeded',
        reviews: [],
        gatewayIds: ['inv1'],
        createdAt: '2026-08-21T10:00:00.000Z',
        updatedAt: '2026-08-21T10:00:00.000Z',
      },
    ]);
  });
});

describe('onRefunded, onClosed, onReview', () => {
  it('a refund at the gateway is told once, after its webhook', async () => {
    const {shop, created} = await paying();
    await shop.webhook({invoice_id: 'inv1'});
    shop.gateway.invoices[0]!.status = 'REFUNDED';
    await shop.clock.advance(MINUTE);
    await shop.webhook({invoice_id: 'inv1', status: 'REFUNDED'});
    await shop.webhook({invoice_id: 'inv1', status: 'REFUNDED', again: true});
    expect((await shop.status(created)).status).toBe('refunded');
    expect([shop.paid.length, shop.refunded.length]).toEqual([1, 1]);
  });

  it('are optional', async () => {
    const {shop} = await paying({onReview: undefined as never, onClosed: undefined as never});
    shop.gateway.invoices[0]!.status = 'ERROR';
    expect((await shop.webhook({invoice_id: 'inv1'})).status).toBe(200);
  });

  it('a logger that throws changes nothing', async () => {
    const {shop, created} = await paying({
      onEvent: () => {
        throw new Error('log');
      },
      onError: () => {
        throw new Error('log');
      },
    });
    await shop.webhook({invoice_id: 'inv1'});
    expect((await shop.status(created)).status).toBe('succeeded');
  });
});
