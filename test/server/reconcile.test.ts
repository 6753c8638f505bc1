import {describe, expect, it} from 'vitest';
import {dueAt} from '../../src/server/schedule.js';
import {aPayment} from './a-payment.js';
import {Shop} from './shop.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

describe('reconcile (SEC-88)', () => {
  it('finds a payment whose webhooks were all lost', async () => {
    const shop = new Shop();
    const created = await shop.create();
    shop.gateway.invoices[0]!.status = 'PENDING';
    await shop.comeBack('?invoice_id=inv1');
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    expect(await shop.server.reconcile()).toEqual({checked: 0, failed: 0});
    await shop.clock.advance(15 * MINUTE + 1_000);
    expect(await shop.server.reconcile()).toEqual({checked: 1, failed: 0});
    await shop.quiet();
    expect(shop.paid).toHaveLength(1);
    expect((await shop.status(created)).status).toBe('succeeded');
    await shop.clock.advance(DAY);
    expect(await shop.server.reconcile()).toEqual({checked: 0, failed: 0});
  });

  it('asks with growing gaps, for three days, or thirty where a person must confirm', () => {
    const rules = {canAsk: true, hasHandler: () => true};
    for (const [state, days] of [
      ['pending', 3],
      ['attempt_failed', 3],
      ['failed', 3],
      ['processing', 30],
    ] as const) {
      let payment = aPayment({state, createdAt: 1, askedAt: 1, done: {closed: 1}});
      const times: number[] = [];
      for (;;) {
        const next = dueAt(payment, rules);
        if (next === undefined) break;
        times.push(next);
        payment = {...payment, askedAt: next, answeredAt: next};
      }
      const gaps = times.map((time, i) => time - (times[i - 1] ?? 1));
      expect(gaps[0]).toBe(15 * MINUTE);
      expect(gaps).toEqual([...gaps].sort((a, b) => a - b));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(6 * 60 * MINUTE);
      expect(times.at(-1)).toBeGreaterThan((days - 1) * DAY);
      expect(times.at(-1)).toBeLessThanOrEqual(days * DAY);
      expect(times.length).toBeLessThan(150);
    }
  });

  it('leaves alone what nobody can be asked about', async () => {
    const shop = new Shop();
    await shop.create();
    await shop.clock.advance(DAY);
    expect(await shop.server.reconcile()).toEqual({checked: 0, failed: 0});
    expect(shop.gateway.asked('verify-payment')).toHaveLength(0);
  });

  it('counts what failed and comes back to it', async () => {
    const shop = new Shop();
    await shop.create();
    shop.gateway.trick = ({url}) =>
      url.pathname.endsWith('verify-payment') ? new Response('', {status: 502}) : undefined;
    await shop.webhook({invoice_id: 'inv1'});
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.clock.advance(MINUTE + 1_000);
    expect(await shop.server.reconcile()).toEqual({checked: 1, failed: 1});
    shop.gateway.trick = undefined;
    expect(await shop.server.reconcile()).toEqual({checked: 0, failed: 0});
    await shop.clock.advance(MINUTE + 1_000);
    expect(await shop.server.reconcile()).toEqual({checked: 1, failed: 0});
    await shop.quiet();
    expect(shop.paid).toHaveLength(1);
  });

  it('a hint that leads nowhere is followed less and less, and not for ever', async () => {
    const shop = new Shop();
    await shop.create();
    await shop.comeBack('?invoice_id=bogus');
    const asked = () => shop.gateway.asked('verify-payment').length;
    for (let minute = 0; minute < 24 * 60; minute += 1) {
      await shop.clock.advance(MINUTE);
      await shop.server.reconcile();
    }
    expect(asked()).toBeLessThan(60);
    for (let day = 0; day < 10; day += 1) {
      await shop.clock.advance(DAY);
      await shop.server.reconcile();
    }
    const before = asked();
    await shop.clock.advance(30 * DAY);
    await shop.server.reconcile();
    expect(asked()).toBe(before);
  }, 20_000);

  it('ids that nobody knows do not hide the one that waits for approval', async () => {
    const shop = new Shop();
    const created = await shop.create();
    shop.gateway.invoices[0]!.status = 'PENDING';
    await shop.comeBack('?invoice_id=inv1');
    for (let i = 0; i < 12; i += 1) {
      await shop.comeBack(`?invoice_id=bogus${i}`);
      await shop.clock.advance(MINUTE);
    }
    expect((await shop.status(created)).status).toBe('processing');
    shop.gateway.invoices[0]!.status = 'COMPLETED';
    await shop.clock.advance(20 * MINUTE);
    await shop.server.reconcile();
    await shop.quiet();
    expect(shop.paid).toHaveLength(1);
  });

  it('goes on asking about money that was held: the right payment may still come', async () => {
    const shop = new Shop();
    const created = await shop.create();
    Object.assign(shop.gateway.invoices[0]!, {status: 'COMPLETED', charged: '1.00'});
    await shop.comeBack('?invoice_id=inv1');
    expect((await shop.status(created)).status).toBe('needs_review');
    delete shop.gateway.invoices[0]!.charged;
    await shop.clock.advance(20 * MINUTE);
    await shop.server.reconcile();
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('succeeded');
    expect(shop.paid).toHaveLength(1);
  });

  it('does as much at a time as it is told', async () => {
    const shop = new Shop();
    for (let i = 1; i <= 7; i += 1) {
      await shop.create({orderId: `order-${i}`});
      shop.gateway.invoices[i - 1]!.status = 'PENDING';
      await shop.comeBack(`?invoice_id=inv${i}`);
    }
    await shop.clock.advance(15 * MINUTE + 1_000);
    expect(await shop.server.reconcile({limit: 4})).toEqual({checked: 4, failed: 0});
    expect(await shop.server.reconcile({limit: 4})).toEqual({checked: 3, failed: 0});
    expect(await shop.server.reconcile({signal: AbortSignal.abort()})).toEqual({checked: 0, failed: 0});
  });
});
