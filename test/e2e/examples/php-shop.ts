import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {Simulator} from '../../../demo/simulators/index.js';
import {rupantorpaySimulator, uddoktapaySimulator} from '../../../demo/simulators/index.js';
import {serve} from '../../../demo/simulators/serve.js';
import {freePort, servePhp} from '../../../tools/ensure-php.mjs';

export type PhpGateway = 'uddoktapay' | 'rupantorpay';

export const KEYS = {uddoktapay: 'canary-uddoktapay-key', rupantorpay: 'canary-rupantorpay-key'} as const;
/** Personal data of the shopper: nothing of it may be stored or answered. */
export const CUSTOMER = {name: 'Canary Shopper', email: 'canary@example.com'};

export type PhpOrder = {readonly amount: string; readonly currency: string; readonly owner?: string};

/** A shop on plain PHP: the example as it stands, with a configuration, a page and an order book. */
export type PhpShop = {
  readonly url: string;
  readonly dataFolder: string;
  /** The example's files, under the web root. */
  readonly code: string;
  readonly gateways: Readonly<Record<PhpGateway, Simulator>>;
  /** Adds an order, and answers its id. */
  order(order?: Partial<PhpOrder>): string;
  /** A page with the checkout for an order. */
  page(orderId: string, attributes: Readonly<Record<string, string>>): string;
  /** What the shop was told: `['paid 7 p_…', 'review 8 amount-mismatch']`. */
  told(): readonly string[];
  /** From now on `on_paid` throws, or kills PHP in the middle. */
  breaks(how: 'throws' | 'dies' | ''): void;
  /** Every text that was written to the disk, and to PHP's log. */
  traces(): string;
  reconcile(): Promise<void>;
  close(): Promise<void>;
};

const CONFIG = `<?php
$folder = getenv('SHOP_FOLDER');
$tell = fn (string $line) => file_put_contents("$folder/told.txt", "$line\\n", FILE_APPEND | LOCK_EX);
return [
    'public_url' => getenv('SHOP_URL') . '/pay',
    'data_folder' => "$folder/data",
    'gateways' => [
        'uddoktapay' => ['api_url' => getenv('UDDOKTAPAY_URL'), 'api_key' => getenv('UDDOKTAPAY_KEY'), 'currency' => 'BDT'],
        'rupantorpay' => ['api_url' => getenv('RUPANTORPAY_URL'), 'api_key' => getenv('RUPANTORPAY_KEY')],
    ],
    'load_order' => function (string $orderId) use ($folder): ?array {
        $order = json_decode(file_get_contents("$folder/orders.json"), true)[$orderId] ?? null;
        $isTheirs = ($order['owner'] ?? '') === ($_COOKIE['owner'] ?? '');
        return $order && $isTheirs ? [...$order, 'customer' => json_decode(getenv('SHOP_CUSTOMER'), true)] : null;
    },
    'on_paid' => function (array $payment) use ($folder, $tell): void {
        $how = trim((string) @file_get_contents("$folder/breaks.txt"));
        $tell("begin {$payment['order_id']}");
        usleep(30_000);
        if ($how === 'throws') {
            throw new RuntimeException('no stock');
        }
        if ($how === 'dies') {
            posix_kill(getmypid(), SIGKILL);
        }
        $tell("paid {$payment['order_id']} {$payment['ref']}");
    },
    'on_review' => fn (array $payment, string $reason) => $tell("review {$payment['order_id']} $reason"),
    'return_to' => fn (array $payment): string => '/thanks.html?order=' . rawurlencode($payment['order_id']),
];
`;

const html = (body: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<link rel="icon" href="data:,">
<script src="/dist/pay-checkout.js" defer></script>
<script>
for (const kind of ['success', 'failure', 'cancel', 'pending', 'error']) {
  document.addEventListener('pay-' + kind, ({detail}) => {
    const seen = [...JSON.parse(localStorage.getItem('seen') ?? '[]'), [kind, detail.reason ?? detail.code].filter(Boolean).join(' ')];
    localStorage.setItem('seen', JSON.stringify(seen));
  });
}
</script></head><body><h1>Shop</h1>${body}</body></html>`;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/** @param php - The program. */
export async function openPhpShop(php: string, root = process.cwd()): Promise<PhpShop> {
  const folder = mkdtempSync(join(tmpdir(), 'pay-php-'));
  const web = join(folder, 'web');
  mkdirSync(web);
  cpSync(join(root, 'examples/php'), join(web, 'pay'), {recursive: true});
  symlinkSync(resolve(root, 'dist'), join(web, 'dist'));
  writeFileSync(join(folder, 'config.php'), CONFIG);
  writeFileSync(join(folder, 'orders.json'), '{}');
  const gateways = {
    uddoktapay: uddoktapaySimulator({apiKey: KEYS.uddoktapay}),
    rupantorpay: rupantorpaySimulator({apiKey: KEYS.rupantorpay}),
  };
  const [uddoktapay, rupantorpay] = await Promise.all([
    serve(gateways.uddoktapay.fetch),
    serve(gateways.rupantorpay.fetch),
  ]);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const env = {
    PAY_CHECKOUT_CONFIG: join(folder, 'config.php'),
    SHOP_FOLDER: folder,
    SHOP_URL: url,
    SHOP_CUSTOMER: JSON.stringify(CUSTOMER),
    UDDOKTAPAY_URL: uddoktapay.url,
    UDDOKTAPAY_KEY: KEYS.uddoktapay,
    RUPANTORPAY_URL: rupantorpay.url,
    RUPANTORPAY_KEY: KEYS.rupantorpay,
  };
  const server = await servePhp({path: php, folder: web, port, env});
  const orders: Record<string, PhpOrder> = {};
  const hosts = [uddoktapay.url, rupantorpay.url].map((address) => new URL(address).host).join(' ');
  writeFileSync(
    join(web, 'thanks.html'),
    html('<pay-return status-url="/pay/status.php?id={paymentId}" merchant-name="Chai Point"></pay-return>'),
  );

  return {
    url,
    dataFolder: join(folder, 'data'),
    code: join(web, 'pay'),
    gateways,
    order(order = {}) {
      const id = String(Object.keys(orders).length + 1);
      orders[id] = {amount: '320.00', currency: 'BDT', ...order};
      writeFileSync(join(folder, 'orders.json'), JSON.stringify(orders));
      return id;
    },
    page(orderId, attributes) {
      const {gateway, ...rest} = attributes;
      const all = {
        'create-url': '/pay/create.php',
        'status-url': '/pay/status.php?id={paymentId}',
        order: JSON.stringify({orderId, ...(gateway && {gateway})}),
        'allowed-hosts': hosts,
        'merchant-name': 'Chai Point',
        amount: orders[orderId]?.amount ?? '',
        currency: orders[orderId]?.currency ?? '',
        'session-key': orderId,
        ...rest,
      };
      const text = Object.entries(all).map(([name, value]) => `${name}="${escaped(value)}"`);
      const name = `shop-${orderId}.html`;
      writeFileSync(
        join(web, name),
        html(`<pay-checkout ${text.join(' ')}><button>Pay now</button></pay-checkout>`),
      );
      return `${url}/${name}`;
    },
    told: () => linesOf(join(folder, 'told.txt')),
    breaks: (how) => writeFileSync(join(folder, 'breaks.txt'), how),
    traces: () =>
      ['payments.db', 'payments.db-wal']
        .map((name) => join(folder, 'data', name))
        .filter(existsSync)
        .map((path) => readFileSync(path, 'latin1'))
        .join('') + server.log(),
    async reconcile() {
      const {execFile} = await import('node:child_process');
      await new Promise<void>((done, fail) => {
        execFile(php, [join(web, 'pay/reconcile.php')], {env: {...process.env, ...env}}, (error) =>
          error ? fail(error) : done(),
        );
      });
    },
    async close() {
      for (const gateway of Object.values(gateways)) gateway.stop();
      await Promise.all([server.stop(), uddoktapay.close(), rupantorpay.close()]);
      rmSync(folder, {recursive: true, force: true});
    },
  };
}

function linesOf(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}
