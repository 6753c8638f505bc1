import type {Clock} from '../lib/clock.js';

/** Without any word of the merchant's or gateway's, the time to pay. */
export const DEFAULT_LIMIT_MS = 15 * 60_000;
/** After the deadline we go on asking for this long before we give up. */
export const GRACE_MS = 60_000;
/** A device's clock that is further off than this is not believed even for a first guess. */
const PLAUSIBLE_MS = 24 * 60 * 60_000;
/** Less than this is the network's, not news. */
const NOISE_MS = 250;

type DeadlineOptions = {
  readonly clock: Clock;
  /** The time to pay is over, or is known better now (monotonic milliseconds). */
  readonly onMove: (endsAt: number) => void;
  readonly onEnd: () => void;
  readonly onGraceOver: () => void;
};

/**
 * When the time to pay is over. Expiry is the server's, held against the server's
 * own clock; the device's clock is only a first guess until the server has spoken.
 */
export class Deadline {
  readonly #options: DeadlineOptions;
  #endsAt: number;
  #expiresAt: string | undefined;
  #anchored = false;
  #isRunning = false;
  #graceUntil: number | undefined;
  #cancel = () => {};

  /** @param limitMs - Until the default deadline. */
  constructor(options: DeadlineOptions, limitMs: number = DEFAULT_LIMIT_MS) {
    this.#options = options;
    this.#endsAt = options.clock.now() + limitMs;
  }

  start() {
    this.#move(this.#endsAt);
  }

  stop() {
    this.#cancel();
    this.#isRunning = false;
  }

  get isOver(): boolean {
    return this.#options.clock.now() >= this.#endsAt;
  }

  /**
   * @param expiresAt - ISO time; the newest one known counts.
   * @param serverNowMs - The server's clock, epoch milliseconds.
   */
  set(expiresAt: string | undefined, serverNowMs?: number) {
    const {clock} = this.#options;
    const isNew = expiresAt !== undefined && expiresAt !== this.#expiresAt;
    this.#expiresAt = expiresAt ?? this.#expiresAt;
    const epochMs = Date.parse(this.#expiresAt ?? '');
    if (Number.isNaN(epochMs)) return;
    if (serverNowMs !== undefined && serverNowMs >= 0) {
      // `Date` counts whole seconds: half a second has gone by on average.
      const candidate = clock.now() + epochMs - serverNowMs - 500;
      // For the same expiry the earliest reading is the best one.
      const endsAt = this.#anchored && !isNew ? Math.min(candidate, this.#endsAt) : candidate;
      this.#anchored = true;
      this.#move(endsAt);
      return;
    }
    if (this.#anchored && !isNew) return;
    const guessMs = epochMs - clock.date();
    if (guessMs > 0 && guessMs < PLAUSIBLE_MS) this.#move(clock.now() + guessMs);
  }

  #move(endsAt: number) {
    const {clock, onMove, onEnd} = this.#options;
    if (this.#isRunning && Math.abs(endsAt - this.#endsAt) < NOISE_MS) return;
    this.#isRunning = true;
    this.#endsAt = endsAt;
    this.#cancel();
    onMove(endsAt);
    const leftMs = endsAt - clock.now();
    if (leftMs > 0) {
      this.#graceUntil = undefined;
      this.#cancel = clock.after(leftMs, () => {
        onEnd();
        this.#waitForGrace();
      });
      return;
    }
    onEnd();
    this.#waitForGrace();
  }

  /** Counted from when we notice: a page that slept, or opened too late, gets its minute too. */
  #waitForGrace() {
    const {clock, onGraceOver} = this.#options;
    this.#cancel();
    this.#graceUntil ??= clock.now() + GRACE_MS;
    this.#cancel = clock.after(Math.max(0, this.#graceUntil - clock.now()), onGraceOver);
  }
}
