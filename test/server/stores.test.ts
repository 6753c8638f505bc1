import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {memoryStore, postgresStore, redisStore} from '../../src/server/index.js';
import {storeContract} from './store-contract.js';
import {openStore} from './store-scenario.js';

storeContract('memory', async () => ({store: memoryStore(), close: async () => {}}));

storeContract('SQLite file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'pay-sqlite-'));
  const {store, close} = await openStore('sqlite', join(folder, 'payments.db'));
  return {
    store,
    close: async () => {
      await close();
      rmSync(folder, {recursive: true});
    },
  };
});

describe('stores', () => {
  it('memoryStore refuses production, where a forgotten payment would be a lost one', () => {
    expect(() => memoryStore({environment: 'production'})).toThrow(/forgets payments/);
  });

  it('a SQLite file keeps payments over a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pay-sqlite-'));
    const file = join(folder, 'payments.db');
    const first = await openStore('sqlite', file);
    await first.store.write('payment:1', '{}', {version: 0});
    await first.close();
    const second = await openStore('sqlite', file);
    expect(await second.store.read('payment:1')).toEqual({value: '{}', version: 1});
    await second.close();
    rmSync(folder, {recursive: true});
  });

  it('a client or pool that is none is told at once', () => {
    expect(() => redisStore({} as never)).toThrow(/redis or ioredis/);
    expect(() => postgresStore({} as never)).toThrow(/package pg/);
    expect(() => postgresStore({query: async () => ({rows: [], rowCount: 0})}, {table: 'a; drop'})).toThrow(
      /table/,
    );
  });
});
