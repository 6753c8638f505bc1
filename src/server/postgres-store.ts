import {PayError} from '../errors.js';
import type {Store} from './store.js';

/** A pool of the package `pg`, or anything that asks in its way. */
export type PostgresPool = {
  query(sql: string, values?: unknown[]): Promise<{rows: unknown[]; rowCount: number | null}>;
};

export type PostgresStoreOptions = {
  /** Made at the first use if it is not there. Default: `pay_checkout`. */
  readonly table?: string;
};

/** Payments in PostgreSQL, for many processes. Times are decided by the database's clock where rows run out. */
export function postgresStore(
  pool: PostgresPool,
  {table = 'pay_checkout'}: PostgresStoreOptions = {},
): Store {
  if (typeof pool?.query !== 'function' || !/^[a-z_][a-z0-9_]{0,40}$/.test(table)) {
    throw new PayError(
      'config-invalid',
      'postgresStore needs a pool of the package pg and a plain table name.',
      {
        field: 'store',
        fatal: true,
      },
    );
  }
  const sql = statements(table);
  let prepared: Promise<unknown> | undefined;
  const query = async (text: string, values: unknown[]) => {
    prepared ??= pool.query(sql.setup).catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    await prepared;
    return await pool.query(text, values);
  };
  return {
    shared: true,
    async read(key) {
      const [row] = (await query(sql.read, [key])).rows as {value: string; version: string}[];
      return row && {value: row.value, version: Number(row.version)};
    },
    async write(key, value, {version, dueAt = null, expiresAt = null}) {
      const {rowCount} =
        version === 0
          ? await query(sql.insert, [key, value, dueAt, expiresAt])
          : await query(sql.update, [key, value, dueAt, expiresAt, version]);
      return rowCount === 1;
    },
    async due(now, limit) {
      await query(sql.sweep, []);
      const {rows} = await query(sql.due, [now, limit]);
      return (rows as {key: string}[]).map(({key}) => key);
    },
  };
}

const NOW = '(extract(epoch from clock_timestamp()) * 1000)';

function statements(table: string) {
  const isAlive = `(expires_at IS NULL OR expires_at > ${NOW})`;
  return {
    // one query is one transaction: of two processes that start at the same time, the lock lets one go first
    setup: `
      SELECT pg_advisory_xact_lock(hashtext('${table}'));
      CREATE TABLE IF NOT EXISTS ${table} (
        key text PRIMARY KEY,
        value text NOT NULL,
        version bigint NOT NULL,
        due_at bigint,
        expires_at bigint
      );
      CREATE INDEX IF NOT EXISTS ${table}_due ON ${table} (due_at) WHERE due_at IS NOT NULL;
      CREATE INDEX IF NOT EXISTS ${table}_expires ON ${table} (expires_at) WHERE expires_at IS NOT NULL;`,
    read: `SELECT value, version FROM ${table} WHERE key = $1 AND ${isAlive}`,
    insert: `
      INSERT INTO ${table} (key, value, version, due_at, expires_at) VALUES ($1, $2, 1, $3, $4)
      ON CONFLICT (key) DO UPDATE
      SET value = excluded.value, version = 1, due_at = excluded.due_at, expires_at = excluded.expires_at
      WHERE ${table}.expires_at <= ${NOW}`,
    update: `
      UPDATE ${table} SET value = $2, version = version + 1, due_at = $3, expires_at = $4
      WHERE key = $1 AND version = $5 AND ${isAlive}`,
    due: `SELECT key FROM ${table} WHERE due_at <= $1 AND ${isAlive} ORDER BY due_at LIMIT $2`,
    sweep: `DELETE FROM ${table} WHERE expires_at <= ${NOW}`,
  };
}
