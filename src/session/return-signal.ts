import type {Clock} from '../lib/clock.js';
import {systemClock} from '../lib/clock.js';
import {randomId} from '../lib/random-id.js';
import {SafeStorage} from './resume.js';

/**
 * How a return page tells the shop's tab that the shopper is back. No data of the
 * payment's travels, only "somebody came back": what follows is one question to
 * the merchant's server. Every channel may be cut; each says the same.
 */
const CHANNEL = 'pay-checkout';
const STORAGE_KEY = 'pay-checkout:signal';

/** `sid` is the session's random id: a window that holds a copy of its record knows itself by it. */
type Signal =
  | {readonly type: 'pay-return'; readonly nonce: string}
  | {readonly type: 'pay-ack'; readonly nonce: string; readonly sid: string};

function readSignal(data: unknown): Signal | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const own = (name: string) => {
    const value: unknown = Object.hasOwn(data, name) ? (data as Record<string, unknown>)[name] : undefined;
    return typeof value === 'string' && value.length <= 64 ? value : undefined;
  };
  const type = own('type');
  const nonce = own('nonce');
  if (nonce === undefined) return undefined;
  if (type === 'pay-return') return {type, nonce};
  const sid = own('sid');
  return type === 'pay-ack' && sid !== undefined ? {type, nonce, sid} : undefined;
}

type Page = Window & typeof globalThis;

function listen(page: Page, onSignal: (signal: Signal, reply: (signal: Signal) => void) => void): () => void {
  const channel = openChannel(page);
  const local = SafeStorage.local(page);
  const say = (signal: Signal) => {
    channel?.postMessage(signal);
    local.set(STORAGE_KEY, JSON.stringify(signal));
    local.remove(STORAGE_KEY);
  };
  const onMessage = (event: MessageEvent) => {
    if (event.origin !== page.location.origin || event.source === page) return;
    const signal = readSignal(event.data);
    const source = event.source as Window | null;
    if (signal) onSignal(signal, (answer) => source?.postMessage(answer, page.location.origin));
  };
  const onChannel = (event: MessageEvent) => {
    const signal = readSignal(event.data);
    if (signal) onSignal(signal, say);
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key !== STORAGE_KEY || event.newValue === null || event.newValue.length > 512) return;
    const signal = readSignal(parse(event.newValue));
    if (signal) onSignal(signal, say);
  };
  channel?.addEventListener('message', onChannel);
  page.addEventListener('message', onMessage);
  page.addEventListener('storage', onStorage);
  return () => {
    channel?.close();
    page.removeEventListener('message', onMessage);
    page.removeEventListener('storage', onStorage);
  };
}

function openChannel(page: Page): BroadcastChannel | undefined {
  try {
    return new page.BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** For an open session: calls back when a return page speaks up, and acknowledges it. */
export function onReturn(page: Page, sid: string, callback: () => void): () => void {
  return listen(page, (signal, reply) => {
    if (signal.type !== 'pay-return') return;
    reply({type: 'pay-ack', nonce: signal.nonce, sid});
    callback();
  });
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
    const end = (taken: boolean) => {
      cancel();
      unlisten();
      resolve(taken);
    };
    const unlisten = listen(page, (signal) => {
      if (signal.type !== 'pay-ack' || signal.nonce !== nonce) return;
      if (sids.length === 0 || sids.includes(signal.sid)) end(true);
    });
    const cancel = clock.after(waitMs, () => end(false));
    const signal: Signal = {type: 'pay-return', nonce};
    openChannelOnce(page, signal);
    const local = SafeStorage.local(page);
    local.set(STORAGE_KEY, JSON.stringify(signal));
    local.remove(STORAGE_KEY);
    tellOpener(page, signal);
  });
}

function openChannelOnce(page: Page, signal: Signal) {
  const channel = openChannel(page);
  channel?.postMessage(signal);
  channel?.close();
}

function tellOpener(page: Page, signal: Signal) {
  try {
    const opener = page.opener as Window | null;
    opener?.postMessage(signal, page.location.origin);
  } catch {
    // Cut off: the other channels remain.
  }
}
