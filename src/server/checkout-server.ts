import {corsHeaders, preflight} from './cors.js';
import {createRoute} from './create-route.js';
import {notFound, Refusal, refuse} from './http.js';
import type {Kit} from './kit.js';
import {createKit} from './kit.js';
import type {CheckoutOptions} from './options.js';
import {cancelRoute, otpRoute, resendRoute} from './payment-routes.js';
import {RateLimit} from './rate-limit.js';
import type {Reconciled, ReconcileOptions} from './reconcile.js';
import {reconcile} from './reconcile.js';
import {returnRoute} from './return-route.js';
import {StatusDesk} from './status-route.js';
import {Watch} from './watch.js';
import {webhookRoute} from './webhook-route.js';

export type CheckoutServer = {
  /** The shop's payment routes as one Fetch-API handler. Never throws. The third argument is a Worker's context. */
  readonly fetch: (request: Request, environment?: unknown, context?: WorkerContext) => Promise<Response>;
  /** Asks about payments that are still open, and tells the shop what it was not told. To be run every minute or so. */
  readonly reconcile: (options?: ReconcileOptions) => Promise<Reconciled>;
  /** Resolves when nothing started by a request runs on: for a clean shutdown, and for tests. */
  readonly idle: () => Promise<void>;
  /** The path under which the routes lie: `/pay`. */
  readonly path: string;
  /** The origin of `publicUrl`. */
  readonly origin: string;
};

export type WorkerContext = {waitUntil?(promise: Promise<unknown>): void};

type Handler = (request: Request) => Promise<Response>;
type Route = {readonly methods: readonly string[]; readonly handle: Handler};

/**
 * The endpoints that `<pay-checkout>` needs, and those that the gateways call.
 *
 * @throws {PayError} `config-invalid` naming the option that must change.
 */
export function createCheckoutServer(options: CheckoutOptions): CheckoutServer {
  const kit = createKit(options);
  const watch = new Watch(kit);
  const limits = {perToken: new RateLimit(40, 2, kit.clock), perIp: new RateLimit(300, 20, kit.clock)};
  const creates = new RateLimit(30, 0.5, kit.clock);
  const desk = new StatusDesk(kit, watch, limits);
  const parts = {kit, watch, desk};

  const find = ([first = '', second = '', ...rest]: readonly string[]): Route | undefined => {
    if (first === 'payments' && second === '') return post((request) => createRoute(kit, request, creates));
    if (first === 'return' && second) {
      return {methods: ['GET', 'POST'], handle: (request) => returnRoute(parts, request, second, rest)};
    }
    if (first === 'webhook' && second) {
      return {methods: ['GET', 'POST'], handle: (request) => webhookRoute(parts, request, second, rest)};
    }
    if (first !== 'payments') return undefined;
    switch (rest.join('/')) {
      case 'status':
        return {methods: ['GET', 'POST'], handle: (request) => desk.status(request, second)};
      case 'cancel':
        return post((request) => cancelRoute(parts, request, second));
      case 'otp':
        return post((request) => otpRoute(parts, request, second));
      case 'otp/resend':
        return post((request) => resendRoute(parts, request, second));
      default:
        return undefined;
    }
  };

  return {
    path: kit.site.path,
    origin: kit.site.origin,
    idle: () => kit.idle(),
    reconcile: (reconcileOptions) => reconcile(parts, reconcileOptions),
    fetch: async (request, _environment, context) => {
      const response = await answer(kit, request, find);
      for (const [name, value] of corsHeaders(kit, request)) response.headers.append(name, value);
      response.headers.set('date', new Date(kit.now()).toUTCString());
      context?.waitUntil?.(kit.idle());
      return response;
    },
  };
}

const post = (handle: Handler): Route => ({methods: ['POST'], handle});

async function answer(
  kit: Kit,
  request: Request,
  find: (path: readonly string[]) => Route | undefined,
): Promise<Response> {
  try {
    const {pathname} = new URL(request.url);
    const base = `${kit.site.path}/`;
    const route = pathname.startsWith(base) ? find(pathname.slice(base.length).split('/')) : undefined;
    if (!route) throw notFound();
    if (request.method === 'OPTIONS') return preflight();
    if (!route.methods.includes(request.method)) {
      throw new Refusal(405, 'method-refused', {allow: route.methods.join(', ')});
    }
    return await route.handle(request);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error);
    kit.fault({code: 'store-failed', cause: error});
    return refuse(new Refusal(503, 'try-again', {'retry-after': '5'}));
  }
}
