import type {PaymentStatus} from '../input/status.js';
import type {Clock} from '../lib/clock.js';
import {limited} from '../lib/wait.js';
import type {Pace} from './schedule.js';
import {nextInterval} from './schedule.js';

/** What one question brought. Only `status` speaks of the payment. */
export type Asked =
  | {
      readonly kind: 'status';
      readonly status: PaymentStatus;
      readonly serverNowMs?: number;
      readonly retryAfterMs?: number;
    }
  /** 401, 403 or 404. */
  | {readonly kind: 'denied'; readonly httpStatus: number}
  /** Network, time limit, 5xx, 429, HTML, nonsense. */
  | {readonly kind: 'unreachable'; readonly retryAfterMs?: number; readonly httpStatus?: number};

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

  async function question(): Promise<Asked | undefined> {
    if (!running || flight) return undefined;
    if (pace() === 'paused') {
      schedule(PAUSED_MS);
      return undefined;
    }
    cancelTimer();
    const abort = new AbortController();
    const mine = {abort, held: waitMs > 0};
    flight = mine;
    again = false;
    lastStartMs = clock.now();
    const asked = await ask({...(waitMs > 0 && {waitMs}), signal: abort.signal}).catch(() => undefined);
    if (flight !== mine) return undefined;
    flight = undefined;
    if (!running || abort.signal.aborted) return undefined;
    if (asked) heard(asked, mine.held);
    else failures += 1;
    if (running) plan(asked, mine.held);
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
    const wish = asked && 'retryAfterMs' in asked ? asked.retryAfterMs : undefined;
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
      ...(wish !== undefined && {retryAfterMs: wish}),
    });
    baseMs = next.baseMs;
    return schedule(next.delayMs);
  }

  function letGo() {
    flight?.abort.abort();
    flight = undefined;
  }

  async function checkNow(limitMs: number): Promise<Asked | undefined> {
    if (!running) return undefined;
    cancelTimer();
    letGo();
    const abort = new AbortController();
    const limit = limited(clock, limitMs, abort.signal);
    const mine = {abort, held: false};
    flight = mine;
    lastStartMs = clock.now();
    const answer = ask({last: true, signal: limit.signal}).catch(() => undefined);
    const late = new Promise<undefined>((resolve) => {
      limit.signal.addEventListener('abort', () => resolve(undefined), {once: true});
      abort.signal.addEventListener('abort', () => resolve(undefined), {once: true});
    });
    const asked = await Promise.race([answer, late]);
    limit.done();
    if (flight !== mine) return undefined;
    flight = undefined;
    if (!running) return undefined;
    if (asked) heard(asked, false);
    if (running) plan(asked, false);
    return asked;
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
      checking ??= checkNow(limitMs).finally(() => {
        checking = undefined;
      });
      return checking;
    },
  };
}
