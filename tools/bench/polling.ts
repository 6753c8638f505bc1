// How a shopper's wait feels, by simulation: thousands of payments in milliseconds, with the session that
// runs in the widget and a merchant's server that answers after a while.
import {Checkout} from '../../test/fakes/checkout-harness.js';
import {FakeWorld} from '../../test/fakes/fake-world.js';

/** From asking to the answer, where nothing is held. */
const LATENCY_MS = 60;
const FIVE_MINUTES_MS = 300_000;

type Server = {readonly waitMs: number; readonly paidAtMs: number};

/** A merchant's server as docs describe it: holds a request that asks for it until something changes. */
class SimulatedWorld extends FakeWorld {
  requests = 0;
  readonly #server: Server;
  readonly #pick: () => number;

  constructor(server: Server, pick: () => number) {
    super();
    this.#server = server;
    this.#pick = pick;
  }

  override random = () => this.#pick();

  override get fetch() {
    return ((_input: RequestInfo | URL, init: RequestInit = {}) => {
      this.requests += 1;
      return this.#answer(init);
    }) as typeof fetch;
  }

  #answer({headers, signal}: RequestInit): Promise<Response> {
    const {waitMs, paidAtMs} = this.#server;
    const started = this.clock.now();
    const asksToHold = waitMs > 0 && new Headers(headers).has('prefer');
    const untilPaid = Math.max(0, paidAtMs - started);
    const heldMs = asksToHold ? Math.min(waitMs, untilPaid) : 0;
    return new Promise((resolve, reject) => {
      const forget = this.clock.after(heldMs + LATENCY_MS, () => {
        const isPaid = this.clock.now() - LATENCY_MS / 2 >= paidAtMs;
        const more = waitMs > 0 ? {waitMs} : {};
        resolve(Response.json({id: 'ord_7', status: isPaid ? 'succeeded' : 'pending', ...more}));
      });
      signal?.addEventListener('abort', () => {
        forget();
        reject(signal.reason);
      });
    });
  }
}

/** Numbers from 0 to 1, the same at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Real promises settle inside a `Response`; the fake clock must let them. */
const breathe = () => new Promise((resolve) => setImmediate(resolve));

async function advance(checkout: Checkout, ms: number) {
  for (let left = ms; left > 0; left -= 250) {
    await checkout.wait(Math.min(250, left));
    await breathe();
  }
}

async function opened(server: Server, pick: () => number) {
  const world = new SimulatedWorld(server, pick);
  const checkout = new Checkout({}, {world});
  await checkout.open();
  await breathe();
  return {world, checkout};
}

/** Status requests in five minutes of a page that stays in front, with nobody paying. */
async function requestsInFiveMinutes(waitMs: number): Promise<number> {
  const {world, checkout} = await opened({waitMs, paidAtMs: Number.POSITIVE_INFINITY}, randomFrom(1));
  await advance(checkout, FIVE_MINUTES_MS);
  return world.requests;
}

/** From the payment, or from coming back after it, to the outcome; in milliseconds. */
async function detectionMs(waitMs: number, returns: boolean, seed: number): Promise<number> {
  const pick = randomFrom(seed);
  const paidAtMs = 5_000 + pick() * 180_000;
  const {world, checkout} = await opened({waitMs, paidAtMs}, pick);
  await advance(checkout, paidAtMs - world.clock.now());
  let from = paidAtMs;
  if (returns) {
    await checkout.wait(500 + pick() * 2_000);
    await breathe();
    from = world.clock.now();
    if (checkout.outcomes.length > 0) return 0;
    world.wake('visible');
  }
  for (let waited = 0; checkout.outcomes.length === 0 && waited < 60_000; waited += 10) {
    await checkout.wait(10);
    await breathe();
  }
  return world.clock.now() - from;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
}

async function detection(waitMs: number, returns: boolean, payments: number) {
  const found: number[] = [];
  for (let seed = 1; seed <= payments; seed += 1) found.push(await detectionMs(waitMs, returns, seed));
  return {medianMs: quantile(found, 0.5), p95Ms: quantile(found, 0.95)};
}

export async function measurePolling(payments: number) {
  return {
    requestsInFiveMinutesVisible: await requestsInFiveMinutes(0),
    requestsInFiveMinutesWithWait: await requestsInFiveMinutes(20_000),
    waiting: {plain: await detection(0, false, payments), withWait: await detection(20_000, false, payments)},
    returning: {plain: await detection(0, true, payments), withWait: await detection(20_000, true, payments)},
  };
}
