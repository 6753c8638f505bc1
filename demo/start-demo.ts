import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {join, normalize} from 'node:path';
import {pretendGateway} from './playground/playground-server.js';
import {KEYS} from './shop/backend.js';
import type {Files, Shop} from './shop/shop-server.js';
import {createShop} from './shop/shop-server.js';
import type {Html} from './simulators/html.js';
import {html} from './simulators/html.js';
import type {GatewayName, Served, SimSettings, Simulator} from './simulators/index.js';
import {
  kupaySimulator,
  phoneSimulator,
  razorpaySimulator,
  rumbapaySimulator,
  rupantorpaySimulator,
  serve,
  uddoktapaySimulator,
} from './simulators/index.js';

export type DemoOptions = {
  /** The shop's port; 0 picks free ones for everything. Default: 5173, and 5181 to 5186 for the others. */
  readonly port?: number;
  /** Which code of the checkout the pages load: the built file, or the sources through Vite. */
  readonly code?: 'built' | 'sources';
  /** The repository's root. Default: the working directory. */
  readonly root?: string;
  /** For every simulator. */
  readonly settings?: Partial<SimSettings>;
  /** How long after its decline a late success comes. Default: 8 s. */
  readonly lateMs?: number;
  /** Another Content-Security-Policy for the shop. */
  readonly policy?: string;
};

export type Demo = {
  /** `http://localhost:5173` */
  readonly shopUrl: string;
  /** Origins of the gateways, on another site than the shop. */
  readonly simulators: Readonly<Record<GatewayName, string>>;
  readonly phoneUrl: string;
  /** The simulators themselves, for tests that run in the same process. */
  readonly gateways: Readonly<Record<GatewayName, Simulator>>;
  readonly shop: Shop;
  close(): Promise<void>;
};

const FIRST_GATEWAY_PORT = 5181;
const NAMES: readonly GatewayName[] = ['rumbapay', 'razorpay', 'uddoktapay', 'rupantorpay', 'kupay'];
const TITLES: Readonly<Record<GatewayName, string>> = {
  rumbapay: 'Rumbapay',
  razorpay: 'Razorpay',
  uddoktapay: 'UddoktaPay',
  rupantorpay: 'RupantorPay',
  kupay: 'KuPay',
};

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
  map: 'application/json',
  json: 'application/json',
};

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** The sources, transformed on the way to the browser. */
async function viteFor(root: string): Promise<{middleware: Middleware; close(): Promise<void>}> {
  const {createServer} = await import('vite');
  const vite = await createServer({
    root,
    configFile: false,
    cacheDir: join(root, '.cache/vite-demo'),
    appType: 'custom',
    logLevel: 'warn',
    clearScreen: false,
    optimizeDeps: {
      include: ['lit', 'lit/decorators.js', '@floating-ui/dom'],
    },
    server: {middlewareMode: true, hmr: false, ws: false, watch: null},
  });
  return {middleware: vite.middlewares, close: () => vite.close()};
}

/** The shop's own script as one file; the only thing here that needs a compiler. */
async function bundled(root: string, path: string): Promise<string> {
  const {build} = await import('esbuild');
  const {outputFiles} = await build({
    entryPoints: [join(root, path)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** The pages' own scripts. */
const SCRIPTS = ['/demo/shop/shop.ts', '/demo/playground/playground.ts', '/demo/playground/device.ts'];

/** Files under `dist/`, `demo/shop/` and `demo/playground/`, and nothing beside them. */
function filesUnder(root: string): Files {
  const scripts = new Map<string, Promise<string>>();
  return async (path) => {
    if (!/^\/(dist|demo\/shop|demo\/playground)\/[\w./-]+$/.test(path) || normalize(path) !== path)
      return undefined;
    if (SCRIPTS.includes(path)) {
      const script = scripts.get(path) ?? bundled(root, path);
      scripts.set(path, script);
      return {body: await script, type: TYPES.js ?? ''};
    }
    const type = TYPES[/\.(\w+)$/.exec(path)?.[1] ?? ''];
    if (!type) return undefined;
    const body = await readFile(join(root, path)).catch(() => undefined);
    return body && {body: new Uint8Array(body), type};
  };
}

/** The tags that load the checkout. Built: the one file with its hash, and the language's beside it. */
async function codeTags(root: string, built: boolean): Promise<(locale: string, alone?: boolean) => Html> {
  if (!built)
    return (_, alone) => html`${!alone && html`<script type="module" src="/src/define.ts"></script>`}`;
  const hashes = await readFile(join(root, 'dist/integrity.json'), 'utf8').then(
    (text) => (JSON.parse(text) as {readonly files: Readonly<Record<string, string>>}).files,
    (): Readonly<Record<string, string>> => ({}),
  );
  const tag = (file: string): Html => {
    const hash = hashes[file];
    return html`<script src="/dist/${file}"${hash !== undefined && html` integrity="${hash}" crossorigin`} defer></script>`;
  };
  return (locale, alone) => {
    const language = `locales/${locale}.js`;
    return html`${!alone && tag('pay-checkout.js')}${existsSync(join(root, 'dist', language)) && tag(language)}`;
  };
}

/** Starts the shop, a simulator of each gateway on an origin of its own, and the phone. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const {port = 5173, root = process.cwd(), settings, lateMs} = options;
  const built = options.code ? options.code === 'built' : existsSync(join(root, 'dist/pay-checkout.js'));
  let shop: Shop | undefined;
  let shopUrl = '';
  const common = {
    ...(settings && {settings}),
    ...(lateMs !== undefined && {lateMs}),
    onEvent: ({gateway, kind, text}: {gateway: string; kind: string; text: string}) =>
      shop?.log.add('server', `${gateway}, ${kind}: ${text}`),
  };
  const razorpay = razorpaySimulator({...common, ...KEYS.razorpay});
  const gateways: Readonly<Record<GatewayName, Simulator>> = {
    rumbapay: rumbapaySimulator({...common, ...KEYS.rumbapay}),
    razorpay,
    uddoktapay: uddoktapaySimulator({...common, apiKey: KEYS.uddoktapay}),
    rupantorpay: rupantorpaySimulator({...common, apiKey: KEYS.rupantorpay}),
    kupay: kupaySimulator({...common, token: KEYS.kupay}),
  };
  const open: {close(): Promise<void>}[] = [];
  const close = async () => {
    for (const gateway of Object.values(gateways)) gateway.stop();
    await Promise.all(open.map((one) => one.close()));
  };
  const listen = async (
    handler: (request: Request) => Promise<Response>,
    wanted: number,
  ): Promise<Served> => {
    const served = await serve(handler, {port: port === 0 ? 0 : wanted});
    open.push(served);
    return served;
  };

  try {
    const urls: Partial<Record<GatewayName, string>> = {};
    for (const [i, name] of NAMES.entries()) {
      urls[name] = (await listen(gateways[name].fetch, FIRST_GATEWAY_PORT + i)).url;
    }
    const simulators = urls as Readonly<Record<GatewayName, string>>;
    const phone = phoneSimulator([gateways.rumbapay, gateways.razorpay]);
    const beside = async (request: Request) =>
      (await pretendGateway(request, shopUrl)) ?? phone.fetch(request);
    const phoneUrl = (await listen(beside, FIRST_GATEWAY_PORT + NAMES.length)).url;

    const vite = built ? undefined : await viteFor(root);
    if (vite) open.push(vite);
    const skeleton = await readFile(join(root, 'demo/shop/shop.html'), 'utf8');
    const playground = await readFile(join(root, 'index.html'), 'utf8');
    const code = await codeTags(root, built);
    const links = [
      {label: 'Phone', url: phoneUrl},
      ...NAMES.map((name) => ({label: TITLES[name], url: simulators[name]})),
    ];
    const served = await serve((request) => shop?.fetch(request) ?? Promise.resolve(Response.error()), {
      port,
      host: 'localhost',
      ...(vite && {before: vite.middleware}),
    });
    open.push(served);
    shopUrl = served.url;
    shop = createShop({
      origin: shopUrl,
      gateways: simulators,
      links,
      files: filesUnder(root),
      skeleton,
      playground,
      pretendUrl: phoneUrl,
      code,
      ...(options.policy !== undefined && {policy: options.policy}),
    });
    razorpay.setWebhook(`${shopUrl}/pay/webhook/razorpay`);
    return {shopUrl, simulators, phoneUrl, gateways, shop, close};
  } catch (error) {
    await close();
    throw error;
  }
}
