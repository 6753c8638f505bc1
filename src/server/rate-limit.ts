import type {Clock} from '../lib/clock.js';

/** So many callers are remembered; the ones that were seen first are forgotten first. */
const MAX_KEYS = 20_000;

/** A token bucket for each caller, in this process. */
export class RateLimit {
  readonly #capacity: number;
  readonly #perSecond: number;
  readonly #clock: Clock;
  readonly #buckets = new Map<string, {left: number; at: number}>();

  /**
   * @param capacity - So many requests at once.
   * @param perSecond - So many in the long run.
   */
  constructor(capacity: number, perSecond: number, clock: Clock) {
    this.#capacity = capacity;
    this.#perSecond = perSecond;
    this.#clock = clock;
  }

  /** Counts one request. 0 lets it pass; otherwise the milliseconds to wait. */
  take(key: string): number {
    const now = this.#clock.now();
    const old = this.#buckets.get(key) ?? {left: this.#capacity, at: now};
    const left = Math.min(this.#capacity, old.left + ((now - old.at) / 1_000) * this.#perSecond);
    this.#buckets.delete(key);
    this.#buckets.set(key, {left: left >= 1 ? left - 1 : left, at: now});
    this.#forget();
    return left >= 1 ? 0 : ((1 - left) / this.#perSecond) * 1_000;
  }

  #forget(): void {
    if (this.#buckets.size <= MAX_KEYS) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
