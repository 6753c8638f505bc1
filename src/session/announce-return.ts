import type {Clock} from '../lib/clock.js';
import {systemClock} from '../lib/clock.js';
import {randomId} from '../lib/random-id.js';
import type {Page} from './return-signal.js';
import {listen, local, TOLD_FOR_MS, TOLD_KEY} from './return-signal.js';

export type AnnounceOptions = {
  readonly page: Page;
  /** Sessions whose record this window holds. With any, only their acknowledgement counts. */
  readonly sids: readonly string[];
  readonly waitMs?: number;
  readonly clock?: Clock;
};

/** For a return page: whether an open session took the news within `waitMs` (one second). */
export function announceReturn({
  page,
  sids,
  waitMs = 1_000,
  clock = systemClock,
}: AnnounceOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const signal = {payReturn: randomId(page.crypto)};
    const end = (isTaken: boolean) => {
      cancel();
      line.end();
      resolve(isTaken);
    };
    const line = listen(page, ({payReturn, sid}) => {
      if (payReturn === signal.payReturn && sid && (sids.length === 0 || sids.includes(sid))) end(true);
    });
    const cancel = clock.after(waitMs, () => end(false));
    line.say(signal);
    try {
      (page.opener as Window | null)?.postMessage(signal, page.location.origin);
    } catch {
      // Cut: the other channels remain.
    }
  });
}

/** Whether this origin has told how one of these sessions or payments ended. */
export function wasTold(page: Page, names: readonly (string | undefined)[], now = Date.now()): boolean {
  const storage = local(page);
  return names.some((name) => name && now - Number(storage.get(TOLD_KEY + name)) < TOLD_FOR_MS);
}
