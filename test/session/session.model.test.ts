import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Act} from '../../src/session/state.js';
import type {Wake} from '../../src/session/wake.js';
import {Checkout, FakeLate, PAGE_URL, UPI_LINK} from '../fakes/checkout-harness.js';
import type {Reply} from '../fakes/fake-shop.js';
import {json} from '../fakes/fake-shop.js';
import {desktop, FakeWorld} from '../fakes/fake-world.js';

const RUNS = Number(process.env.FC_RUNS ?? 1_000);
const WORDS = [
  'pending',
  'processing',
  'attempt_failed',
  'failed',
  'cancelled',
  'expired',
  'refunded',
  'needs_review',
];

type Command =
  | {readonly do: 'server'; readonly reply: Reply; readonly speaks?: string}
  | {readonly do: 'act'; readonly act: Act}
  | {readonly do: 'wake'; readonly wake: Wake}
  | {readonly do: 'tick'; readonly ms: number}
  | {readonly do: 'freeze'; readonly ms: number}
  | {readonly do: 'close-window'}
  | {readonly do: 'block-windows'; readonly on: boolean}
  | {readonly do: 'tamper'; readonly text: string}
  | {readonly do: 'close-by-page'}
  | {readonly do: 'chunks'; readonly come: boolean}
  | {readonly do: 'detach'};

const server = (reply: Reply, speaks?: string): Command => ({do: 'server', reply, ...(speaks && {speaks})});
const paid = server(json({id: 'ord_7', status: 'succeeded', amount: '200', currency: 'inr'}), 'succeeded');

const command = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...WORDS).map((word) => server(json({id: 'ord_7', status: word}), word)),
  },
  {weight: 1, arbitrary: fc.constant(paid)},
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Reply>(
        json({id: 'ord_8', status: 'succeeded'}),
        json({status: 'succeeded'}),
        json({id: 'ord_7', status: 'succeeded', amount: '1.00', currency: 'INR'}),
        json({id: 'ord_7', status: 'succeeded', currency: 'USD'}),
        json({id: 'ord_7', status: 'SUCCESSFUL_MAYBE'}),
        json({id: 'ord_7', status: 'pending', waitMs: 20_000}, 200, {'x-word': 'pending'}),
        json({id: 'ord_7', status: 'pending', retryAfterMs: 7_000}, 200, {'x-word': 'pending'}),
        json({}, 401),
        json({}, 404),
        json({}, 429, {'retry-after': '9'}),
        json({}, 503),
        {kind: 'text', body: '<html>log in</html>'},
        {kind: 'network'},
        {kind: 'hang'},
      )
      .map((reply) => server(reply, reply.kind === 'json' ? reply.headers?.['x-word'] : undefined)),
  },
  {weight: 1, arbitrary: fc.jsonValue().map((value) => server(json(value)))},
  {
    weight: 6,
    arbitrary: fc
      .constantFrom<Act['type']>(
        'close',
        'stay',
        'leave',
        'open-page',
        'page-link',
        'show-window',
        'show-qr',
        'show-apps',
        'paid',
        'back',
        'retry',
        'done',
        'other-ways',
        'resend-code',
      )
      .map((type): Command => ({do: 'act', act: {type} as Act})),
  },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<Wake>(
        'visible',
        'hidden',
        'focus',
        'online',
        'offline',
        'pageshow',
        'restored',
        'pagehide',
        'return',
      )
      .map((wake): Command => ({do: 'wake', wake})),
  },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(10, 400, 1_000, 3_000, 11_000, 40_000, 65_000, 300_000)
      .map((ms): Command => ({do: 'tick', ms})),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(20_000, 400_000, 1_500_000).map((ms): Command => ({do: 'freeze', ms})),
  },
  {weight: 1, arbitrary: fc.constant<Command>({do: 'close-window'})},
  {weight: 1, arbitrary: fc.boolean().map((on): Command => ({do: 'block-windows', on}))},
  {weight: 1, arbitrary: fc.string().map((text): Command => ({do: 'tamper', text}))},
  {weight: 1, arbitrary: fc.constant<Command>({do: 'close-by-page'})},
  {weight: 1, arbitrary: fc.constant<Command>({do: 'detach'})},
  {weight: 2, arbitrary: fc.boolean().map((come): Command => ({do: 'chunks', come}))},
);

const challenge = fc.constantFrom<unknown>(
  PAGE_URL,
  UPI_LINK,
  {kind: 'approval'},
  {kind: 'otp', submitUrl: '/otp', resendUrl: '/resend'},
  {
    kind: 'choice',
    options: [
      {label: 'UPI', challenge: {kind: 'upi', link: UPI_LINK}},
      {label: 'Page', challenge: {kind: 'page', url: PAGE_URL}},
    ],
  },
);

/** A checkout, and what a truthful observer of the wire has seen. */
class Trial {
  readonly checkout: Checkout;
  /** Whether the current reply is a success for this very payment. */
  #paysNow = false;
  heardPaid = false;
  /** The word of the last answer, if it was one about this payment. */
  #lastWord: string | undefined;
  #checks = 0;
  isDetached = false;
  eventsAfterDetach = 0;

  readonly #late = new FakeLate();

  /** @param isLate - The later parts of the session come when `chunks` says so, if at all. */
  constructor(challenge: unknown, creates: boolean, skewMs: number, isLate = false) {
    const world = new FakeWorld(desktop);
    world.clock.skewMs = skewMs;
    this.checkout = new Checkout(
      creates ? {challenge: undefined, createPayment: async () => challenge} : ({challenge} as never),
      {world, ...(isLate && {late: this.#late})},
    );
    this.say({do: 'server', reply: json({id: 'ord_7', status: 'pending'}), speaks: 'pending'});
  }

  say({reply, speaks}: Extract<Command, {do: 'server'}>) {
    this.#paysNow = speaks === 'succeeded';
    this.checkout.world.shop.says('/status', () => {
      // Told, and read in the same breath: nothing in this world is slower.
      if (this.#paysNow && !this.isDetached && this.checkout.outcomes.length === 0) this.heardPaid = true;
      this.#lastWord = speaks;
      return reply;
    });
  }

  async run(step: Command) {
    const {checkout} = this;
    const {world, session} = checkout;
    const told = checkout.outcomes.length + checkout.statuses.length + checkout.errors.length;
    switch (step.do) {
      case 'server':
        this.say(step);
        break;
      case 'act':
        if (['leave', 'retry', 'other-ways'].includes(step.act.type)) this.#checks += 1;
        session.act(step.act);
        break;
      case 'wake':
        world.wake(step.wake);
        break;
      case 'tick':
        await world.clock.advance(step.ms);
        break;
      case 'freeze':
        await world.clock.freeze(step.ms);
        break;
      case 'close-window':
        for (const window of world.windows.opened) window.closed = true;
        break;
      case 'block-windows':
        world.windows.isBlocked = step.on;
        break;
      case 'tamper':
        for (const key of world.storage.keys()) world.storage.set(key, step.text);
        break;
      case 'close-by-page':
        this.#checks += 1;
        void session.close();
        break;
      case 'chunks':
        this.#late.end(step.come);
        break;
      case 'detach':
        session.detach();
        break;
    }
    await world.clock.advance(0);
    if (this.isDetached) {
      this.eventsAfterDetach +=
        checkout.outcomes.length + checkout.statuses.length + checkout.errors.length - told;
    }
    if (step.do === 'detach') this.isDetached = true;
    this.check();
  }

  /** The invariants, by the numbers of the list they come from. */
  check() {
    const {outcomes, world, state} = this.checkout;
    const [outcome] = outcomes;
    expect(outcomes.length, '1: at most one outcome').toBeLessThanOrEqual(1);
    if (outcome?.kind === 'success')
      expect(this.heardPaid, '2, 3: success only after the server said so').toBe(true);
    if (outcome?.kind === 'cancel') {
      expect(['pending', 'attempt_failed', 'cancelled'], 'cancel needs an actual last answer').toContain(
        this.#lastWord,
      );
    }
    if (this.heardPaid)
      expect(outcome?.kind ?? 'success', '19: paid is never told as anything else').toBe('success');
    expect(world.shop.mostInFlight, '5: one request in flight').toBeLessThanOrEqual(1);
    expect(world.windows.live.length, '9: one live window').toBeLessThanOrEqual(1);
    expect(this.eventsAfterDetach, '12: silence after removal').toBe(0);
    expect(({} as {status?: unknown}).status, '15: nothing on Object.prototype').toBeUndefined();
    if (outcome || this.isDetached) {
      expect(world.clock.pending, '4: no timers').toBe(0);
      expect(world.shop.inFlight, '4: no requests').toBe(0);
      expect(world.listeners, '4: no listeners').toBe(0);
    }
    if (outcome) expect(world.storage.items.size, '20: nothing to revive').toBe(0);
    if ((state.kind === 'settled' || state.kind === 'broken') && state.kind === 'settled')
      expect(outcomes.length, '1: settled is told').toBe(1);
    const starts = world.shop.askedFor('/status').map(({at}) => at);
    const hasty = starts.filter((at, index) => index > 0 && at - (starts[index - 1] ?? 0) < 990).length;
    // The last check after the grace is one more question that does not wait its turn.
    expect(hasty, '6: no more than one question a second').toBeLessThanOrEqual(this.#checks + 2);
  }
}

describe('every order of faults, taps and wake-ups', () => {
  it('keeps the invariants 1 to 6, 9, 12, 15, 19 and 20', async () => {
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
});
