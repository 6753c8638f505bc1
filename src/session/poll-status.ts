import type {PaymentStatus} from '../input/status.js';
import type {Clock} from '../lib/clock.js';
import {untilAborted, within} from '../lib/wait.js';
import type {Pace} from './schedule.js';
import {nextInterval} from './schedule.js';

/** What one question brought. Only `status` speaks of the payment. */
export type Asked =
  | {
      readonly kind: 'status';
      readonly status: PaymentStatus;
      readonly serverNowMs?: number;
      readonly retryAfterMs?: number | undefined;
    }
  /** 401, 403 or 404. */
  | {readonly kind: 'denied'; readonly httpStatus: number}
  /** Network, time limit, 5xx, 429, HTML, nonsense. */
  | {readonly kind: 'unreachable'; readonly retryAfterMs?: number | undefined};

/** `last`: the answer decides how it ends, so every attempt of the session is asked about. */
export type Ask = (options: {
  readonly waitMs?: number;
  readonly last?: boolean;
  readonly signal: AbortSignal;
}) => Promise<Asked>;

export type PollOptions = {
  readonly ask: Ask;
  readonly clock: Clock;
  readonly random: () => number;
  /** Read anew before each pause. `paused`: do not ask until woken. */
  readonly pace: () => Pace | 'paused';
  /** Every answer, in the order of the questions. */
  readonly onAsked: (asked: Asked) => void;
};

export type Poller = {
  start(): void;
  /** Aborts what is under way and forgets every timer. */
  stop(): void;
  /** Asks at once, at most one question a second; a held request is let go for it. */
  wake(): void;
  /** Lets go of what is under way without losing the place (a page about to be frozen). */
  pause(): void;
  /** Asks now whatever else is going on. Nothing heard within `limitMs`: `undefined`. */
  check(limitMs: number): Promise<Asked | undefined>;
};

const SPACING_MS = 1_000;
/** The longest that a request may be held, whatever the endpoint offers. */
const HOLD_MS = 20_000;
/** How long to sleep where only a wake-up should end it; a safety net. */
const PAUSED_MS = 30_000;
/** A held request that came back sooner than this share of its time was not held. */
const HELD_SHARE = 0.5;

/** Asks how a payment stands, one question at a time, until it is stopped. Knows nothing of what the answers mean. */
export function pollStatus({ask, clock, random, pace, onAsked}: PollOptions): Poller {
  let running = false;
  let cancelTimer = () => {};
  let flight: {readonly abort: AbortController; readonly held: boolean} | undefined;
  let lastStartMs = Number.NEGATIVE_INFINITY;
  let startedMs = 0;
  let baseMs = 0;
  let failures = 0;
  let waitMs = 0;
  let again = false;
  let checking: Promise<Asked | undefined> | undefined;

  function schedule(delayMs: number) {
    cancelTimer();
    if (running) cancelTimer = clock.after(Math.max(0, delayMs), () => void question());
  }

  async function question() {
    if (!running || flight) return;
    if (pace() === 'paused') return schedule(PAUSED_MS);
    await fly(waitMs > 0, (signal) => ask({...(waitMs > 0 && {waitMs}), signal}));
  }

  /** One question and its answer, which counts only if nothing has taken the question's place. */
  async function fly(
    isHeld: boolean,
    go: (signal: AbortSignal) => Promise<Asked>,
  ): Promise<Asked | undefined> {
    cancelTimer();
    const abort = new AbortController();
    const mine = {abort, held: isHeld};
    flight = mine;
    again = false;
    lastStartMs = clock.now();
    const asked = await untilAborted(go(abort.signal), abort.signal).catch(() => undefined);
    if (flight !== mine || !running) return undefined;
    flight = undefined;
    if (asked) heard(asked, isHeld);
    else failures += 1;
    if (running) plan(asked, isHeld);
    return asked;
  }

  function heard(asked: Asked, held: boolean) {
    failures = asked.kind === 'status' ? 0 : failures + 1;
    if (asked.kind === 'status') waitMs = Math.min(HOLD_MS, Math.max(0, asked.status.waitMs ?? 0));
    else if (held) waitMs = 0;
    onAsked(asked);
  }

  function plan(asked: Asked | undefined, wasHeld: boolean) {
    const now = clock.now();
    if (again) return schedule(lastStartMs + SPACING_MS - now);
    const wish = asked?.kind === 'denied' ? undefined : asked?.retryAfterMs;
    const tookMs = now - lastStartMs;
    if (
      wasHeld &&
      asked?.kind === 'status' &&
      wish === undefined &&
      waitMs > 0 &&
      tookMs >= waitMs * HELD_SHARE
    ) {
      return schedule(random() * 200);
    }
    const current = pace();
    const next = nextInterval({
      pace: current === 'paused' ? 'fast' : current,
      elapsedMs: now - startedMs,
      previousMs: baseMs,
      failures,
      random: random(),
      retryAfterMs: wish,
    });
    baseMs = next.baseMs;
    return schedule(next.delayMs);
  }

  function letGo() {
    flight?.abort.abort();
    flight = undefined;
  }

  return {
    start() {
      if (running) return;
      running = true;
      startedMs = clock.now();
      void question();
    },
    stop() {
      running = false;
      cancelTimer();
      letGo();
    },
    wake() {
      if (!running) return;
      if (flight && !flight.held) {
        again = true;
        return;
      }
      const dueMs = lastStartMs + SPACING_MS - clock.now();
      if (flight && dueMs > 0) {
        cancelTimer();
        cancelTimer = clock.after(dueMs, () => {
          letGo();
          void question();
        });
        return;
      }
      letGo();
      schedule(dueMs);
    },
    pause() {
      letGo();
      schedule(PAUSED_MS);
    },
    check(limitMs) {
      // Two who want to know the same are told the same.
      checking ??= (async () => {
        if (!running) return undefined;
        letGo();
        return fly(false, (signal) =>
          within(clock, limitMs, signal, (limit) => ask({last: true, signal: limit})),
        );
      })().finally(() => {
        checking = undefined;
      });
      return checking;
    },
  };
}
