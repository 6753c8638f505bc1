import * as z from 'zod/mini';
import type {Clock} from '../lib/clock.js';
import type {GatewayClient, Order} from './client/gateway-client.js';
import type {Checks} from './config.js';
import {
  baseUrl,
  functionOf,
  hasFunctions,
  having,
  listOf,
  milliseconds,
  origin,
  readConfig,
  someOf,
} from './config.js';
import type {PublicPayment, ReviewReason} from './payment.js';
import type {Store} from './store.js';
import {ID_FORM} from './token.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Something went wrong that the shop's operator should know. Holds no secret, no body and no personal data. */
export type CheckoutFault = {
  readonly code: /** The gateway refused to create a payment, or answered a page that may not be opened. */
    | 'create-refused'
    /** The gateway did not answer. */
    | 'gateway-unreachable'
    /** A question about a payment was not answered usefully. */
    | 'ask-failed'
    /** A webhook's signature or key was wrong. */
    | 'webhook-forged'
    /** `loadOrder` answered an order that cannot be paid: see `field`. */
    | 'order-invalid'
    /** One of the shop's own functions threw: see `where` and `cause`. */
    | 'callback-failed'
    /** The store did not do what it was asked. */
    | 'store-failed'
    /** The store failed in the background, or a bug in the kit. */
    | 'unexpected';
  readonly ref?: string;
  readonly orderId?: string;
  readonly gateway?: string;
  readonly httpStatus?: number;
  readonly field?: string;
  /** Why a create was refused, as a `PayError` code, and the gateway's own code where it gave one. */
  readonly reason?: string;
  readonly gatewayCode?: string;
  readonly where?: string;
  /** Only what the shop's own functions or its store threw; never what came from a gateway. */
  readonly cause?: unknown;
};

/** One line for a log: ids and words, never a key, a token, a body or anything about the shopper. */
export type CheckoutEvent = {
  readonly type: 'created' | 'asked' | 'state' | 'webhook' | 'return' | 'cancel' | 'otp' | 'told';
  readonly ref: string;
  readonly orderId: string;
  readonly gateway: string;
  /** What it was about or led to: a status word, an effect, a verdict. */
  readonly word: string;
  readonly eventId?: string;
};

type Later = Promise<void> | void;

export type CheckoutOptions = {
  /** Where these routes are mounted, as the world sees it: `https://shop.example/pay`. */
  readonly publicUrl: string;
  readonly gateways: readonly GatewayClient[];
  readonly store: Store;
  /** Finds an order **and authorises whoever asks**; `null` answers 404. The only source of amounts. */
  readonly loadOrder: (orderId: string, request: Request) => Promise<Order | null> | Order | null;
  /** Delivers. Never runs twice at a time, nor again once it resolved; after a crash it may, with the same `ref`. */
  readonly onPaid: (payment: PublicPayment) => Later;
  /** The page that the shopper goes on to when the gateway sends them back: a path of the shop. */
  readonly returnTo: (payment: PublicPayment) => string;
  /** Picks the gateway where the browser named none. Default: the first. */
  readonly chooseGateway?: (order: Order, body: Readonly<Record<string, unknown>>) => string | undefined;
  /** Other origins whose pages may use these routes: `https://www.shop.example`. */
  readonly allowedOrigins?: readonly string[];
  /** The shopper's address, for rate limits and for gateways that want it. Trust no header that a client can set. */
  readonly clientIp?: (request: Request) => string | undefined;
  /** How long tokens live after a payment's last word, in milliseconds. Default: 24 hours. */
  readonly tokenLifetime?: number;
  /** How long a payment is offered before a new one is made for the same order, in milliseconds. Default: 15 minutes. */
  readonly paymentLifetime?: number;
  readonly onReview?: (payment: PublicPayment, reason: ReviewReason) => Later;
  /** The gateway's last word was failed, cancelled or expired. It may still be paid later. */
  readonly onClosed?: (payment: PublicPayment) => Later;
  readonly onRefunded?: (payment: PublicPayment) => Later;
  readonly onError?: (fault: CheckoutFault) => void;
  readonly onEvent?: (event: CheckoutEvent) => void;
  /** For tests, and for runtimes that want their own. */
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
};

const isClient = (value: unknown) =>
  hasFunctions<GatewayClient>(value, ['create', 'canAsk', 'ask']) &&
  typeof value.id === 'string' &&
  ID_FORM.test(value.id) &&
  Array.isArray(value.allowedHosts);

const gateway = z.custom<GatewayClient>(
  isClient,
  'must be a gateway client, as razorpay(…), with an id of letters, digits, - and _',
);

const hasOwnIds = (clients: readonly GatewayClient[]) =>
  new Set(clients.map((client) => client?.id)).size === clients.length;

type Given<Name extends keyof CheckoutOptions> = Exclude<CheckoutOptions[Name], undefined>;

const given = <Name extends keyof CheckoutOptions>() => functionOf<Given<Name>>();

const checks = {
  publicUrl: baseUrl,
  gateways: someOf(gateway, 'gateway client').check(z.refine(hasOwnIds, 'must have each id once')),
  store: having<Store>(['read', 'write', 'due'], 'must be a store, as sqliteStore(path)'),
  loadOrder: given<'loadOrder'>(),
  onPaid: given<'onPaid'>(),
  returnTo: given<'returnTo'>(),
  chooseGateway: z.optional(given<'chooseGateway'>()),
  allowedOrigins: z._default(listOf(origin, "origins, as ['https://www.shop.example']"), []),
  clientIp: z.optional(given<'clientIp'>()),
  tokenLifetime: z._default(milliseconds, DAY_MS),
  paymentLifetime: z._default(milliseconds, 15 * MINUTE_MS),
  onReview: z.optional(given<'onReview'>()),
  onClosed: z.optional(given<'onClosed'>()),
  onRefunded: z.optional(given<'onRefunded'>()),
  onError: z.optional(given<'onError'>()),
  onEvent: z.optional(given<'onEvent'>()),
  fetch: z.optional(given<'fetch'>()),
  clock: z.optional(having<Clock>(['now', 'date', 'after'], 'must have the functions now, date and after')),
} satisfies Checks<CheckoutOptions>;

/** The options with their defaults. @throws {PayError} `config-invalid` naming each that must change. */
export const readOptions = (options: CheckoutOptions) => readConfig(checks, options);
