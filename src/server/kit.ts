import type {Clock} from '../lib/clock.js';
import {systemClock} from '../lib/clock.js';
import type {GatewayCall} from './client/call.js';
import {gatewayCall} from './client/call.js';
import type {GatewayClient} from './client/gateway-client.js';
import {hasHandler} from './effects.js';
import {Ledger} from './ledger.js';
import type {CheckoutEvent, CheckoutFault, CheckoutOptions} from './options.js';
import {readOptions} from './options.js';
import type {Payment} from './payment.js';
import {dueAt} from './schedule.js';

/** Where the routes are mounted. */
export type Site = {
  readonly url: string;
  readonly origin: string;
  readonly path: string;
  readonly isSecure: boolean;
};

/** What all routes share. */
export type Kit = {
  readonly options: CheckoutOptions;
  readonly site: Site;
  readonly clients: ReadonlyMap<string, GatewayClient>;
  readonly ledger: Ledger;
  readonly call: GatewayCall;
  readonly clock: Clock;
  readonly tokenLifetime: number;
  readonly paymentLifetime: number;
  /** Epoch milliseconds. */
  now(): number;
  /** Origins whose pages may use the routes; the shop's own comes first. */
  readonly origins: readonly string[];
  /** Runs on after the answer. What it throws is told as a fault. */
  later(task: () => Promise<unknown>): void;
  /** Resolves when nothing runs on any more. */
  idle(): Promise<void>;
  event(
    payment: Pick<Payment, 'ref' | 'orderId' | 'gateway'>,
    event: Omit<CheckoutEvent, 'ref' | 'orderId' | 'gateway'>,
  ): void;
  fault(fault: CheckoutFault): void;
};

/** @throws {PayError} `config-invalid` naming the option that must change. */
export function createKit(options: CheckoutOptions): Kit {
  const config = readOptions(options);
  const {store, tokenLifetime, paymentLifetime, allowedOrigins} = config;
  const {clock = systemClock, fetch = (...args) => globalThis.fetch(...args)} = config;
  const clients = new Map(config.gateways.map((client) => [client.id, client]));
  const site = siteOf(config.publicUrl);
  const working = new Set<Promise<unknown>>();

  const safely = (call: () => void) => {
    try {
      call();
    } catch {
      // a logger that throws must not change how a payment stands
    }
  };
  const kit: Kit = {
    options,
    site,
    clients,
    clock,
    call: gatewayCall(fetch, clock),
    ledger: new Ledger(store, (payment) =>
      dueAt(payment, {
        canAsk: clients.get(payment.gateway)?.canAsk(payment) ?? false,
        hasHandler: hasHandler(options),
      }),
    ),
    tokenLifetime,
    paymentLifetime,
    now: () => clock.date(),
    origins: [site.origin, ...allowedOrigins],
    later(task) {
      const work = task()
        .catch((cause: unknown) => kit.fault({code: 'unexpected', cause}))
        .finally(() => working.delete(work));
      working.add(work);
    },
    async idle() {
      while (working.size > 0) await Promise.all(working);
    },
    event({ref, orderId, gateway}, event) {
      safely(() => options.onEvent?.({...event, ref, orderId, gateway}));
    },
    fault(fault) {
      safely(() => options.onError?.(fault));
    },
  };
  return kit;
}

function siteOf(url: string): Site {
  const {origin, pathname, protocol} = new URL(url);
  return {url, origin, path: pathname.replace(/\/+$/, ''), isSecure: protocol === 'https:'};
}
