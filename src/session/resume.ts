import {anything, count, maybe, must, schema, text} from '../input/schema.js';
import {parseJson} from '../lib/attempt.js';
import {RECORD_PREFIX} from './may-resume.js';
import type {SessionRecord, Storage} from './record.js';

const MAX_AGE_MS = 24 * 60 * 60 * 1_000;
const MAX_LENGTH = 4_096;

const recorded = schema({
  version: anything,
  sid: must(text),
  idempotencyKey: must(text),
  startedAt: must(count),
  attempt: must(count),
  paymentId: maybe(text),
  statusToken: maybe(text),
  kind: maybe(text),
});

/** `undefined` for none, a broken, a foreign or an old one. `now` is epoch milliseconds. */
export function readRecord(storage: Storage, key: string, now: number): SessionRecord | undefined {
  const said = storage.get(RECORD_PREFIX + key) ?? '';
  const record = recorded.read(said.length > MAX_LENGTH ? '' : parseJson(said));
  const isOurs = record.version === 1 && Math.abs(now - (record.startedAt ?? 0)) < MAX_AGE_MS;
  return isOurs ? (record as SessionRecord) : undefined;
}

/** The keys of all sessions that this tab's storage speaks of. */
export const recordedKeys = (storage: Storage) =>
  storage.keys().flatMap((key) => (key.startsWith(RECORD_PREFIX) ? [key.slice(RECORD_PREFIX.length)] : []));

/** The ids of all sessions that this tab's storage speaks of. */
export const recordedSessions = (storage: Storage, now: number) =>
  recordedKeys(storage).flatMap((key) => readRecord(storage, key, now)?.sid ?? []);

/** The handle that a return route leaves in the URL: which payment, and a token to ask about it. Never a result. */
export type Handle = {readonly paymentId: string; readonly statusToken: string};

const HANDLE = /^#(?:.*&)?pay=([\w-]{1,64})\.([\w-]{16,256})(?:&.*)?$/;

/** Reads `#pay=<ref>.<token>`; `rest` is the fragment without it. */
export function readHandle(hash: string): {readonly handle: Handle; readonly rest: string} | undefined {
  const [, paymentId, statusToken] = HANDLE.exec(hash) ?? [];
  if (!paymentId || !statusToken) return undefined;
  const rest = hash
    .slice(1)
    .split('&')
    .filter((part) => !part.startsWith('pay='))
    .join('&');
  return {handle: {paymentId, statusToken}, rest: rest && `#${rest}`};
}

/**
 * The handle in a page's URL.
 *
 * @param paymentId - The page's own, if it names one: another payment's handle is left alone.
 */
export function findHandle({location}: Window, paymentId: string | undefined) {
  const found = readHandle(location.hash);
  return paymentId === undefined || paymentId === found?.handle.paymentId ? found : undefined;
}

/** Takes the handle out of the page's URL, once. */
export function takeHandle(page: Window, paymentId: string | undefined): Handle | undefined {
  const found = findHandle(page, paymentId);
  if (!found) return undefined;
  const {pathname, search} = page.location;
  page.history.replaceState(page.history.state, '', pathname + search + found.rest);
  return found.handle;
}
