import {appendFileSync} from 'node:fs';
import {Pool} from 'pg';
import {createClient} from 'redis';
import {systemClock} from '../../src/lib/clock.js';
import type {CheckoutServer, Store} from '../../src/server/index.js';
import {
  createCheckoutServer,
  postgresStore,
  redisStore,
  sqliteStore,
  uddoktapay,
} from '../../src/server/index.js';

export type Kind = 'sqlite' | 'redis' | 'postgres';

export async function openStore(
  kind: Kind,
  url: string,
): Promise<{store: Store; close: () => Promise<void>}> {
  if (kind === 'sqlite') {
    const store = sqliteStore(url);
    return {store, close: async () => await store.close?.()};
  }
  if (kind === 'redis') {
    const client = createClient({url});
    await client.connect();
    return {store: redisStore(client), close: async () => void (await client.close())};
  }
  const pool = new Pool({connectionString: url, max: 10});
  return {store: postgresStore(pool), close: () => pool.end()};
}

export const KEY = 'key-of-the-shop';

/**
 * One process of a shop that runs in several. Its gateway says of every payment that it is paid; deliveries
 * are written to a file, as `start <ref>` and `end <ref>`.
 */
export function shopProcess(
  store: Store,
  logFile: string,
  {dieInDelivery = false, aheadMs = 0} = {},
): CheckoutServer {
  const gateway: typeof fetch = async (input, init) => {
    const body = JSON.parse(String(init?.body)) as {invoice_id?: string; metadata?: unknown};
    if (String(input).includes('checkout')) {
      return Response.json({
        status: true,
        message: 'Payment Url',
        payment_url: 'https://pay.example/payment/1',
      });
    }
    const [, ref] = /^inv-(.*)$/.exec(body.invoice_id ?? '') ?? [];
    return Response.json({
      invoice_id: body.invoice_id,
      amount: '200.00',
      charged_amount: '200.00',
      metadata: {order_id: ref},
      status: 'COMPLETED',
    });
  };
  return createCheckoutServer({
    publicUrl: 'https://shop.example/pay',
    gateways: [uddoktapay({apiUrl: 'https://pay.example', apiKey: KEY, currency: 'BDT'})],
    store,
    fetch: gateway,
    clock: {...systemClock, date: () => Date.now() + aheadMs},
    loadOrder: () => ({amount: '200.00', currency: 'BDT', customer: {name: 'A', email: 'a@example.com'}}),
    onPaid: async ({ref}) => {
      appendFileSync(logFile, `start ${ref}\n`);
      if (dieInDelivery) process.kill(process.pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 30));
      appendFileSync(logFile, `end ${ref}\n`);
    },
    returnTo: () => '/thanks',
  });
}

/** The gateway's webhook about a payment, to a URL without a token: the key proves it. */
export function webhookFor(ref: string): Request {
  return new Request('https://shop.example/pay/webhook/uddoktapay', {
    method: 'POST',
    headers: {'content-type': 'application/json', 'rt-uddoktapay-api-key': KEY},
    body: JSON.stringify({invoice_id: `inv-${ref}`, metadata: {order_id: ref}, status: 'COMPLETED'}),
  });
}
