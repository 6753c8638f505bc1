import {parseJson} from '../lib/fetch-json.js';
import {RECORD_PREFIX} from './may-resume.js';
import type {SessionRecord, Storage} from './record.js';

const MAX_AGE_MS = 24 * 60 * 60 * 1_000;
const MAX_LENGTH = 4_096;

/** `undefined` for none, a broken, a foreign or an old one. `now` is epoch milliseconds. */
export function readRecord(storage: Storage, key: string, now: number): SessionRecord | undefined {
  return parseRecord(storage.get(RECORD_PREFIX + key), now);
}

/** The keys of all sessions that this tab's storage speaks of. */
export const recordedKeys = (storage: Storage) =>
  storage.keys().flatMap((key) => (key.startsWith(RECORD_PREFIX) ? [key.slice(RECORD_PREFIX.length)] : []));

/** The ids of all sessions that this tab's storage speaks of. */
export function recordedSessions(storage: Storage, now: number): string[] {
  const records = storage
    .keys()
    .filter((key) => key.startsWith(RECORD_PREFIX))
    .map((key) => parseRecord(storage.get(key), now));
  return records.flatMap((record) => (record ? [record.sid] : []));
}

function parseRecord(text: string | undefined, now: number): SessionRecord | undefined {
  if (text === undefined || text.length > MAX_LENGTH) return undefined;
  const data = parseJson(text);
  if (typeof data !== 'object' || data === null) return undefined;
  const own = new Map<string, unknown>(Object.entries(data));
  const string = (name: string): string | undefined => {
    const value = own.get(name);
    return typeof value === 'string' && value.length > 0 && value.length <= 512 ? value : undefined;
  };
  const sid = string('sid');
  const idempotencyKey = string('idempotencyKey');
  const startedAt = own.get('startedAt');
  const attempt = Number(own.get('attempt'));
  if (own.get('version') !== 1 || sid === undefined || idempotencyKey === undefined) return undefined;
  if (typeof startedAt !== 'number' || !(Math.abs(now - startedAt) < MAX_AGE_MS)) return undefined;
  return {
    version: 1,
    sid,
    idempotencyKey,
    startedAt,
    attempt: Number.isInteger(attempt) && attempt > 0 && attempt < 1_000 ? attempt : 1,
    paymentId: string('paymentId'),
    statusToken: string('statusToken'),
    kind: string('kind'),
  };
}

/** The handle that a return route leaves in the URL: which payment, and a token to ask about it. Never a result. */
export type Handle = {readonly paymentId: string; readonly statusToken: string};

const HANDLE = /^#(?:.*&)?pay=([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{16,256})(?:&.*)?$/;

/** Reads `#pay=<ref>.<token>`; `rest` is the fragment without it. */
export function readHandle(hash: string): {readonly handle: Handle; readonly rest: string} | undefined {
  const match = HANDLE.exec(hash);
  if (!match?.[1] || !match[2]) return undefined;
  const rest = hash
    .slice(1)
    .split('&')
    .filter((part) => !part.startsWith('pay='))
    .join('&');
  return {handle: {paymentId: match[1], statusToken: match[2]}, rest: rest === '' ? '' : `#${rest}`};
}

/**
 * Takes the handle of a return route out of the page's URL, once.
 *
 * @param paymentId - The page's own, if it names one: another payment's handle is left alone.
 */
export function takeHandle(page: Window, paymentId: string | undefined): Handle | undefined {
  const found = readHandle(page.location.hash);
  if (!found || (paymentId !== undefined && paymentId !== found.handle.paymentId)) return undefined;
  const {pathname, search} = page.location;
  page.history.replaceState(page.history.state, '', pathname + search + found.rest);
  return found.handle;
}
