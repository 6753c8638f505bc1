import {RECORD_PREFIX} from './may-resume.js';

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
export function safeStorage(open: () => globalThis.Storage): Storage {
  const attempt = <T>(act: (storage: globalThis.Storage) => T): T | undefined => {
    try {
      return act(open());
    } catch {
      return undefined;
    }
  };
  return {
    get: (key) => attempt((storage) => storage.getItem(key)) ?? undefined,
    set: (key, value) => attempt((storage) => storage.setItem(key, value)),
    remove: (key) => attempt((storage) => storage.removeItem(key)),
    keys: () =>
      attempt((storage) => Array.from({length: storage.length}, (_, index) => storage.key(index) ?? '')) ??
      [],
  };
}

export const saveRecord = (storage: Storage, key: string, record: SessionRecord) =>
  storage.set(RECORD_PREFIX + key, JSON.stringify(record));

export const dropRecord = (storage: Storage, key: string) => storage.remove(RECORD_PREFIX + key);
