import type {CheckoutServer, GatewayClient} from '../../src/server/index.js';
import {
  createCheckoutServer,
  kupay,
  memoryStore,
  razorpay,
  rumbapay,
  rupantorpay,
  uddoktapay,
} from '../../src/server/index.js';
import type {GatewayName} from '../simulators/trade.js';
import type {Log} from './log.js';
import type {Orders} from './orders.js';

/** The keys that the simulators take. They open nothing else. */
export const KEYS = {
  rupantorpay: 'demo-rupantorpay-key',
  rumbapay: {login: 'demo-login', password: 'demo-password', key: 'demo-key'},
  razorpay: {
    keyId: 'rzp_test_DEMO',
    keySecret: 'demo-razorpay-secret',
    webhookSecret: 'demo-razorpay-webhook-secret',
  },
  kupay: 'demo-kupay-token',
  uddoktapay: 'demo-uddoktapay-key',
} as const;

/** Everything a gateway may want to know of a shopper. */
const CUSTOMER = {
  id: 'demo-shopper',
  name: 'Asha Rahman',
  email: 'asha@example.com',
  phone: '919000090000',
  country: 'IN',
  state: 'KA',
  city: 'Bengaluru',
  address: '1 Demo Road',
  zip: '560001',
};

/** A page where the order names no method, a UPI link where it says `upi`: the shop's choice, not the gateway's. */
function rumbapayBothWays(apiUrl: string): GatewayClient {
  const page = rumbapay({...KEYS.rumbapay, apiUrl, mode: 'hpp'});
  const link = rumbapay({...KEYS.rumbapay, apiUrl, mode: 'h2h'});
  return {...page, create: (input, call) => (input.method === 'upi' ? link : page).create(input, call)};
}

export type BackendOptions = {
  /** The shop's origin. */
  readonly origin: string;
  /** Origins of the gateways. */
  readonly gateways: Readonly<Record<GatewayName, string>>;
  readonly orders: Orders;
  readonly log: Log;
  /** The visitor of a request, by its cookie. */
  readonly visitorOf: (request: Request) => string | undefined;
};

/** The merchant's backend: what a shop writes to take payments, on the kit. */
export function createBackend({origin, gateways, orders, log, visitorOf}: BackendOptions): CheckoutServer {
  return createCheckoutServer({
    publicUrl: `${origin}/pay`,
    gateways: [
      rumbapayBothWays(`${gateways.rumbapay}/v1`),
      razorpay({
        keyId: KEYS.razorpay.keyId,
        keySecret: KEYS.razorpay.keySecret,
        webhookSecrets: [KEYS.razorpay.webhookSecret],
        apiUrl: `${gateways.razorpay}/v1`,
      }),
      uddoktapay({apiUrl: gateways.uddoktapay, apiKey: KEYS.uddoktapay, currency: 'BDT'}),
      rupantorpay({apiUrl: gateways.rupantorpay, apiKey: KEYS.rupantorpay}),
      kupay({apiUrl: `${gateways.kupay}/v1`, token: KEYS.kupay}),
    ],
    store: memoryStore({environment: 'demo'}),
    loadOrder(orderId, request) {
      const order = orders.find(orderId);
      if (!order || order.visitor !== visitorOf(request)) return null;
      const {amount, currency, description} = order;
      return {amount, currency, description, customer: CUSTOMER};
    },
    onPaid({orderId, ref}) {
      const order = orders.find(orderId);
      if (!order) return;
      order.deliveries += 1;
      log.add('server', `onPaid: ${orderId} delivered (payment ${ref.slice(0, 8)}…)`);
    },
    onReview({orderId}, reason) {
      const order = orders.find(orderId);
      if (order) order.review = reason;
      log.add('server', `onReview: ${orderId} is held, ${reason}`);
    },
    onClosed: ({orderId, status}) => log.add('server', `onClosed: ${orderId} ${status}`),
    onRefunded: ({orderId}) => log.add('server', `onRefunded: ${orderId}`),
    onEvent: ({type, word}) => log.add('server', `${type}: ${word}`),
    onError: ({code, gateway, httpStatus}) =>
      log.add('server', ['fault:', code, gateway, httpStatus].filter((part) => part !== undefined).join(' ')),
    returnTo: ({orderId}) =>
      `/thanks?order=${encodeURIComponent(orderId)}&${orders.find(orderId)?.query ?? ''}`,
    clientIp: () => '127.0.0.1',
  });
}
