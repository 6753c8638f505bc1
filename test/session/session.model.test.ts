import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {isFinal} from '../../src/session/reduce-first.js';
import {Checkout, UPI_LINK} from '../fakes/checkout-harness.js';
import {challenge, command, server, WORDS} from '../fakes/commands.js';
import {json} from '../fakes/fake-shop.js';
import {Trial} from '../fakes/trial.js';

const RUNS = Number(process.env.FC_RUNS ?? 1_000);

const giving = (body: unknown) => () => body;

/** Bodies that a merchant's own function may hand over, and that bite whoever looks at them. */
const hostileBody = fc.constantFrom<() => unknown>(
  () => new Proxy({}, {get: biteAway, has: bite, ownKeys: bite, getPrototypeOf: bite}),
  () => new Proxy({id: 'ord_7', status: 'succeeded'}, {get: biteAway}),
  () =>
    Object.defineProperty({id: 'ord_7'}, 'status', {
      enumerable: true,
      get: bite,
    }),
  () => Object.create({id: 'ord_7', status: 'succeeded'}),
  () => JSON.parse('{"__proto__": {"id": "ord_7", "status": "succeeded"}}'),
  () => ({id: {toString: () => 'ord_7'}, status: {toString: () => 'succeeded'}}),
);

function bite(): never {
  throw new Error('bitten');
}

/** But a promise may look whether it is one. */
const biteAway = (_: object, name: string | symbol) => (name === 'then' ? undefined : bite());

describe('every order of faults, taps and wake-ups', () => {
  it('keeps the invariants 1 to 6, 8 to 12, 15, 19 and 20', async () => {
    await fc.assert(
      fc.asyncProperty(
        challenge,
        fc.boolean(),
        fc.boolean(),
        fc.array(command, {maxLength: 40}),
        async (given, creates, isLate, steps) => {
          const trial = new Trial(given, creates, 0, isLate);
          await trial.checkout.open();
          for (const step of steps) await trial.run(step);
          // In the end the shopper leaves: exactly one outcome, or a broken or removed checkout.
          for (let round = 0; round < 3; round += 1) {
            await trial.run({do: 'act', act: {type: 'close'}});
            await trial.run({do: 'act', act: {type: 'leave'}});
            await trial.run({do: 'chunks', come: round > 0});
            await trial.run({do: 'tick', ms: 11_000});
          }
          const {state} = trial.checkout;
          if (!trial.isDetached && state.kind !== 'broken') {
            expect(trial.checkout.outcomes.length, '1: exactly one outcome once it is closed').toBe(1);
          }
        },
      ),
      {numRuns: RUNS},
    );
  }, 600_000);

  it('13: what happens depends on what was said, not on what the device’s clock shows', async () => {
    await fc.assert(
      fc.asyncProperty(
        challenge,
        fc.array(command, {maxLength: 25}),
        fc.constantFrom(-86_400_000, 3_600_000, 86_400_000),
        async (given, steps, skewMs) => {
          const traces: unknown[] = [];
          for (const skew of [0, skewMs]) {
            const trial = new Trial(given, false, skew);
            await trial.checkout.open();
            for (const step of steps) await trial.run(step);
            traces.push({
              outcomes: trial.checkout.outcomes,
              screens: trial.checkout.states.map((state) =>
                state.kind === 'open' ? state.screen.name : state.kind,
              ),
            });
          }
          expect(traces[1]).toEqual(traces[0]);
        },
      ),
      {numRuns: Math.ceil(RUNS / 5)},
    );
  }, 600_000);

  it('18: the time left never grows unless the server moves the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({min: 0, max: 9_000}), {maxLength: 30}), async (waits) => {
        const trial = new Trial(UPI_LINK, false, 0);
        const {checkout} = trial;
        const expiresAt = new Date(checkout.world.clock.trueDate() + 240_000).toISOString();
        trial.say({do: 'server', reply: json({id: 'ord_7', status: 'pending', expiresAt})});
        await checkout.open();
        let last = Number.POSITIVE_INFINITY;
        for (const waitMs of [5, ...waits]) {
          await checkout.wait(waitMs);
          const endsAt = checkout.opened?.endsAt ?? 0;
          expect(endsAt).toBeLessThanOrEqual(last);
          last = endsAt;
        }
      }),
      {numRuns: Math.ceil(RUNS / 10)},
    );
  }, 600_000);

  it('7: whatever happened before, a payment that is waited for is asked about every 12 s', async () => {
    await fc.assert(
      fc.asyncProperty(
        challenge,
        fc.boolean(),
        fc.boolean(),
        fc.array(command, {maxLength: 25}),
        async (given, creates, isLate, steps) => {
          const trial = new Trial(given, creates, 0, isLate);
          const {checkout} = trial;
          await checkout.open();
          for (const step of steps) await trial.run(step);
          // All is well again; what was asked for before that may take its time.
          await trial.run(server(json({id: 'ord_7', status: 'pending'}), 'pending'));
          for (const wake of ['online', 'visible'] as const) await trial.run({do: 'wake', wake});
          await trial.run({do: 'chunks', come: true});
          await trial.run({do: 'tick', ms: 155_000});
          const from = checkout.world.clock.now();
          await trial.run({do: 'tick', ms: 60_000});
          const {opened, world} = checkout;
          if (trial.isDetached || checkout.state.kind !== 'open' || !opened || isFinal(opened.screen)) return;
          const asked = world.shop.askedFor('/status').map(({at}) => at);
          const times = [from, ...asked.filter((at) => at > from), world.clock.now()];
          const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
          expect(Math.max(...gaps)).toBeLessThanOrEqual(12_000);
        },
      ),
      {numRuns: Math.ceil(RUNS / 4)},
    );
  }, 600_000);

  it('14: an answer of any shape throws nothing, and is a success only if it says so of this payment', async () => {
    const near = fc.record(
      {
        id: fc.oneof(fc.constantFrom<unknown>('ord_7', 'ord_8', 7), fc.anything()),
        status: fc.oneof(fc.constantFrom<unknown>('succeeded', 'SUCCEEDED', ...WORDS), fc.anything()),
        amount: fc.oneof(fc.constantFrom<unknown>('200', '200.00', 200, '1'), fc.anything()),
        currency: fc.oneof(fc.constantFrom<unknown>('INR', 'inr', 'USD'), fc.anything()),
        seq: fc.anything(),
        expiresAt: fc.anything(),
        waitMs: fc.anything(),
        retryAfterMs: fc.anything(),
      },
      {requiredKeys: []},
    );
    const any = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.oneof(near, any).map(giving), hostileBody), async (give) => {
        const body = give();
        const checkout = new Checkout({challenge: UPI_LINK, fetchStatus: async () => body});
        await checkout.open();
        await checkout.wait(5_000);
        if (checkout.outcomes.length > 0) {
          expect(checkout.outcomes).toMatchObject([{kind: 'success', paymentId: 'ord_7'}]);
          const {id, status, amount = '200', currency = 'INR'} = body as Record<string, unknown>;
          expect(id).toBe('ord_7');
          expect(String(status).toLowerCase()).toBe('succeeded');
          expect(Number(amount)).toBe(200);
          expect(String(currency).toUpperCase()).toBe('INR');
        }
        checkout.session.detach();
        expect(checkout.world.clock.pending, 'nothing is left').toBe(0);
      }),
      {numRuns: RUNS},
    );
  }, 600_000);
});
