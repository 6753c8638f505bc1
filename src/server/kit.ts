import {PayError} from '../errors.js';
import type {Clock} from '../lib/clock.js';
import {systemClock} from '../lib/clock.js';
import type {GatewayCall} from './client/call.js';
import {gatewayCall} from './client/call.js';
import type {GatewayClient} from './client/gateway-client.js';
import {apiBase} from './client/gateway-client.js';
import {hasHandler} from './effects.js';
import {Ledger} from './ledger.js';
import type {CheckoutEvent, CheckoutFault, CheckoutOptions} from './options.js';
import type {Payment} from './payment.js';
import {dueAt} from './schedule.js';
import {ID_FORM} from './token.js';

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

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** @throws {PayError} `config-invalid` naming the option that must change. */
export function createKit(options: CheckoutOptions): Kit {
  const {clock = systemClock, fetch = (...args) => globalThis.fetch(...args)} = options;
  for (const name of ['loadOrder', 'onPaid', 'returnTo'] as const) {
    if (typeof options[name] !== 'function') throw invalid(name, `${name} must be a function.`);
  }
  if (typeof options.store?.write !== 'function')
    throw invalid('store', 'store must be a store, as sqliteStore(path).');
  const clients = readClients(options.gateways);
  const site = readSite(options.publicUrl);
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
    ledger: new Ledger(options.store, (payment) =>
      dueAt(payment, {
        canAsk: clients.get(payment.gateway)?.canAsk(payment) ?? false,
        hasHandler: hasHandler(options),
      }),
    ),
    tokenLifetime: positive(options.tokenLifetime, 'tokenLifetime') ?? DAY_MS,
    paymentLifetime: positive(options.paymentLifetime, 'paymentLifetime') ?? 15 * MINUTE_MS,
    now: () => clock.date(),
    origins: [site.origin, ...(options.allowedOrigins ?? []).map(readOrigin)],
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

function readClients(gateways: readonly GatewayClient[]): ReadonlyMap<string, GatewayClient> {
  const clients = new Map<string, GatewayClient>();
  for (const client of Array.isArray(gateways) ? gateways : []) {
    if (!ID_FORM.test(client.id) || clients.has(client.id)) {
      throw invalid('gateways', 'Each gateway needs an id of its own: letters, digits, - and _.');
    }
    clients.set(client.id, client);
  }
  if (clients.size === 0) throw invalid('gateways', 'At least one gateway is needed.');
  return clients;
}

function readSite(publicUrl: string): Site {
  const url = apiBase(publicUrl, 'publicUrl');
  const {origin, pathname, protocol} = new URL(url);
  return {url, origin, path: pathname.replace(/\/+$/, ''), isSecure: protocol === 'https:'};
}

function readOrigin(origin: string): string {
  if (!URL.canParse(origin) || new URL(origin).origin !== origin || origin === 'null') {
    throw invalid('allowedOrigins', 'An allowed origin is scheme and host only: https://www.shop.example');
  }
  return origin;
}

function positive(value: number | undefined, field: string): number | undefined {
  if (value !== undefined && !(value > 0)) throw invalid(field, `${field} must be a number of milliseconds.`);
  return value;
}

const invalid = (field: string, message: string) =>
  new PayError('config-invalid', message, {field, fatal: true});
