import {announceReturn, wasTold} from './announce-return.js';
import type {SessionRecord} from './record.js';
import type {Handle} from './resume.js';
import {findHandle, readHandle, readRecord, recordedKeys, recordedSessions, takeHandle} from './resume.js';
import type {Page} from './return-signal.js';
import type {Source} from './source.js';
import type {World} from './world.js';

/** What a reload or a return route left of a session. */
export type Left = {
  readonly record: SessionRecord | undefined;
  /** Takes the handle out of the page's URL: only whoever goes on with it does. */
  take(): Handle | undefined;
};

/** What is left of this source's own session; `undefined` if there is nothing. */
export function findLeft(
  page: Window,
  {storage, clock}: World,
  {sessionKey, paymentId}: Source,
): Left | undefined {
  const found = readRecord(storage, sessionKey, clock.date());
  const isOther = paymentId !== undefined && found?.paymentId !== undefined && found.paymentId !== paymentId;
  const record = isOther ? undefined : found;
  const take = () => takeHandle(page, paymentId);
  return record || findHandle(page, paymentId) ? {record, take} : undefined;
}

/** For a return page: whether an open session took the news, or the outcome has been told already. */
export async function announce(
  page: Page,
  {storage, clock}: World,
  paymentId: string | undefined,
): Promise<boolean> {
  const sids = recordedSessions(storage, clock.date());
  // A window that holds a session's record knows what to ask for; a payment may have had an earlier session.
  const names = sids.length > 0 ? sids : [readHandle(page.location.hash)?.handle.paymentId, paymentId];
  const isTold = () => wasTold(page, names);
  return isTold() || (await announceReturn({page, sids})) || isTold();
}

/** A return page rarely knows the shop's session key: the only session of this tab is the one. */
export function onlyKey({storage}: World): string | undefined {
  const [key, ...others] = recordedKeys(storage);
  return others.length === 0 ? key : undefined;
}
