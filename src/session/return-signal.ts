import type {Clock} from '../lib/clock.js';
import {systemClock} from '../lib/clock.js';
import {parseJson} from '../lib/fetch-json.js';
import {randomId} from '../lib/random-id.js';
import {SafeStorage} from './resume.js';

/**
 * How a return page tells the shop's tab that the shopper is back. No data of the
 * payment's travels, only "somebody came back": what follows is one question to
 * the merchant's server. Every channel may be cut; each says the same.
 */
const CHANNEL = 'pay-checkout';
const SIGNAL_KEY = 'pay-checkout:signal';
const TOLD_KEY = 'pay-checkout:told:';
const TOLD_FOR_MS = 60 * 60_000;

/** With `sid` it is an acknowledgement: the random id of the session that took the news. */
type Signal = {readonly nonce: string; readonly sid?: string};
type Say = (signal: Signal) => void;
type Page = Window & typeof globalThis;

function readSignal(data: unknown): Signal | undefined {
  const own = new Map<string, unknown>(Object.entries(Object(data)));
  const nonce = own.get('payReturn');
  const sid = own.get('sid');
  if (typeof nonce !== 'string' || nonce.length > 64) return undefined;
  return typeof sid === 'string' ? {nonce, sid} : {nonce};
}

const written = ({nonce, sid}: Signal) => ({payReturn: nonce, ...(sid && {sid})});

/** Opens every channel there is. The answer: says something on all that reach everybody, and ends it. */
function listen(page: Page, onSignal: (signal: Signal, reply: Say) => void): {say: Say; end(): void} {
  const life = new AbortController();
  const {signal: until} = life;
  const local = SafeStorage.local(page);
  let channel: BroadcastChannel | undefined;
  try {
    channel = new page.BroadcastChannel(CHANNEL);
  } catch {
    // Cut: the other channels remain.
  }
  const say: Say = (signal) => {
    channel?.postMessage(written(signal));
    local.set(SIGNAL_KEY, JSON.stringify(written(signal)));
    local.remove(SIGNAL_KEY);
  };
  const hear = (data: unknown, reply: Say = say) => {
    const signal = readSignal(data);
    if (signal) onSignal(signal, reply);
  };
  channel?.addEventListener('message', ({data}) => hear(data));
  page.addEventListener(
    'message',
    ({data, origin, source}) => {
      if (origin !== page.location.origin || source === page) return;
      hear(data, (signal) => (source as Window | null)?.postMessage(written(signal), origin));
    },
    {signal: until},
  );
  page.addEventListener(
    'storage',
    ({key, newValue}) => {
      if (key === SIGNAL_KEY && newValue && newValue.length < 512) hear(parseJson(newValue));
    },
    {signal: until},
  );
  const end = () => {
    channel?.close();
    life.abort();
  };
  return {say, end};
}

/** For an open session: calls back when a return page speaks up, and acknowledges it. The answer ends it. */
export function onReturn(page: Page, sid: string, callback: () => void): () => void {
  return listen(page, ({nonce, sid: isAcknowledgement}, reply) => {
    if (isAcknowledgement) return;
    reply({nonce, sid});
    callback();
  }).end;
}

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
    const nonce = randomId(page.crypto);
    const end = (isTaken: boolean) => {
      cancel();
      line.end();
      resolve(isTaken);
    };
    const line = listen(page, (signal) => {
      const isMine = signal.nonce === nonce && signal.sid !== undefined;
      if (isMine && (sids.length === 0 || sids.includes(signal.sid ?? ''))) end(true);
    });
    const cancel = clock.after(waitMs, () => end(false));
    line.say({nonce});
    try {
      (page.opener as Window | null)?.postMessage(written({nonce}), page.location.origin);
    } catch {
      // Cut: the other channels remain.
    }
  });
}

/**
 * Notes that this origin has told how these sessions or payments ended: a return page that comes late, when the
 * shop's tab has stopped listening or is gone, must not tell it a second time. Kept for an hour.
 */
export function markTold(page: Page, names: readonly (string | undefined)[], now = Date.now()) {
  const local = SafeStorage.local(page);
  for (const key of local.keys()) {
    if (key.startsWith(TOLD_KEY) && !(now - Number(local.get(key)) < TOLD_FOR_MS)) local.remove(key);
  }
  for (const name of names) if (name) local.set(TOLD_KEY + name, String(now));
}

export function wasTold(page: Page, names: readonly (string | undefined)[], now = Date.now()): boolean {
  const local = SafeStorage.local(page);
  return names.some((name) => name && now - Number(local.get(TOLD_KEY + name)) < TOLD_FOR_MS);
}
