// A shop with one product, on Hono: Bun and Deno serve the default export, Node does with @hono/node-server.
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {Hono} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {html} from 'hono/html';
import {createCheckoutServer, razorpay, sqliteStore} from 'pay-checkout/server';

const shopUrl = process.env.SHOP_URL ?? 'http://localhost:3000';

/** The shop's own orders; yours are in a database. `visitor` is who may pay and see one. */
const orders = new Map();

const visitorOf = (cookies) => /(?:^|;\s*)visitor=([\w-]{36})(?:;|$)/.exec(cookies ?? '')?.[1];

export const checkout = createCheckoutServer({
  publicUrl: `${shopUrl}/pay`,
  gateways: [
    razorpay({
      keyId: process.env.RAZORPAY_KEY_ID,
      keySecret: process.env.RAZORPAY_KEY_SECRET,
      // the webhook's own secrets, the current one first; both count while you change them
      webhookSecrets: (process.env.RAZORPAY_WEBHOOK_SECRETS ?? '').split(','),
      ...(process.env.RAZORPAY_API_URL && {apiUrl: process.env.RAZORPAY_API_URL}),
    }),
  ],
  store: sqliteStore(process.env.PAYMENTS_DB ?? 'payments.db'),
  loadOrder(orderId, request) {
    const order = orders.get(orderId);
    return order && order.visitor === visitorOf(request.headers.get('cookie')) ? order : null;
  },
  onPaid({orderId, ref}) {
    const order = orders.get(orderId);
    // after a crash it may run again with the same ref: deliver by ref, once
    if (!order || order.paidBy === ref) return;
    order.paidBy = ref;
    console.log(`delivered ${orderId}`);
  },
  onReview: ({orderId}, reason) => console.log(`look at ${orderId}: ${reason}`),
  onError: ({code, gateway, httpStatus}) =>
    console.error('payment fault', code, gateway ?? '', httpStatus ?? ''),
  returnTo: ({orderId}) => `/thanks?order=${encodeURIComponent(orderId)}`,
  // Razorpay wants the shopper's address: from the header that your own proxy sets, and overwrites
  clientIp: (request) => request.headers.get(process.env.IP_HEADER ?? 'x-real-ip') ?? '127.0.0.1',
});

const app = new Hono();

app.all('/pay/*', (c) => checkout.fetch(c.req.raw));

const page = (main) => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Chai Point</title>
<script src="/assets/pay-checkout.js" defer></script></head><body><h1>Chai Point</h1>${main}</body></html>`;

app.get('/', (c) => {
  const visitor = getCookie(c, 'visitor') ?? crypto.randomUUID();
  setCookie(c, 'visitor', visitor, {httpOnly: true, sameSite: 'Lax', path: '/'});
  const customer = {name: 'Asha Rahman', email: 'asha@example.com', phone: '919000090000'};
  const order = {id: crypto.randomUUID(), visitor, amount: '200.00', currency: 'INR', customer};
  orders.set(order.id, order);
  c.header('cache-control', 'no-store');
  return c.html(
    page(html`<pay-checkout create-url="/pay/payments" status-url="/pay/payments/{paymentId}/status"
      order="${JSON.stringify({orderId: order.id, method: 'upi'})}" session-key="${order.id}"
      amount="${order.amount}" currency="INR" merchant-name="Chai Point"><button>Pay ₹200.00</button></pay-checkout>`),
  );
});

app.get('/thanks', (c) =>
  c.html(
    page(
      html`<pay-return status-url="/pay/payments/{paymentId}/status" merchant-name="Chai Point" success-url="/paid">
        <a href="/">Back to the shop</a></pay-return>`,
    ),
  ),
);

// thanks and no more: anybody can open it
app.get('/paid', (c) =>
  c.html(page(html`<p>Thank you. Your tea is on its way.</p><a href="/">Back to the shop</a>`)),
);

app.get('/assets/pay-checkout.js', async (c) => {
  const path = fileURLToPath(import.meta.resolve('pay-checkout/dist/pay-checkout.js'));
  return c.body(await readFile(path), 200, {'content-type': 'text/javascript; charset=utf-8'});
});

// lost webhooks, closed browsers, deliveries that failed
setInterval(() => checkout.reconcile(), 60_000).unref();

// Bun, Deno and Workers ask for it
export default app;
