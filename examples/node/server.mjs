// A shop with one product, on node:http and nothing else. What you would copy is from here to `pay`.
import {randomUUID} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {fileURLToPath} from 'node:url';
import {
  createCheckoutServer,
  remoteAddress,
  sqliteStore,
  toNodeHandler,
  uddoktapay,
} from 'pay-checkout/server';

const port = Number(process.env.PORT ?? 3000);
const shopUrl = process.env.SHOP_URL ?? `http://localhost:${port}`;

/** The shop's own orders; yours are in a database. `visitor` is who may pay and see one. */
const orders = new Map();

const checkout = createCheckoutServer({
  publicUrl: `${shopUrl}/pay`,
  gateways: [
    uddoktapay({
      apiUrl: process.env.UDDOKTAPAY_URL,
      apiKey: process.env.UDDOKTAPAY_API_KEY,
      currency: 'BDT',
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
  // behind a proxy: the header that your proxy sets, and overwrites
  clientIp: remoteAddress,
});

// lost webhooks, closed browsers, deliveries that failed
const reconciling = setInterval(() => checkout.reconcile(), 60_000);

const pay = toNodeHandler(checkout);

function visitorOf(cookies) {
  return /(?:^|;\s*)visitor=([\w-]{36})(?:;|$)/.exec(cookies ?? '')?.[1];
}

const page = (main) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Chai Point</title>
<script src="/assets/pay-checkout.js" defer></script></head><body><h1>Chai Point</h1>${main}</body></html>`;

function newOrder(visitor) {
  const customer = {name: 'Asha Rahman', email: 'asha@example.com'};
  const order = {
    id: randomUUID(),
    visitor,
    amount: '320.00',
    currency: 'BDT',
    description: 'Four teas',
    customer,
  };
  orders.set(order.id, order);
  return order;
}

function frontPage(request, response) {
  const visitor = visitorOf(request.headers.cookie) ?? randomUUID();
  const {id, amount, currency, description} = newOrder(visitor);
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'set-cookie': `visitor=${visitor}; Path=/; HttpOnly; SameSite=Lax`,
  });
  response.end(
    page(`<p>${description}</p>
<pay-checkout create-url="/pay/payments" status-url="/pay/payments/{paymentId}/status" order='{"orderId": "${id}"}'
  session-key="${id}" amount="${amount}" currency="${currency}" merchant-name="Chai Point"><button>Pay ৳320.00</button></pay-checkout>`),
  );
}

function thanksPage(response) {
  response.writeHead(200, {'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store'});
  response.end(
    page(
      `<pay-return status-url="/pay/payments/{paymentId}/status" merchant-name="Chai Point" success-url="/paid">
  <a href="/">Back to the shop</a></pay-return>`,
    ),
  );
}

/** Thanks and no more: anybody can open it. */
function paidPage(response) {
  response.writeHead(200, {'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store'});
  response.end(page('<p>Thank you. Your tea is on its way.</p><a href="/">Back to the shop</a>'));
}

async function script(response) {
  const path = fileURLToPath(import.meta.resolve('pay-checkout/dist/pay-checkout.js'));
  response.writeHead(200, {'content-type': 'text/javascript; charset=utf-8'});
  response.end(await readFile(path));
}

const server = createServer((request, response) => {
  pay(request, response, () => {
    const {pathname} = new URL(request.url, shopUrl);
    if (pathname === '/') return frontPage(request, response);
    if (pathname === '/thanks') return thanksPage(response);
    if (pathname === '/paid') return paidPage(response);
    if (pathname === '/assets/pay-checkout.js') return script(response);
    response.writeHead(404).end();
  });
});
server.listen(port, () => console.log(`open ${shopUrl}`));

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    clearInterval(reconciling);
    server.close();
    server.closeAllConnections();
    await checkout.idle();
  });
}
