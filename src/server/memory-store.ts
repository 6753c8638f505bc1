import {PayError} from '../errors.js';
import type {Row, Store} from './store.js';

type Kept = Row & {readonly dueAt?: number; readonly expiresAt?: number};

export type MemoryStoreOptions = {
  /** Epoch milliseconds. */
  readonly now?: () => number;
  /** `production` is refused. Default: `process.env.NODE_ENV`, where there is one. */
  readonly environment?: string | undefined;
};

/**
 * For tests and demos: forgets every payment when the process ends, so a
 * shopper who pays meanwhile would never be known.
 *
 * @throws {PayError} `config-invalid` in production.
 */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  const {now = Date.now, environment = nodeEnvironment()} = options;
  if (environment === 'production') {
    throw new PayError(
      'config-invalid',
      'memoryStore() forgets payments: use sqliteStore, redisStore or postgresStore.',
      {
        field: 'store',
        fatal: true,
      },
    );
  }
  const rows = new Map<string, Kept>();
  const current = (key: string) => {
    const row = rows.get(key);
    if (row?.expiresAt === undefined || row.expiresAt > now()) return row;
    rows.delete(key);
    return undefined;
  };
  return {
    shared: false,
    read: async (key) => {
      const row = current(key);
      return row && {value: row.value, version: row.version};
    },
    write: async (key, value, {version, ...times}) => {
      if ((current(key)?.version ?? 0) !== version) return false;
      rows.set(key, {value, version: version + 1, ...times});
      return true;
    },
    due: async (at, limit) =>
      [...rows]
        .flatMap(([key, {dueAt}]) =>
          dueAt !== undefined && dueAt <= at && current(key) ? [{key, dueAt}] : [],
        )
        .sort((a, b) => a.dueAt - b.dueAt)
        .slice(0, limit)
        .map(({key}) => key),
  };
}

function nodeEnvironment(): string | undefined {
  const {process} = globalThis as {process?: {env?: Record<string, string | undefined>}};
  return process?.env?.NODE_ENV;
}
