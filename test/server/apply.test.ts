import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {PaymentStatus} from '../../src/input/status.js';
import {STATUS_WORDS} from '../../src/input/status.js';
import type {Observation, Payment} from '../../src/server/index.js';
import {apply} from '../../src/server/index.js';
import {isPaid, statusOf} from '../../src/server/payment.js';
import {answer, aPayment} from './a-payment.js';

const numRuns = Number(process.env.FC_RUNS ?? 300);

const see = (payment: Payment, ...seen: (PaymentStatus | Observation)[]) =>
  seen.reduce<Payment>((p, one) => apply(p, 'at' in one ? one : {status: one, at: 1}), payment);

describe('apply: money that matches', () => {
  it('is paid, once, whatever comes after', () => {
    const paid = see(aPayment(), answer('succeeded'));
    expect([paid.state, paid.hold, paid.seq]).toEqual(['succeeded', undefined, 2]);
    expect(see(paid, answer('succeeded'), answer('pending'), answer('failed'), answer('expired'))).toBe(paid);
  });

  it.each([
    'failed',
    'cancelled',
    'expired',
    'attempt_failed',
    'processing',
  ] as const)('is believed after %s: a late authorisation (SEC-85)', (word) => {
    const before = see(aPayment(), answer(word));
    expect(before.state).toBe(word);
    expect(isPaid(see(before, answer('succeeded')))).toBe(true);
  });

  it('is refunded at most, and never paid again by the same payment of the gateway’s', () => {
    const refunded = see(aPayment(), answer('succeeded'), answer('refunded'));
    expect(refunded.state).toBe('refunded');
    expect(see(refunded, answer('succeeded'))).toBe(refunded);
  });

  it('counts however its amount and currency are written', () => {
    expect(isPaid(see(aPayment(), answer('succeeded', {amount: '200.000', currency: 'bdt'})))).toBe(true);
  });

  it('is not hidden by another attempt that failed or waits', () => {
    const other = {ids: {gateway: 'T2', order: 'p_1'}};
    const payment = see(aPayment(), answer('failed'), answer('processing', other));
    expect(payment.state).toBe('processing');
    expect(isPaid(see(payment, answer('succeeded', other)))).toBe(true);
  });
});

describe('apply: money that does not match is held for review (SEC-83)', () => {
  it.each([
    ['₹1 for ₹200', answer('succeeded', {amount: '1'}), 'amount-mismatch'],
    ['a paisa too little', answer('succeeded', {amount: '199.99'}), 'amount-mismatch'],
    ['too much', answer('succeeded', {amount: '200.01'}), 'amount-mismatch'],
    ['dollars for taka', answer('succeeded', {currency: 'USD'}), 'currency-mismatch'],
    [
      'no amount said',
      {status: 'succeeded', ids: {gateway: 'T1', order: 'p_1'}, currency: 'BDT'},
      'amount-mismatch',
    ],
    [
      'no currency said',
      {status: 'succeeded', ids: {gateway: 'T1', order: 'p_1'}, amount: '200'},
      'currency-mismatch',
    ],
    ['success beside an error', answer('needs_review'), 'doubtful'],
  ] as const)('%s', (_, status, reason) => {
    const payment = see(aPayment(), status as PaymentStatus);
    expect([payment.state, payment.hold, statusOf(payment)]).toEqual(['succeeded', reason, 'needs_review']);
  });

  it.each([
    ['another order', answer('succeeded', {ids: {gateway: 'T1', order: 'p_2'}}), 'order-mismatch'],
    ['no order at all', answer('succeeded', {ids: {gateway: 'T1'}}), 'unbound'],
    ['an id of another payment', {status: answer('succeeded'), boundTo: 'p_2', at: 1}, 'foreign-payment'],
  ] as const)('%s: not even paid, and looked at by a person', (_, seen, reason) => {
    const payment = see(aPayment(), seen as PaymentStatus | Observation);
    expect([payment.state, payment.hold, payment.attempts]).toEqual(['pending', reason, []]);
  });

  it('of another gateway order or another payment than the one created is foreign', () => {
    const rumba = aPayment({ids: {gateway: 'R1'}});
    expect(see(rumba, answer('succeeded', {ids: {gateway: 'R2', order: 'p_1'}})).hold).toBe(
      'foreign-payment',
    );
    const razor = aPayment({ids: {gateway: 'pay_1', gatewayOrder: 'order_1'}});
    const other = {ids: {gateway: 'pay_2', gatewayOrder: 'order_2'}};
    expect(see(razor, answer('succeeded', other)).hold).toBe('foreign-payment');
    const second = {ids: {gateway: 'pay_2', gatewayOrder: 'order_1'}};
    expect(isPaid(see(razor, answer('succeeded', second)))).toBe(true);
  });

  it('second payment on an order that was paid before (SEC-86)', () => {
    const late = see(aPayment(), {status: answer('succeeded'), boundTo: 'p_1', orderPaidBy: 'p_0', at: 1});
    expect([statusOf(late), late.hold]).toEqual(['needs_review', 'second-payment']);
  });

  it('second payment at the gateway for one of ours: the first stands, the second is for a person', () => {
    const both = see(
      aPayment(),
      answer('succeeded'),
      answer('succeeded', {ids: {gateway: 'T2', order: 'p_1'}}),
    );
    expect([isPaid(both), both.reviews]).toEqual([true, ['second-payment']]);
  });

  it('a right payment after a wrong one is paid; the wrong one stays on the list', () => {
    const wrong = answer('succeeded', {amount: '1', ids: {gateway: 'T0', order: 'p_1'}});
    const payment = see(aPayment(), wrong, answer('succeeded'));
    expect([isPaid(payment), payment.reviews]).toEqual([true, ['amount-mismatch']]);
  });
});

describe('apply: what changes nothing', () => {
  it.each([
    ['an unknown word', answer('pending', {unknownWord: 'underpaid'})],
    ['an unknown word for a payment of ours', answer('succeeded', {unknownWord: 'paid_maybe'})],
    ['a foreign failure', answer('failed', {ids: {gateway: 'T1', order: 'p_2'}})],
    ['a failure with a foreign amount', answer('failed', {amount: '5'})],
    ['a foreign refund', answer('refunded', {ids: {gateway: 'T1', order: 'p_2'}})],
  ])('%s', (_, status) => {
    const payment = aPayment();
    expect(apply(payment, {status, at: 1})).toBe(payment);
  });
});

describe('apply is a join (SEC-85, invariant 22)', () => {
  const statuses = fc.record(
    {
      status: fc.constantFrom(...STATUS_WORDS),
      ids: fc.record({
        gateway: fc.constantFrom('T1', 'T2', 'T3'),
        order: fc.constantFrom('p_1', '7', 'p_9', undefined),
      }),
      amount: fc.constantFrom('200', '200.000', '1', undefined),
      currency: fc.constantFrom('BDT', 'bdt', 'INR', undefined),
      unknownWord: fc.constantFrom(undefined, undefined, 'odd'),
    },
    {requiredKeys: ['status', 'ids']},
  ) as fc.Arbitrary<PaymentStatus>;
  const observations = fc.record(
    {
      status: statuses,
      boundTo: fc.constantFrom(undefined, 'p_1', 'p_2'),
      orderPaidBy: fc.constantFrom(undefined, 'p_1', 'p_0'),
      at: fc.nat(),
    },
    {requiredKeys: ['status', 'at']},
  ) as fc.Arbitrary<Observation>;
  const facts = ({seq: _, updatedAt: __, ...rest}: Payment) => rest;

  it('every permutation and duplication of the same answers ends in the same state', () => {
    const shuffled = fc
      .array(observations, {maxLength: 8})
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], {minLength: list.length * 2})),
      );
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        expect(facts(see(aPayment(), ...mixed))).toEqual(facts(see(aPayment(), ...list)));
      }),
      {numRuns},
    );
  });

  it('each step is forward: nothing verified is forgotten, and paid ends only in refunded or a review', () => {
    fc.assert(
      fc.property(fc.array(observations, {maxLength: 10}), (list) => {
        list.reduce((payment, seen) => {
          const next = apply(payment, seen);
          expect(next.reviews).toEqual(expect.arrayContaining([...payment.reviews]));
          expect(next.attempts.length).toBeGreaterThanOrEqual(payment.attempts.length);
          expect(next.seq).toBeGreaterThanOrEqual(payment.seq);
          if (payment.state === 'succeeded') expect(['succeeded', 'refunded']).toContain(next.state);
          if (payment.state === 'failed')
            expect(['pending', 'attempt_failed', 'expired']).not.toContain(next.state);
          return next;
        }, aPayment());
      }),
      {numRuns},
    );
  });

  it('no way to paid without an answer that matches id, amount and currency (invariant 23)', () => {
    const matches = ({status, boundTo, orderPaidBy}: Observation) =>
      status.status === 'succeeded' &&
      status.unknownWord === undefined &&
      (status.ids?.order === 'p_1' || status.ids?.order === '7') &&
      Number(status.amount) === 200 &&
      status.currency?.toUpperCase() === 'BDT' &&
      boundTo !== 'p_2' &&
      orderPaidBy !== 'p_0';
    fc.assert(
      fc.property(fc.array(observations, {maxLength: 8}), (list) => {
        if (isPaid(see(aPayment(), ...list))) expect(list.some(matches)).toBe(true);
      }),
      {numRuns},
    );
  });

  it('whatever was lost: once the last answer of a real course is heard, the end is the same', () => {
    const words = ['pending', 'attempt_failed', 'processing', 'failed', 'succeeded', 'refunded'] as const;
    const course = fc.subarray([...words], {minLength: 1});
    fc.assert(
      fc.property(course, fc.infiniteStream(fc.boolean()), (all, keep) => {
        const [last] = all.slice(-1);
        const heard = all.filter((word) => word === last || keep.next().value);
        const end = see(aPayment(), ...heard.map((word) => answer(word)));
        expect(end.state).toBe(see(aPayment(), ...all.map((word) => answer(word))).state);
      }),
      {numRuns},
    );
  });
});
