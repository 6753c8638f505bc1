import {aborted} from './aborted.js';
import type {Clock} from './clock.js';

/** Settles as the promise does, or rejects with an `AbortError` as soon as `signal` aborts. */
export function untilAborted<T>(promise: PromiseLike<T> | T, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(aborted());
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, {once: true});
    Promise.resolve(promise)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}

/**
 * Resolves after `delayMs`.
 *
 * @throws {DOMException} `AbortError` as soon as `signal` aborts.
 */
export function wait(delayMs: number, signal: AbortSignal, clock: Clock): Promise<void> {
  let cancel = () => {};
  const elapsed = new Promise<void>((resolve) => {
    cancel = clock.after(delayMs, resolve);
  });
  return untilAborted(elapsed, signal).finally(() => cancel());
}

/** Runs `act` with a signal that follows `parent` and also aborts after `limitMs`: then it rejects. */
export async function within<T>(
  clock: Clock,
  limitMs: number,
  parent: AbortSignal,
  act: (signal: AbortSignal) => PromiseLike<T> | T,
): Promise<T> {
  const own = new AbortController();
  const cancel = clock.after(limitMs, () => own.abort());
  const signal = AbortSignal.any([parent, own.signal]);
  try {
    return await untilAborted(act(signal), signal);
  } finally {
    cancel();
  }
}
