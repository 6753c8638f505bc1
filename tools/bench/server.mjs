// Status requests per second through the backend kit, against a bare handler that answers the same bytes, in the
// same run of the same runtime: as Fetch handlers, and over HTTP in a process of their own.
// Usage: node tools/bench/server.mjs [rounds]
import {fork} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {Agent, createServer, request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {ROOT} from '../build/project.mjs';

const HERE = fileURLToPath(import.meta.url);
const ROUNDS = 11;
const REQUESTS = 1_500;
const CONNECTIONS = 16;
/** Each token may ask 40 times at once: so many are needed that no answer is a 429. */
const PAYMENTS = 2 * Math.ceil(((ROUNDS + 1) * REQUESTS) / 40);

const loadKit = () => import(pathToFileURL(join(ROOT, 'dist/server.js')).href);

/** A kit with open payments, and a bare handler that knows one answer. */
async function subjects(store) {
  const {createCheckoutServer, uddoktapay} = await loadKit();
  const checkout = createCheckoutServer({
    publicUrl: 'http://localhost/pay',
    gateways: [uddoktapay({apiUrl: 'http://localhost:1', apiKey: 'bench', currency: 'BDT'})],
    store,
    loadOrder: () => ({
      amount: '320.00',
      currency: 'BDT',
      customer: {name: 'Bench', email: 'bench@example.com'},
    }),
    onPaid: () => {},
    returnTo: () => '/',
    fetch: async () => Response.json({status: true, payment_url: 'http://localhost:1/payment/1'}),
  });
  const asks = [];
  for (let i = 0; i < PAYMENTS; i++) {
    const created = await checkout.fetch(
      new Request('http://localhost/pay/payments', {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: JSON.stringify({orderId: String(i)}),
      }),
    );
    const {statusUrl, statusToken} = await created.json();
    asks.push({url: statusUrl, headers: {authorization: `Bearer ${statusToken}`}});
  }
  const first = await checkout.fetch(new Request(asks[0].url, asks[0]));
  if (first.status !== 200) throw new Error(`the kit answered ${first.status}`);
  const headers = Object.fromEntries(first.headers);
  const body = await first.text();
  const bare = async (question) => new Response(question.headers.get('authorization') ? body : '', {headers});
  return {kit: checkout.fetch, bare, asks};
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Requests per second of each, by turns, so that a busy machine is fair to both; the first round warms up. */
async function byTurns(rounds, runs) {
  const found = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, run] of Object.entries(runs)) {
      const startedMs = performance.now();
      await run(round);
      const perSecond = REQUESTS / ((performance.now() - startedMs) / 1_000);
      if (round > 0) found[name].push(perSecond);
    }
  }
  const [kit, bare] = [found.kit, found.bare].map((all) => Math.round(median(all)));
  return {kit, bare, ratio: Math.round((kit / bare) * 1_000) / 1_000};
}

/** Each request of a run with a token of its own, `CONNECTIONS` at a time. */
async function ask(asks, round, one) {
  let next = round * REQUESTS;
  const end = next + REQUESTS;
  const work = async () => {
    while (next < end) {
      const status = await one(asks[next++ % asks.length]);
      if (status !== 200) throw new Error(`a status request was answered ${status}`);
    }
  };
  await Promise.all(Array.from({length: CONNECTIONS}, work));
}

async function asHandlers(rounds, store) {
  const {kit, bare, asks} = await subjects(store);
  const through = (handler) => (round) =>
    ask(asks, round, async ({url, headers}) => {
      const answer = await handler(new Request(url, {headers}));
      await answer.arrayBuffer();
      return answer.status;
    });
  return byTurns(rounds, {kit: through(kit), bare: through(bare)});
}

/** The server's half: both handlers behind the same adapter, and a bare one of Node's own. */
async function serveBoth() {
  const {memoryStore, toNodeHandler} = await loadKit();
  const {kit, bare, asks} = await subjects(memoryStore({environment: 'bench'}));
  const listen = (listener) =>
    new Promise((done) => {
      const server = createServer(listener).listen(0, '127.0.0.1', () => done(server.address().port));
    });
  const behind = (fetch) => {
    const handler = toNodeHandler({fetch, path: '/pay', origin: 'http://localhost'});
    return (incoming, outgoing) => handler(incoming, outgoing);
  };
  const ports = {kit: await listen(behind(kit)), bare: await listen(behind(bare))};
  process.send({ports, asks: asks.map(({url, headers}) => ({path: new URL(url).pathname, headers}))});
}

async function overHttp(rounds) {
  const child = fork(HERE, ['--serve'], {stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
  const agent = new Agent({keepAlive: true, maxSockets: CONNECTIONS});
  try {
    const {ports, asks} = await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    const at = (port) => (round) =>
      ask(
        asks,
        round,
        ({path, headers}) =>
          new Promise((resolve, reject) => {
            const sent = request({host: '127.0.0.1', port, path, headers, agent}, (answer) => {
              answer.resume().once('end', () => resolve(answer.statusCode));
            });
            sent.once('error', reject).end();
          }),
      );
    return await byTurns(rounds, {kit: at(ports.kit), bare: at(ports.bare)});
  } finally {
    agent.destroy();
    child.kill();
  }
}

/** `{handlers: {memory, sqlite}, http}`: each `{kit, bare, ratio}`, in requests per second. */
export async function measureServer(rounds = ROUNDS) {
  if (!existsSync(join(ROOT, 'dist/server.js'))) throw new Error('npm run build first');
  const {memoryStore, sqliteStore} = await loadKit();
  const folder = mkdtempSync(join(tmpdir(), 'pay-bench-'));
  try {
    const memory = await asHandlers(rounds, memoryStore({environment: 'bench'}));
    const sqlite = await asHandlers(rounds, sqliteStore(join(folder, 'payments.db')));
    return {runtime: `node ${process.version}`, handlers: {memory, sqlite}, http: await overHttp(rounds)};
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

export function printServer({handlers, http}) {
  console.log('\nstatus requests per second, median (ratio to a bare handler)');
  const rows = {
    'handler, memory': handlers.memory,
    'handler, SQLite': handlers.sqlite,
    'over HTTP, memory': http,
  };
  for (const [name, {kit, bare, ratio}] of Object.entries(rows)) {
    console.log(`${name.padEnd(20)} kit ${kit}, bare ${bare} (${ratio})`);
  }
}

if (process.argv[2] === '--serve') await serveBoth();
else if (process.argv[1] === HERE) {
  const found = await measureServer(Math.min(ROUNDS, Number(process.argv[2] ?? ROUNDS)));
  printServer(found);
  console.log(JSON.stringify(found));
}
