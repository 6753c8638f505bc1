import type {Payment} from './payment.js';
import type {Store} from './store.js';

/** So often a write that lost its race is tried anew, before the store counts as broken. */
const MAX_TRIES = 60;

export type Row<T> = {readonly value: T; readonly version: number};

/** What the kit keeps, as rows of JSON in a store. Every change is a compare-and-set. */
export class Ledger {
  readonly #store: Store;
  readonly #dueAt: (payment: Payment) => number | undefined;
  readonly #listeners = new Map<string, Set<() => void>>();
  /** Changes of this process to one payment wait for each other; only other processes are raced. */
  readonly #queues = new Map<string, Promise<unknown>>();

  /** @param dueAt - When a payment wants to be looked at again without being asked, in epoch milliseconds. */
  constructor(store: Store, dueAt: (payment: Payment) => number | undefined) {
    this.#store = store;
    this.#dueAt = dueAt;
  }

  async payment(ref: string): Promise<Payment | undefined> {
    return (await this.row<Payment>(paymentKey(ref)))?.value;
  }

  async insert(payment: Payment): Promise<void> {
    const written = await this.#write(paymentKey(payment.ref), payment, 0);
    if (!written) throw new Error('a payment of that ref is there already');
  }

  /**
   * Changes a payment, however many others do so at the same time: `change` may run several times,
   * each time on the newest state. Answers what is now stored, or `undefined` for an unknown ref.
   */
  change(ref: string, change: (payment: Payment) => Payment): Promise<Payment | undefined> {
    const turn = (this.#queues.get(ref) ?? Promise.resolve()).then(() => this.#change(ref, change));
    const quiet = turn
      .catch(() => {})
      .finally(() => {
        if (this.#queues.get(ref) === quiet) this.#queues.delete(ref);
      });
    this.#queues.set(ref, quiet);
    return turn;
  }

  async #change(ref: string, change: (payment: Payment) => Payment): Promise<Payment | undefined> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const row = await this.row<Payment>(paymentKey(ref));
      if (!row) return undefined;
      const next = change(row.value);
      if (next === row.value) return next;
      if (await this.#write(paymentKey(ref), next, row.version)) {
        if (next.seq !== row.value.seq) this.#announce(ref);
        return next;
      }
      if (tries > 3) await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * tries));
    }
    throw new Error('the store refused every write');
  }

  /** Makes `owner` the owner of a key that has none, and answers who owns it. */
  async claim(
    key: string,
    owner: string,
    canTakeOver?: (owner: string) => Promise<boolean>,
  ): Promise<string> {
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const row = await this.#store.read(key);
      if (row && (row.value === owner || !(await canTakeOver?.(row.value)))) return row.value;
      if (await this.#store.write(key, owner, {version: row?.version ?? 0})) return owner;
    }
    throw new Error('the store refused every write');
  }

  async owner(key: string): Promise<string | undefined> {
    return (await this.#store.read(key))?.value;
  }

  async row<T>(key: string): Promise<Row<T> | undefined> {
    const row = await this.#store.read(key);
    return row && {value: JSON.parse(row.value) as T, version: row.version};
  }

  write(key: string, value: unknown, version: number, expiresAt: number): Promise<boolean> {
    return this.#store.write(key, JSON.stringify(value), {version, expiresAt});
  }

  /** Refs of payments that want to be looked at. */
  async due(now: number, limit: number): Promise<readonly string[]> {
    const keys = await this.#store.due(now, limit);
    return keys.flatMap((key) => (key.startsWith(PAYMENT) ? [key.slice(PAYMENT.length)] : []));
  }

  /** Calls back when this process changed what a shopper can see. The answer ends it. */
  listen(ref: string, callback: () => void): () => void {
    const listeners = this.#listeners.get(ref) ?? new Set();
    this.#listeners.set(ref, listeners.add(callback));
    return () => {
      listeners.delete(callback);
      if (listeners.size === 0 && this.#listeners.get(ref) === listeners) this.#listeners.delete(ref);
    };
  }

  #announce(ref: string): void {
    for (const callback of [...(this.#listeners.get(ref) ?? [])]) callback();
  }

  #write(key: string, payment: Payment, version: number): Promise<boolean> {
    const dueAt = this.#dueAt(payment);
    return this.#store.write(key, JSON.stringify(payment), {version, ...(dueAt !== undefined && {dueAt})});
  }
}

const PAYMENT = 'payment:';
const paymentKey = (ref: string) => PAYMENT + ref;

/** Which payment a gateway's id belongs to. Also found for ids of the gateway's orders. */
export const boundKey = (gateway: string, id: string) => `bound:${gateway}:${id}`;
/** Which payment paid an order. */
export const paidKey = (orderId: string) => `paid:${orderId}`;
/** The newest payment of an order, one for each way to pay. */
export const openKey = (orderId: string, gateway: string, method = '') =>
  `open:${gateway}:${method}:${orderId}`;
export const idempotencyKey = (hash: string) => `idempotency:${hash}`;
export const eventKey = (gateway: string, id: string) => `event:${gateway}:${id}`;
