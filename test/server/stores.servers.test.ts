import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from 'esbuild';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {redisStore} from '../../src/server/index.js';
import type {Started} from '../../tools/ensure-servers.mjs';
import {startPostgres, startRedis} from '../../tools/ensure-servers.mjs';
import {storeContract} from './store-contract.js';
import type {Kind} from './store-scenario.js';
import {openStore, shopProcess} from './store-scenario.js';

const TIMEOUT_MS = 60_000;

// Started before the suites are known: what is not there has no suite, and says so.
const folder = mkdtempSync(join(tmpdir(), 'pay-stores-'));
const [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
const databases: (readonly [Kind, Started])[] = [
  ['sqlite', {url: join(folder, 'payments.db'), stop: async () => {}}],
  ['redis', redis],
  ['postgres', postgres],
];

afterAll(async () => {
  await Promise.all(databases.map(([, {stop}]) => stop?.()));
  rmSync(folder, {recursive: true, force: true});
});

for (const [kind, {url, missing}] of databases) {
  if (missing !== undefined) {
    console.warn(`store tests against a real ${kind} server are left out: ${missing}`);
    continue;
  }
  storeContract(kind, () => openStore(kind, url));
  severalProcesses(kind, url);
}

if (redis.url !== undefined) {
  storeContract('redis, by a client like ioredis', async () => {
    const {createClient} = await import('redis');
    const client = createClient({url: redis.url});
    await client.connect();
    const call = (command: string, ...values: string[]) => client.sendCommand([command, ...values]);
    return {store: redisStore({call}, {prefix: 'other'}), close: async () => void (await client.close())};
  });
}

function severalProcesses(kind: Kind, url: string): void {
  describe(`several processes share ${kind}`, () => {
    const worker = join('node_modules', '.cache', 'pay-checkout', `store-worker-${process.pid}-${kind}.mjs`);
    beforeAll(async () => {
      mkdirSync(join('node_modules', '.cache', 'pay-checkout'), {recursive: true});
      await build({
        entryPoints: ['test/server/store-worker.ts'],
        outfile: worker,
        bundle: true,
        format: 'esm',
        platform: 'node',
        target: 'node20',
        external: ['libsql', 'redis', 'pg'],
        logLevel: 'error',
      });
    }, TIMEOUT_MS);
    afterAll(() => rmSync(worker, {force: true}));

    const start = (logFile: string, ref: string, count: number, ...more: string[]) =>
      running(spawn(process.execPath, [worker, kind, url, logFile, ref, String(count), ...more]));

    it(
      'SEC-84: the same webhook a hundred times at once in each of two processes delivers once',
      async () => {
        const logFile = join(folder, `${kind}-parallel.log`);
        const {server, close, ref} = await newPayment(kind, url, logFile);
        const workers = [start(logFile, ref, 100), start(logFile, ref, 100)];
        await Promise.all(workers.map(({ready}) => ready));
        for (const {go} of workers) go();
        const said = await Promise.all(workers.map(({ended}) => ended));
        for (const {output} of said) expect(new Set(JSON.parse(output) as number[])).toEqual(new Set([200]));
        await server.reconcile();
        await server.idle();
        expect(lines(logFile)).toEqual([`start ${ref}`, `end ${ref}`]);
        await close();
      },
      TIMEOUT_MS,
    );

    it(
      'SEC-84: a process killed between claim and effect loses nothing: it is delivered after the lease, with the same ref',
      async () => {
        const logFile = join(folder, `${kind}-killed.log`);
        const {server, close, ref, store} = await newPayment(kind, url, logFile);
        const worker = start(logFile, ref, 1, 'die');
        await worker.ready;
        worker.go();
        expect((await worker.ended).signal).toBe('SIGKILL');
        await server.reconcile();
        await server.idle();
        expect(lines(logFile)).toEqual([`start ${ref}`]);

        const later = shopProcess(store, logFile, {aheadMs: 61_000});
        await later.reconcile();
        await later.idle();
        expect(lines(logFile)).toEqual([`start ${ref}`, `start ${ref}`, `end ${ref}`]);
        await later.reconcile();
        await later.idle();
        expect(lines(logFile)).toHaveLength(3);
        await close();
      },
      TIMEOUT_MS,
    );
  });
}

async function newPayment(kind: Kind, url: string, logFile: string) {
  const {store, close} = await openStore(kind, url);
  const server = shopProcess(store, logFile);
  const response = await server.fetch(
    new Request('https://shop.example/pay/payments', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({orderId: `order-${Math.random()}`}),
    }),
  );
  const {paymentId} = (await response.json()) as {paymentId: string};
  return {store, close, server, ref: paymentId};
}

function lines(file: string): string[] {
  return readFileSync(file, 'utf8').trim().split('\n');
}

/** A worker that says `ready`, waits for `go`, and ends. */
function running(child: ChildProcess) {
  let output = '';
  let errors = '';
  let isReady = () => {};
  const ready = new Promise<void>((resolve) => {
    isReady = resolve;
  });
  child.stdout?.on('data', (chunk: Buffer) => {
    output += String(chunk);
    if (output.includes('ready\n')) isReady();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += String(chunk);
  });
  const ended = new Promise<{output: string; signal: string | null}>((resolve, reject) => {
    child.on('exit', (code, signal) => {
      if (code !== 0 && signal === null) reject(new Error(errors));
      else resolve({output: output.replace('ready\n', ''), signal});
    });
  });
  return {ready, ended, go: () => void child.stdin?.write('go\n')};
}
