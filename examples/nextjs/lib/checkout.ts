import type {CheckoutServer} from 'pay-checkout/server';
import {createCheckoutServer, postgresStore, rupantorpay, sqliteStore} from 'pay-checkout/server';
import {Pool} from 'pg';
import {deliver, findOrderOf} from './shop';

let server: CheckoutServer | undefined;

/** Made at the first request: while `next build` runs, there are no keys. */
export function checkout(): CheckoutServer {
  server ??= createCheckoutServer({
    publicUrl: `${process.env.SHOP_URL ?? 'http://localhost:3000'}/pay`,
    gateways: [
      rupantorpay({
        apiKey: process.env.RUPANTORPAY_API_KEY ?? '',
        ...(process.env.RUPANTORPAY_URL && {apiUrl: process.env.RUPANTORPAY_URL}),
      }),
    ],
    // many short-lived processes share a database; a file is for one machine
    store: process.env.DATABASE_URL
      ? postgresStore(new Pool({connectionString: process.env.DATABASE_URL, max: 3}))
      : sqliteStore(process.env.PAYMENTS_DB ?? 'payments.db'),
    loadOrder: (orderId, request) => findOrderOf(request.headers.get('cookie') ?? '', orderId),
    onPaid: ({orderId, ref}) => deliver(orderId, ref),
    onReview: ({orderId}, reason) => console.warn(`look at ${orderId}: ${reason}`),
    onError: ({code, gateway, httpStatus}) => console.error('payment fault', code, gateway, httpStatus),
    returnTo: ({orderId}) => `/thanks?order=${encodeURIComponent(orderId)}`,
    // set by the platform's proxy, which drops a client's own
    clientIp: (request) => request.headers.get('x-real-ip') ?? undefined,
  });
  return server;
}
