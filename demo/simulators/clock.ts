/** Time as the simulators see it, so that tests need no waiting. */
export type SimClock = {
  /** Epoch milliseconds. */
  now(): number;
  /** Runs `task` once after `delayMs`; the returned function calls it off. */
  after(delayMs: number, task: () => void): () => void;
};

/** The machine's own time. A task that is due never keeps a process alive. */
export const systemClock: SimClock = {
  now: () => Date.now(),
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    timer.unref?.();
    return () => clearTimeout(timer);
  },
};

export type ManualClock = SimClock & {
  /** Moves time on and runs what has become due, in order. */
  advance(byMs: number): void;
};

/** A clock that stands still until it is told to move on. */
export function manualClock(startMs = Date.UTC(2026, 7, 21, 10, 0, 0)): ManualClock {
  let nowMs = startMs;
  let due: {atMs: number; task: () => void}[] = [];
  return {
    now: () => nowMs,
    after: (delayMs, task) => {
      const entry = {atMs: nowMs + delayMs, task};
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    advance: (byMs) => {
      const endMs = nowMs + byMs;
      for (;;) {
        const next = due.filter((entry) => entry.atMs <= endMs).sort((a, b) => a.atMs - b.atMs)[0];
        if (!next) break;
        due = due.filter((entry) => entry !== next);
        nowMs = Math.max(nowMs, next.atMs);
        next.task();
      }
      nowMs = endMs;
    },
  };
}
