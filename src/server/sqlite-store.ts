import {PayError} from '../errors.js';
import type {Store} from './store.js';

/** What `node:sqlite`, `libsql` and `better-sqlite3` have in common. */
export type SqliteDatabase = {
  exec(sql: string): unknown;
  prepare(sql: string): {
    get(...values: (string | number)[]): unknown;
    all(...values: (string | number)[]): unknown[];
    run(...values: (string | number)[]): {changes: number | bigint};
  };
  close(): unknown;
};

/** Tried in this order. The first comes with Node from 22.13 on, the others are packages; `libsql` brings its binary along. */
const DRIVERS = ['node:sqlite', 'libsql', 'better-sqlite3'] as const;

/** Durable before a write resolves; readers and writers of several processes do not block each other for long. */
const SETUP = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA busy_timeout = 5000;
  CREATE TABLE IF NOT EXISTS pay_checkout (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    due_at INTEGER,
    expires_at INTEGER
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS pay_checkout_due ON pay_checkout (due_at) WHERE due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS pay_checkout_expires ON pay_checkout (expires_at) WHERE expires_at IS NOT NULL;
`;

const READ =
  'SELECT value, version FROM pay_checkout WHERE key = ? AND (expires_at IS NULL OR expires_at > ?)';
// 0 stands for "never": a bound NULL is told apart from text differently by each driver
const INSERT = `
  INSERT INTO pay_checkout (key, value, version, due_at, expires_at) VALUES (?, ?, 1, NULLIF(?, 0), NULLIF(?, 0))
  ON CONFLICT (key) DO UPDATE SET value = excluded.value, version = 1, due_at = excluded.due_at, expires_at = excluded.expires_at
  WHERE pay_checkout.expires_at <= ?`;
const UPDATE = `
  UPDATE pay_checkout SET value = ?, version = version + 1, due_at = NULLIF(?, 0), expires_at = NULLIF(?, 0)
  WHERE key = ? AND version = ? AND (expires_at IS NULL OR expires_at > ?)`;
const DUE =
  'SELECT key FROM pay_checkout WHERE due_at <= ? AND (expires_at IS NULL OR expires_at > ?) ORDER BY due_at LIMIT ?';
const SWEEP = 'DELETE FROM pay_checkout WHERE expires_at <= ?';

/**
 * Payments in one SQLite file: the durable store that needs no server. Several
 * processes of one machine may share the file; it must lie on a local disk.
 *
 * @param file - A path, or an open database of `node:sqlite`, `libsql` or `better-sqlite3`.
 * @throws {PayError} `config-invalid` at the first use if none of these is there.
 */
export function sqliteStore(file: string | SqliteDatabase): Store {
  let opened: Promise<SqliteDatabase> | undefined;
  const open = () => {
    opened ??= prepare(file);
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  return {
    shared: true,
    async read(key) {
      const row = (await open()).prepare(READ).get(key, Date.now()) as
        | {value: string; version: number}
        | undefined;
      return row ? {value: row.value, version: Number(row.version)} : undefined;
    },
    async write(key, value, {version, dueAt = 0, expiresAt = 0}) {
      const database = await open();
      const now = Date.now();
      const {changes} =
        version === 0
          ? database.prepare(INSERT).run(key, value, dueAt, expiresAt, now)
          : database.prepare(UPDATE).run(value, dueAt, expiresAt, key, version, now);
      return Number(changes) === 1;
    },
    async due(now, limit) {
      const database = await open();
      database.prepare(SWEEP).run(Date.now());
      const rows = database.prepare(DUE).all(now, Date.now(), limit) as {key: string}[];
      return rows.map(({key}) => key);
    },
    async close() {
      const database = await opened?.catch(() => undefined);
      opened = undefined;
      if (typeof file === 'string') database?.close();
    },
  };
}

async function prepare(file: string | SqliteDatabase): Promise<SqliteDatabase> {
  const database = typeof file === 'string' ? await openFile(file) : file;
  database.exec(SETUP);
  return database;
}

async function openFile(path: string): Promise<SqliteDatabase> {
  for (const driver of DRIVERS) {
    const module = await load(driver);
    if (module) return new module(path);
  }
  throw new PayError(
    'config-invalid',
    'sqliteStore needs Node 22.13 or newer, or the package "libsql": npm install libsql.',
    {
      field: 'store',
      fatal: true,
    },
  );
}

type Driver = new (path: string) => SqliteDatabase;

/** Loaded at the first use and by a name that no bundler follows: the kit itself runs where none of them exists. */
async function load(driver: string): Promise<Driver | undefined> {
  try {
    const loaded = (await import(/* @vite-ignore */ /* webpackIgnore: true */ driver)) as {
      DatabaseSync?: Driver;
      default?: Driver;
    };
    return loaded.DatabaseSync ?? loaded.default;
  } catch {
    return undefined;
  }
}
