import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {build} from 'esbuild';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Served, Simulator} from '../../../demo/simulators/index.js';
import {
  razorpaySimulator,
  rupantorpaySimulator,
  serve,
  uddoktapaySimulator,
} from '../../../demo/simulators/index.js';
import {freePort} from '../../../tools/ensure-php.mjs';
import {describeIn} from '../harness/browsers.js';
import type {Host} from '../support/shopper.js';
import {openBrowser} from '../support/shopper.js';
import type {Program} from './program.js';
import {startProgram} from './program.js';

const deliveries = (program: Program) => program.said().filter((line) => line.startsWith('delivered '));

describeIn(['chromium'], 'examples/node', (engine) => {
  const apiKey = 'example-key';
  const gateway = uddoktapaySimulator({apiKey});
  let host: Host;
  let api: Served;
  let program: Program;
  let url = '';

  beforeAll(async () => {
    [api, host] = await Promise.all([serve(gateway.fetch), openBrowser(engine)]);
    const port = await freePort();
    url = `http://localhost:${port}`;
    program = await startProgram(['examples/node/server.mjs'], {
      PORT: String(port),
      SHOP_URL: url,
      UDDOKTAPAY_URL: api.url,
      UDDOKTAPAY_API_KEY: apiKey,
    });
  });
  afterAll(() => Promise.all([host.close(), program.stop(), api.close()]));

  it('is paid in a popup, and delivers once', async () => {
    const {tab, opened, leave} = await host.shopper();
    await tab.goto(url);
    const popup = await opened(() => tab.tap('Pay ৳320.00'));
    await popup.tap('Pay ৳320.00');

    await tab.shows('Paid');

    await popup.gone();
    await expect.poll(() => deliveries(program)).toHaveLength(1);
    await gateway.act('last', 'webhook');
    await gateway.idle();
    expect(deliveries(program)).toHaveLength(1);
    await leave();
  });

  it('takes no order of somebody else', async () => {
    const response = await fetch(`${url}/pay/payments`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({orderId: deliveries(program)[0]?.split(' ')[1]}),
    });
    expect(response.status).toBe(404);
  });

  it('does not start with an empty key', async () => {
    const env = {PORT: '0', UDDOKTAPAY_URL: api.url, UDDOKTAPAY_API_KEY: ''};
    await expect(startProgram(['examples/node/server.mjs'], env)).rejects.toThrow(/uddoktapay\.apiKey/);
  });
});

describeIn(['chromium'], 'examples/hono', (engine) => {
  const gateway = razorpaySimulator({keyId: 'rzp_example', keySecret: 'secret', webhookSecret: 'hook'});
  let host: Host;
  let api: Served;
  let program: Program;
  let url = '';

  beforeAll(async () => {
    [api, host] = await Promise.all([serve(gateway.fetch), openBrowser(engine)]);
    url = `http://localhost:${await freePort()}`;
    gateway.setWebhook(`${url}/pay/webhook/razorpay`);
    program = await startProgram(['test/e2e/examples/serve-app.mjs', 'examples/hono/server.mjs', url], {
      SHOP_URL: url,
      RAZORPAY_API_URL: `${api.url}/v1`,
      RAZORPAY_KEY_ID: 'rzp_example',
      RAZORPAY_KEY_SECRET: 'secret',
      RAZORPAY_WEBHOOK_SECRETS: 'hook,older',
    });
  });
  afterAll(() => Promise.all([host.close(), program.stop(), api.close()]));

  it('is paid by a UPI code, and delivers once', async () => {
    const {tab, leave} = await host.shopper();
    await tab.goto(url);
    await tab.tap('Pay ₹200.00');
    await tab.shows('Scan with any UPI app');

    await gateway.act('last', 'pay-duplicate-webhook');

    await tab.shows('Paid');
    await gateway.idle();
    expect(gateway.deliveries.every(({status}) => status === 200)).toBe(true);
    expect(deliveries(program)).toHaveLength(1);
    await leave();
  });
});

/** What a route file exports. */
type Routes = Record<'GET' | 'POST' | 'OPTIONS', (request: Request) => Promise<Response>>;
type NextExample = {
  readonly routes: Routes;
  readonly reconcile: Pick<Routes, 'GET'>;
  readonly shop: {readonly orders: Map<string, Record<string, unknown>>};
};

describe('examples/nextjs', () => {
  const gateway: Simulator = rupantorpaySimulator({apiKey: 'example-key'});
  const folder = mkdtempSync(join(tmpdir(), 'pay-next-'));
  let api: Served;
  let site: Served;
  let next: NextExample;

  /** The route files as one module, with a stand-in for what Next.js itself brings. */
  async function bundled(): Promise<NextExample> {
    writeFileSync(join(folder, 'next-server.js'), 'export const after = (task) => void task();');
    const root = resolve('examples/nextjs');
    const contents = `
      export * as routes from './app/pay/[...path]/route.ts';
      export * as reconcile from './app/cron/reconcile/route.ts';
      export * as shop from './lib/shop.ts';`;
    const outfile = join(folder, 'example.mjs');
    await build({
      stdin: {contents, resolveDir: root, loader: 'ts'},
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      alias: {
        'pay-checkout/server': resolve('dist/server.js'),
        'next/server': join(folder, 'next-server.js'),
      },
      external: ['libsql', 'pg-native'],
      banner: {
        js: `import {createRequire} from 'node:module'; const require = createRequire('${pathToFileURL(resolve('package.json'))}');`,
      },
      logLevel: 'error',
    });
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as NextExample;
  }

  beforeAll(async () => {
    api = await serve(gateway.fetch);
    site = await serve(
      (request) =>
        next.routes[request.method as keyof Routes]?.(request) ??
        Promise.resolve(new Response(null, {status: 405})),
      {host: 'localhost'},
    );
    Object.assign(process.env, {
      SHOP_URL: site.url,
      RUPANTORPAY_URL: api.url,
      RUPANTORPAY_API_KEY: 'example-key',
      PAYMENTS_DB: join(folder, 'payments.db'),
      CRON_SECRET: 'tick',
    });
    next = await bundled();
  });
  afterAll(async () => {
    await Promise.all([site.close(), api.close()]);
    rmSync(folder, {recursive: true, force: true});
  });

  it('is created, paid, and delivered once, by return and webhook', async () => {
    const customer = {name: 'Asha Rahman', email: 'asha@example.com'};
    const order = {id: '7', session: 'abc', amount: '320.00', currency: 'BDT', customer};
    next.shop.orders.set('7', order);
    const create = (cookie: string) =>
      next.routes.POST(
        new Request(`${site.url}/pay/payments`, {
          method: 'POST',
          headers: {'content-type': 'application/json', origin: site.url, cookie},
          body: '{"orderId": "7"}',
        }),
      );
    expect((await create('session=other')).status).toBe(404);
    const created = (await (await create('session=abc')).json()) as Record<string, string>;

    await gateway.act('last', 'pay');
    await gateway.idle();
    expect(gateway.deliveries.map(({status}) => status)).toEqual([200]);
    const payment = gateway.find('last');
    const back = await next.routes.GET(new Request(`${payment?.returnUrl}?transactionId=${payment?.id}`));
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      expect.stringContaining(`${site.url}/thanks?order=7#pay=${created.paymentId}.`),
    ]);

    const status = await next.routes.GET(
      new Request(created.statusUrl ?? '', {headers: {authorization: `Bearer ${created.statusToken}`}}),
    );
    expect(await status.json()).toMatchObject({status: 'succeeded', amount: '320.00'});
    await expect.poll(() => next.shop.orders.get('7')?.deliveredFor).toBe(created.paymentId);
  });

  it('reconciles for the scheduler, and for nobody else', async () => {
    const ask = (authorization: string) =>
      next.reconcile.GET(new Request(`${site.url}/cron/reconcile`, {headers: {authorization}}));
    expect((await ask('Bearer tock')).status).toBe(404);
    expect((await ask('')).status).toBe(404);
    expect(await (await ask('Bearer tick')).json()).toMatchObject({failed: 0});
  });

  it('has the types that Next.js wants of route handlers', () => {
    const config = join(folder, 'tsconfig.json');
    const root = resolve('examples/nextjs');
    writeFileSync(
      join(folder, 'next.d.ts'),
      `declare module 'next/server' { export function after(task: () => unknown): void }
       declare module 'pg' { export class Pool { constructor(options: object); query(text: string, values?: unknown[]): Promise<{rows: any[]; rowCount: number | null}> } }`,
    );
    writeFileSync(
      config,
      JSON.stringify({
        extends: resolve('tsconfig.json'),
        compilerOptions: {
          paths: {'pay-checkout/server': [resolve('dist/types/server/index.d.ts')]},
          typeRoots: [resolve('node_modules/@types')],
          types: ['node'],
        },
        include: [`${root}/**/*.ts`, join(folder, 'next.d.ts')],
      }),
    );
    const tsc = resolve('node_modules/typescript/bin/tsc');
    expect(execFileSync(process.execPath, [tsc, '-p', config], {encoding: 'utf8'})).toBe('');
  });
});
