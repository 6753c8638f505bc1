import {maybe, must, schema, text} from '../input/schema.js';
import {parseJson} from '../lib/attempt.js';
import {safeStorage} from './record.js';

/**
 * How a return page tells the shop's tab that the shopper is back. No data of the
 * payment's travels, only "somebody came back": what follows is one question to
 * the merchant's server. Every channel may be cut; each says the same.
 */
const CHANNEL = 'pay-checkout';
const SIGNAL_KEY = 'pay-checkout:signal';
export const TOLD_KEY = 'pay-checkout:told:';
export const TOLD_FOR_MS = 60 * 60_000;

/** `payReturn` is the return page's nonce. With `sid` it is an acknowledgement: the random id of the session that took the news. */
type Signal = {readonly payReturn: string; readonly sid?: string};
type Say = (signal: Signal) => void;
export type Page = Window & typeof globalThis;

export const local = (page: Window) => safeStorage(() => page.localStorage);

const sent = schema({payReturn: must(text), sid: maybe(text)});

/** Opens every channel there is. The answer: says something on all that reach everybody, and ends it. */
export function listen(page: Page, onSignal: (signal: Signal, reply: Say) => void): {say: Say; end(): void} {
  const life = new AbortController();
  const {signal: until} = life;
  const storage = local(page);
  let channel: BroadcastChannel | undefined;
  try {
    channel = new page.BroadcastChannel(CHANNEL);
  } catch {
    // Cut: the other channels remain.
  }
  const say: Say = (signal) => {
    channel?.postMessage(signal);
    storage.set(SIGNAL_KEY, JSON.stringify(signal));
    storage.remove(SIGNAL_KEY);
  };
  const hear = (data: unknown, reply: Say = say) => {
    const {payReturn, sid} = sent.read(data);
    if (payReturn && payReturn.length <= 64) onSignal({payReturn, ...(sid && {sid})}, reply);
  };
  channel?.addEventListener('message', ({data}) => hear(data));
  page.addEventListener(
    'message',
    ({data, origin, source}) => {
      if (origin !== page.location.origin || source === page) return;
      hear(data, (signal) => (source as Window | null)?.postMessage(signal, origin));
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

/** What return pages say to an open session, and what they are told by it. */
export type Returns = {
  /** Calls back when a return page speaks up, which is acknowledged with the session's id. The answer ends it. */
  listen(sid: string, callback: () => void): () => void;
  /**
   * Notes that this origin has told how these sessions or payments ended: a return page that comes late, when the
   * shop's tab has stopped listening or is gone, must not tell it a second time. Kept for an hour.
   */
  markTold(names: readonly (string | undefined)[]): void;
};

export const browserReturns = (page: Page): Returns => ({
  listen: (sid, callback) =>
    listen(page, ({payReturn, sid: isAcknowledgement}, reply) => {
      if (isAcknowledgement) return;
      reply({payReturn, sid});
      callback();
    }).end,
  markTold(names) {
    const storage = local(page);
    const now = Date.now();
    for (const key of storage.keys()) {
      if (key.startsWith(TOLD_KEY) && !(now - Number(storage.get(key)) < TOLD_FOR_MS)) storage.remove(key);
    }
    for (const name of names) if (name) storage.set(TOLD_KEY + name, String(now));
  },
});
