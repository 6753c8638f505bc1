/** Time, passed in wherever time matters, so that a test can be the clock. */
export type Clock = {
  /** Monotonic milliseconds. Decides everything. */
  now(): number;
  /** The device's calendar, epoch milliseconds. Never decides: shoppers set it wrong. */
  date(): number;
  /** Calls back once; the answer cancels it. */
  after(delayMs: number, callback: () => void): () => void;
};

export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, Math.min(delayMs, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  },
};
