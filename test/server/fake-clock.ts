import type {Clock} from '../../src/lib/clock.js';

type Timer = {readonly at: number; readonly callback: () => void};

/** Lets everything run that waits for nothing but promises and WebCrypto, which works beside the event loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 8; turn += 1) {
    await crypto.subtle.digest('SHA-256', new Uint8Array(1));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A clock that a test moves. `date()` starts at a fixed day. */
export class FakeClock implements Clock {
  #nowMs = 0;
  #timers: Timer[] = [];
  readonly startMs = Date.UTC(2026, 7, 21, 10, 0, 0);

  now = () => this.#nowMs;
  date = () => this.startMs + this.#nowMs;
  after = (delayMs: number, callback: () => void) => {
    const timer = {at: this.#nowMs + delayMs, callback};
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** Moves on, ringing each timer at its own time and letting what follows from it happen. */
  async advance(ms: number): Promise<void> {
    const end = this.#nowMs + ms;
    await settled();
    for (;;) {
      const next = this.#timers.filter(({at}) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#nowMs = Math.max(this.#nowMs, next.at);
      next.callback();
      await settled();
    }
    this.#nowMs = end;
    await settled();
  }

  /** Moves without ringing: as if the process had slept. */
  jump(ms: number): void {
    this.#nowMs += ms;
  }
}
