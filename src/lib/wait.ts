import type {Clock} from './clock.js';
import {systemClock} from './clock.js';

/**
 * Resolves after `delayMs`.
 *
 * @throws {DOMException} `AbortError` as soon as `signal` aborts.
 */
export function wait(delayMs: number, signal?: AbortSignal, clock: Clock = systemClock): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(aborted());
      return;
    }
    const abort = () => {
      cancel();
      reject(aborted());
    };
    const cancel = clock.after(delayMs, () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    });
    signal?.addEventListener('abort', abort, {once: true});
  });
}

export function aborted(): DOMException {
  return new DOMException('The operation was aborted.', 'AbortError');
}

/** An abort signal that follows `parent` and also aborts after `limitMs`; `done` frees the timer and the listener. */
export function limited(
  clock: Clock,
  limitMs: number,
  parent: AbortSignal,
): {signal: AbortSignal; timedOut(): boolean; done(): void} {
  const controller = new AbortController();
  let timedOut = false;
  const follow = () => controller.abort();
  const cancel = clock.after(limitMs, () => {
    timedOut = true;
    controller.abort();
  });
  if (parent.aborted) controller.abort();
  parent.addEventListener('abort', follow, {once: true});
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    done() {
      cancel();
      parent.removeEventListener('abort', follow);
    },
  };
}
