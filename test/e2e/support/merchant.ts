import {expect} from 'vitest';
import type {Route, Site} from '../harness/site.js';
import {json, page, serveSite} from '../harness/site.js';
import {PATIENCE_MS} from './tab.js';

/** A UPI link that no bank knows. */
export const UPI_LINK = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord7&tn=Caf%C3%A9';

export type MerchantOptions = {
  /** Kind of the challenge. */
  readonly challenge: string;
  readonly mode?: string | undefined;
  /** The page's policy; it is told the gateway's origin. */
  readonly policy: (gateway: string) => string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly gatewayHeaders?: Readonly<Record<string, string>>;
  /** Scripts of the pages. Default: the script-tag file. */
  readonly head?: string;
  readonly routes?: Record<string, Route>;
  /** Further attributes of the checkout. */
  readonly attributes?: string;
};

/** A shop with one order and no kit, and a gateway of another site with one page: what a policy can be tried on. */
export type Merchant = {
  readonly shop: Site;
  readonly gateway: Site;
  /** Of every request that the gateway got; `undefined` where there was none. */
  readonly referers: readonly (string | undefined)[];
  /** What the gateway's page was posted. */
  readonly posted: readonly string[];
  readonly events: readonly string[];
  /** How the order stands, as the status endpoint says. */
  become(status: string): void;
  ended(outcome: string): Promise<void>;
  close(): Promise<void>;
};

/** Tells the shop's server of every outcome and of what went wrong, as a file: the pages allow nothing inline. */
const REPORTER = `
for (const type of ['success', 'failure', 'cancel', 'pending', 'error']) {
  document.addEventListener('pay-' + type, ({detail}) => {
    const body = 'pay-' + type + (detail.code ? ': ' + detail.code : '');
    navigator.sendBeacon('/events', body);
  });
}
addEventListener('pageshow', ({persisted}) => { if (persisted) document.documentElement.dataset.restored = ''; });
`;

const GATEWAY_PAGE = `<!doctype html><html lang="en"><title>Gateway</title><link rel="icon" href="data:,">
<h1>Gateway</h1><form method="post" action="/paid"><button>Pay now</button></form></html>`;

const CHALLENGES: Readonly<Record<string, (gateway: string) => unknown>> = {
  page: (gateway) => ({kind: 'page', url: `${gateway}/pay?order=7`}),
  form: (gateway) => ({kind: 'form', url: `${gateway}/pay`, fields: {order: '7', note: 'a "quoted" <note>'}}),
  upi: () => ({kind: 'upi', link: UPI_LINK}),
  approval: () => ({kind: 'approval', hint: 'gaurav@example'}),
  otp: () => ({kind: 'otp', submitUrl: '/otp', hint: 'the phone ending in 42'}),
};

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

export async function openMerchant(options: MerchantOptions): Promise<Merchant> {
  const referers: (string | undefined)[] = [];
  const posted: string[] = [];
  const events: string[] = [];
  let status = 'pending';
  let shopOrigin = '';

  const gateway = await serveSite({
    host: '127.0.0.1',
    policy: null,
    routes: {
      '/pay': ({headers, method, body}) => {
        referers.push(headers.referer);
        if (method === 'POST') posted.push(body);
        return {
          headers: {'content-type': 'text/html; charset=utf-8', ...options.gatewayHeaders},
          body: GATEWAY_PAGE,
        };
      },
      '/paid': () => {
        status = 'succeeded';
        return {status: 303, headers: {location: `${shopOrigin}/return?status=COMPLETED`}};
      },
    },
  });

  const {mode, head = '<script src="/dist/pay-checkout.js" defer></script>', attributes = ''} = options;
  const common = `status-url="/status" payment-id="ord_7" session-key="ord_7" merchant-name="Chai Point"
    merchant-logo="/logo.svg" amount="200.00" currency="INR" locale="en-IN"`;
  const challenge = escaped(JSON.stringify(CHALLENGES[options.challenge]?.(gateway.origin)));
  const scripts = `${head}<script src="/shop.js" defer></script>`;
  const shop = await serveSite({
    policy: options.policy(gateway.origin),
    headers: {'referrer-policy': 'strict-origin-when-cross-origin', ...options.headers},
    pages: {
      '/': page(
        `<h1>Shop</h1><pay-checkout ${common} ${mode ? `mode="${mode}"` : ''} ${attributes}
          challenge="${challenge}"><button>Buy</button></pay-checkout>`,
        scripts,
      ),
      '/return': page(`<h1>Thanks</h1><pay-return ${common}></pay-return>`, scripts),
    },
    routes: {
      '/shop.js': () => ({headers: {'content-type': 'text/javascript'}, body: REPORTER}),
      '/logo.svg': () => ({
        headers: {'content-type': 'image/svg+xml'},
        body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1H0z"/></svg>',
      }),
      '/status': () => json({id: 'ord_7', status, amount: '200.00', currency: 'INR'}),
      '/otp': () => {
        status = 'succeeded';
        return json({result: 'accepted'});
      },
      '/events': ({body}) => {
        events.push(body);
        return {status: 204};
      },
      ...options.routes,
    },
  });
  shopOrigin = shop.origin;
  return {
    shop,
    gateway,
    referers,
    posted,
    events,
    become(next) {
      status = next;
    },
    async ended(outcome) {
      await expect.poll(() => events, {timeout: PATIENCE_MS, interval: 20}).toEqual([outcome]);
    },
    close: async () => void (await Promise.all([shop.close(), gateway.close()])),
  };
}
