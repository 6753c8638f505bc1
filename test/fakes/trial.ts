import {expect} from 'vitest';
import {parsePaymentUrl} from '../../src/input/payment-url.js';
import {attempt} from '../../src/lib/attempt.js';
import {Checkout, FakeLate} from './checkout-harness.js';
import type {Command} from './commands.js';
import {json} from './fake-shop.js';
import {desktop, FakeWorld} from './fake-world.js';

/** The policy is the same for all trials: each URL is held against it once. */
const accepted = new Map<string, boolean>();

function isAccepted(url: string): boolean {
  const known = accepted.get(url) ?? attempt(() => parsePaymentUrl(url)) === url;
  accepted.set(url, known);
  return known;
}

/** A checkout, and what a truthful observer of the wire has seen. */
export class Trial {
  readonly checkout: Checkout;
  /** Whether the current reply is a success for this very payment. */
  #paysNow = false;
  heardPaid = false;
  /** The question that was answered with a success last. */
  #paidBy: AbortSignal | undefined;
  /** The word of the last answer, if it was one about this payment. */
  #lastWord: string | undefined;
  #checks = 0;
  /** Questions that a wake-up may have added. */
  #wakes = 0;
  /** The payments that were made, by key. */
  readonly #made: string[] = [];
  #retries = 0;
  isDetached = false;
  #isReset = false;
  eventsAfterDetach = 0;

  readonly #late = new FakeLate();

  /** @param isLate - The later parts of the session come when `chunks` says so, if at all. */
  constructor(challenge: unknown, creates: boolean, skewMs: number, isLate = false) {
    const world = new FakeWorld(desktop);
    world.clock.skewMs = skewMs;
    this.checkout = new Checkout(
      creates ? {challenge: undefined, createPayment: this.#make(challenge)} : ({challenge} as never),
      {world, ...(isLate && {late: this.#late})},
    );
    this.say({do: 'server', reply: json({id: 'ord_7', status: 'pending'}), speaks: 'pending'});
  }

  #make = (challenge: unknown) => async (request: {idempotencyKey: string}) => {
    this.#made.push(request.idempotencyKey);
    return challenge;
  };

  say({reply, speaks}: Extract<Command, {do: 'server'}>) {
    this.#paysNow = speaks === 'succeeded';
    this.checkout.world.shop.says('/status', ({init}) => {
      // Told, and read in the same breath unless it is let go: nothing in this world is slower.
      if (this.#paysNow && !this.isDetached && this.checkout.outcomes.length === 0)
        this.#paidBy = init.signal ?? undefined;
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
        if (step.act.type === 'retry') this.#retries += 1;
        this.#wakes += 1;
        session.act(step.act);
        if (step.twice) session.act(step.act);
        break;
      case 'wake':
        this.#wakes += 1;
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
      case 'reset':
        session.reset();
        break;
    }
    await world.clock.advance(0);
    if (this.#paidBy?.aborted === false) this.heardPaid = true;
    if (this.isDetached) {
      this.eventsAfterDetach +=
        checkout.outcomes.length + checkout.statuses.length + checkout.errors.length - told;
    }
    if (step.do === 'detach' || step.do === 'reset') this.isDetached = true;
    if (step.do === 'reset') this.#isReset = true;
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
    if (outcome || this.#isReset) expect(world.storage.items.size, '20: nothing to revive').toBe(0);
    if (state.kind === 'settled') expect(outcomes.length, '1: settled is told').toBe(1);
    if (this.#isReset) expect(state, 'reset: as if it had never been').toEqual({kind: 'idle'});
    const {endsAt = 0} = this.checkout.opened ?? {};
    if (endsAt > world.clock.now()) {
      const asked = world.shop.askedFor('/status').length;
      expect(asked, '8: at most 150 questions until the time is over').toBeLessThanOrEqual(
        150 * (1 + this.#retries) + this.#wakes,
      );
    }
    for (const url of [...world.windows.opened.flatMap(({visited}) => visited), ...world.windows.left])
      expect(isAccepted(url), `10: ${url} was let in by the URL policy`).toBe(true);
    expect(new Set(this.#made).size, '11: one payment for each key').toBe(this.#made.length);
    expect(this.#made.length, '11: a new one only by a tap').toBeLessThanOrEqual(1 + this.#retries);
    const starts = world.shop.askedFor('/status').map(({at}) => at);
    const hasty = starts.filter((at, index) => index > 0 && at - (starts[index - 1] ?? 0) < 990).length;
    // The last check after the grace is one more question that does not wait its turn.
    expect(hasty, '6: no more than one question a second').toBeLessThanOrEqual(this.#checks + 2);
  }
}
