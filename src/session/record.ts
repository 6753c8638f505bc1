import {attempt} from '../lib/attempt.js';

/** What survives a reload, in `sessionStorage`: nothing that could be turned into a result, and never a URL. */
export type SessionRecord = {
  readonly version: 1;
  readonly sid: string;
  readonly paymentId?: string | undefined;
  readonly idempotencyKey: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** The read-only status token. */
  readonly statusToken?: string | undefined;
  /** Epoch milliseconds of the opening. */
  readonly startedAt: number;
  /** The challenge's kind, once known. */
  readonly kind?: string | undefined;
};

export type Storage = {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(): readonly string[];
};

/** Storage that may be blocked, full or absent: then nothing is kept, and nothing breaks. */
export const safeStorage = (open: () => globalThis.Storage): Storage => ({
  get: (key) => attempt(() => open().getItem(key)) ?? undefined,
  set: (key, value) => attempt(() => open().setItem(key, value)),
  remove: (key) => attempt(() => open().removeItem(key)),
  keys: () => attempt(() => Object.keys(open())) ?? [],
});
