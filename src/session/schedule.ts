/** How eagerly to ask. `calm`: a person must confirm; `rest`: a final word is on the screen; `hidden`: nobody looks. */
export type Pace = 'fast' | 'calm' | 'rest' | 'hidden';

export type ScheduleInput = {
  readonly pace: Pace;
  /** Since this payment was first asked about. */
  readonly elapsedMs: number;
  /** The interval before this one, without jitter; 0 at first. */
  readonly previousMs: number;
  /** Answers in a row that told nothing. */
  readonly failures: number;
  /** What the server asked for, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** In [0, 1). */
  readonly random: number;
};

const FAST_MS = 2_000;
const FAST_FOR_MS = 30_000;
const GROWTH = 1.2;
const SLOWEST_MS = 10_000;
const JITTER = 0.2;
const FLOOR_MS: Record<Pace, number> = {fast: FAST_MS, calm: 15_000, rest: 30_000, hidden: 10_000};
const FAILING_MS = 30_000;
const RETRY_AFTER_MS = {least: 1_000, most: 120_000};

/**
 * The pause before the next question: `baseMs` without jitter (hand it back as
 * `previousMs`), `delayMs` with it. A wish of the server's is kept to the letter,
 * within 1 to 120 seconds.
 */
export function nextInterval(input: ScheduleInput): {baseMs: number; delayMs: number} {
  const {pace, elapsedMs, previousMs, failures, retryAfterMs, random} = input;
  const grown =
    elapsedMs < FAST_FOR_MS ? FAST_MS : Math.min(SLOWEST_MS, Math.max(FAST_MS, previousMs) * GROWTH);
  const baseMs = Math.max(grown, FLOOR_MS[pace]);
  const backedOffMs = failures > 0 ? Math.min(FAILING_MS, FAST_MS * 2 ** Math.min(failures, 5)) : 0;
  const jittered = Math.max(baseMs, backedOffMs) * (1 + JITTER * (2 * random - 1));
  if (retryAfterMs === undefined || !Number.isFinite(retryAfterMs)) return {baseMs, delayMs: jittered};
  const wished = Math.min(RETRY_AFTER_MS.most, Math.max(RETRY_AFTER_MS.least, retryAfterMs));
  return {baseMs, delayMs: wished};
}
