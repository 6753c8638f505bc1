import type {Clock} from '../../src/lib/clock.js';

/** Lets everything that is already settled happen. */
export async function settled(rounds = 25) {
  for (let round = 0; round < rounds; round += 1) await Promise.resolve();
}

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now = 1_000;
  #timers = new Map<number, {readonly at: number; readonly callback: () => void}>();
  #ids = 0;
  /** What the device's calendar is off by. */
  skewMs = 0;
  /** Epoch milliseconds of the true time when this clock was made. */
  readonly epochMs = Date.UTC(2026, 7, 21, 10, 0, 0);

  now = () => this.#now;
  date = () => this.trueDate() + this.skewMs;
  trueDate = () => this.epochMs + this.#now - 1_000;

  after(delayMs: number, callback: () => void) {
    this.#ids += 1;
    const id = this.#ids;
    this.#timers.set(id, {at: this.#now + Math.max(0, delayMs), callback});
    return () => void this.#timers.delete(id);
  }

  /** Timers that are still to come. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Moves time, timer by timer, and lets what follows from each happen. */
  async advance(ms: number) {
    const until = this.#now + ms;
    await settled();
    for (;;) {
      const next = [...this.#timers.entries()].sort((a, b) => a[1].at - b[1].at)[0];
      if (!next || next[1].at > until) break;
      this.#timers.delete(next[0]);
      this.#now = Math.max(this.#now, next[1].at);
      next[1].callback();
      await settled();
    }
    this.#now = until;
    await settled();
  }

  /** Time goes by while the page is frozen: no timer runs until it wakes, then all that are due do. */
  async freeze(ms: number) {
    this.#now += ms;
    await this.advance(0);
  }
}
