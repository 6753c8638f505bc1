import type {Clock} from '../lib/clock.js';
import {guessEnd} from './guess-end.js';

/** After the deadline we go on asking for this long before we give up. */
const GRACE_MS = 60_000;
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
export type Deadline = {
  start(): void;
  stop(): void;
  isOver(): boolean;
  /**
   * @param expiresAt - ISO time; the newest one known counts.
   * @param serverNowMs - The server's clock, epoch milliseconds.
   */
  set(expiresAt: string | undefined, serverNowMs?: number): void;
};

/** @param first - Until more is known, monotonic milliseconds. */
export function createDeadline(
  {clock, onMove, onEnd, onGraceOver}: DeadlineOptions,
  first: number,
): Deadline {
  let endsAt = first;
  let expiry: string | undefined;
  let isAnchored = false;
  let isRunning = false;
  let graceUntil: number | undefined;
  let cancel = () => {};

  function move(to: number) {
    if (isRunning && Math.abs(to - endsAt) < NOISE_MS) return;
    isRunning = true;
    endsAt = to;
    cancel();
    onMove(to);
    const leftMs = to - clock.now();
    if (leftMs <= 0) return end();
    graceUntil = undefined;
    cancel = clock.after(leftMs, end);
  }

  /** Grace counts from when we notice: a page that slept, or opened too late, gets its minute too. */
  function end() {
    onEnd();
    cancel();
    graceUntil ??= clock.now() + GRACE_MS;
    cancel = clock.after(Math.max(0, graceUntil - clock.now()), onGraceOver);
  }

  return {
    start: () => move(endsAt),
    stop() {
      cancel();
      isRunning = false;
    },
    isOver: () => clock.now() >= endsAt,
    set(expiresAt = expiry, serverNowMs = Number.NaN) {
      const isNew = expiresAt !== expiry;
      const epochMs = Date.parse(expiresAt ?? '');
      expiry = expiresAt;
      if (Number.isNaN(epochMs)) return;
      const now = clock.now();
      if (serverNowMs >= 0) {
        // `Date` counts whole seconds: half a second has gone by on average.
        const candidate = now + epochMs - serverNowMs - 500;
        // For the same expiry the earliest reading is the best one.
        const to = isAnchored && !isNew ? Math.min(candidate, endsAt) : candidate;
        isAnchored = true;
        return move(to);
      }
      // The device's clock is asked once for each expiry: it may be set meanwhile.
      if (!isNew) return;
      const guess = guessEnd(clock, expiresAt);
      if (guess !== undefined) move(guess);
    },
  };
}
