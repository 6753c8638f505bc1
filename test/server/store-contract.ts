import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Store} from '../../src/server/index.js';

export type Opened = {readonly store: Store; readonly close: () => Promise<void>};

/** What every store must do; a store of a merchant's own can be held against it. Keys are random, so that a database may be shared. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`store contract: ${name}`, () => {
    let opened: Opened;
    let store: Store;
    const prefix = `test:${Math.random().toString(36).slice(2)}`;
    const key = (last: string) => `${prefix}:${last}`;
    beforeAll(async () => {
      opened = await open();
      store = opened.store;
    });
    afterAll(() => opened?.close());

    it('has no row that nobody wrote', async () => {
      expect(await store.read(key('none'))).toBeUndefined();
    });

    it('gives back what was written, letter for letter', async () => {
      const text = JSON.stringify({
        name: 'চা পয়েন্ট 🫖',
        quote: `"'\\`,
        zero: '\u2028',
        long: 'x'.repeat(100_000),
      });
      expect(await store.write(key('text'), text, {version: 0})).toBe(true);
      expect(await store.read(key('text'))).toEqual({value: text, version: 1});
    });

    it('writes only over the version that was read', async () => {
      expect(await store.write(key('cas'), 'a', {version: 0})).toBe(true);
      expect(await store.write(key('cas'), 'b', {version: 0})).toBe(false);
      expect(await store.write(key('cas'), 'b', {version: 2})).toBe(false);
      expect(await store.write(key('cas'), 'b', {version: 1})).toBe(true);
      expect(await store.write(key('cas'), 'c', {version: 1})).toBe(false);
      expect(await store.read(key('cas'))).toEqual({value: 'b', version: 2});
      expect(await store.write(key('absent'), 'a', {version: 1})).toBe(false);
      expect(await store.read(key('absent'))).toBeUndefined();
    });

    it('lets exactly one of many writers win', async () => {
      const writers = Array.from({length: 50}, (_, i) => i);
      const first = await Promise.all(writers.map((i) => store.write(key('race'), `a${i}`, {version: 0})));
      expect(first.filter(Boolean)).toHaveLength(1);
      const second = await Promise.all(writers.map((i) => store.write(key('race'), `b${i}`, {version: 1})));
      expect(second.filter(Boolean)).toHaveLength(1);
      expect(await store.read(key('race'))).toEqual({value: `b${second.indexOf(true)}`, version: 2});
    });

    it('forgets a row when its time is over, and takes a new one in its place', async () => {
      expect(await store.write(key('brief'), 'old', {version: 0, expiresAt: Date.now() + 40})).toBe(true);
      expect(await store.read(key('brief'))).toMatchObject({value: 'old'});
      await new Promise((resolve) => setTimeout(resolve, 80));
      expect(await store.read(key('brief'))).toBeUndefined();
      expect(await store.write(key('brief'), 'late', {version: 1})).toBe(false);
      expect(await store.write(key('brief'), 'new', {version: 0, expiresAt: Date.now() + 60_000})).toBe(true);
      expect(await store.read(key('brief'))).toMatchObject({value: 'new'});
    });

    it('names what is due, the longest waiting first, and nothing that is not', async () => {
      const at = 1_000;
      await store.write(key('later'), '', {version: 0, dueAt: at + 1});
      await store.write(key('second'), '', {version: 0, dueAt: at});
      await store.write(key('first'), '', {version: 0, dueAt: at - 500});
      await store.write(key('never'), '', {version: 0});
      const mine = async (limit: number) =>
        (await store.due(at, limit)).filter((one) => one.startsWith(prefix));
      expect(await mine(1_000)).toEqual([key('first'), key('second')]);
      expect((await store.due(at, 1)).length).toBe(1);
      await store.write(key('first'), '', {version: 1});
      await store.write(key('second'), '', {version: 1, dueAt: at + 9_000});
      expect(await mine(1_000)).toEqual([]);
    });
  });
}
