import {toMajor} from '../simulators/money.js';
import {pick} from '../simulators/random.js';
import type {Way} from './ways.js';

/** What a cup costs, in minor units of either currency. */
const CUP = {INR: 5_000, BDT: 8_000} as const;

/** An order of the demo's shop. */
export type ShopOrder = {
  readonly id: string;
  /** The visitor's cookie: nobody else may pay or see it. */
  readonly visitor: string;
  readonly cups: number;
  readonly amountMinor: number;
  /** Exact decimal in major units. */
  readonly amount: string;
  readonly currency: 'INR' | 'BDT';
  readonly description: string;
  /** The switches under which it was last shown, as a query: the page that the shopper comes back to looks the same. */
  query: string;
  /** How often it was delivered: must never be more than once. */
  deliveries: number;
  /** Why somebody must look at it. */
  review?: string;
};

/** The shop's order book, in memory. */
export class Orders {
  readonly #orders = new Map<string, ShopOrder>();
  readonly #open = new Map<string, string>();

  /** The visitor's open order of that size and currency, made anew once the last one was delivered. */
  current(visitor: string, way: Way, cups: number): ShopOrder {
    const key = `${visitor} ${way.currency} ${cups}`;
    const known = this.#orders.get(this.#open.get(key) ?? '');
    if (known && known.deliveries === 0 && known.review === undefined) return known;
    const amountMinor = CUP[way.currency] * cups;
    const order: ShopOrder = {
      id: `ord_${pick('abcdefghjkmnpqrstuvwxyz23456789', 10)}`,
      visitor,
      cups,
      amountMinor,
      amount: toMajor(amountMinor, way.currency),
      currency: way.currency,
      description: `Masala chai, ${cups} ${cups === 1 ? 'cup' : 'cups'}`,
      query: '',
      deliveries: 0,
    };
    this.#orders.set(order.id, order);
    this.#open.set(key, order.id);
    return order;
  }

  /** Forgets which orders are open, so that the next page starts new ones. */
  startAnew(visitor: string): void {
    for (const key of this.#open.keys()) if (key.startsWith(`${visitor} `)) this.#open.delete(key);
  }

  find(id: string): ShopOrder | undefined {
    return this.#orders.get(id);
  }

  /** The visitor's newest order. */
  last(visitor: string): ShopOrder | undefined {
    return [...this.#orders.values()].findLast((order) => order.visitor === visitor);
  }
}
