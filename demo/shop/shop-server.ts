import {PretendServer} from '../playground/playground-server.js';
import {orderReturn, orderStage, ownReturn, ownStage, stageDocument} from '../playground/stage-page.js';
import type {Html} from '../simulators/html.js';
import {html} from '../simulators/html.js';
import {pick} from '../simulators/random.js';
import type {GatewayName} from '../simulators/trade.js';
import {createBackend} from './backend.js';
import type {Fault} from './faults.js';
import {isFault, withFault} from './faults.js';
import {Log} from './log.js';
import {Orders} from './orders.js';
import type {Links} from './page.js';
import {linkList, shopPage, thanksPage} from './page.js';
import type {Settings} from './settings.js';
import {CHOICES, readSettings} from './settings.js';
import {wayOf} from './ways.js';

/** Files that the pages load, by their path: what they hold and what they are. */
export type Files = (
  path: string,
) => Promise<{readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string} | undefined>;

export type ShopOptions = {
  readonly origin: string;
  readonly gateways: Readonly<Record<GatewayName, string>>;
  readonly links: Links;
  readonly files: Files;
  /** The page's skeleton, with a comment where the checkout's code and the main part go. */
  readonly skeleton: string;
  /** The playground's page, whole. */
  readonly playground: string;
  /** Origin of the playground's made-up payment page. */
  readonly pretendUrl: string;
  /** The tags that load the checkout, in a language; `alone`: only the language's. */
  readonly code: (locale: string, alone?: boolean) => Html;
  /** Default: the policy that the package promises to work under. */
  readonly policy?: string;
};

export type Shop = {
  fetch(request: Request): Promise<Response>;
  readonly log: Log;
  readonly orders: Orders;
  readonly fault: Fault;
  setFault(fault: Fault): void;
};

/**
 * What the shop's pages allow: files of its own, its own server, frames of the gateways, and in them the way back to
 * the shop. A challenge that is sent by POST needs its origin in `forms`.
 */
export function strictPolicy(frames: readonly string[], forms: readonly string[] = []): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' https:",
    "connect-src 'self'",
    `frame-src 'self' ${frames.join(' ')}`,
    ["form-action 'self'", ...forms].join(' '),
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html pay-checkout',
  ].join('; ');
}

/** Cups of the playground's orders: a number that the shop does not offer, so that the two never share an order. */
const PLAYGROUND_CUPS = 3;

const LOCALES = CHOICES.find(({name}) => name === 'locale')?.options.map(([tag]) => tag) ?? [];

const STATUS = /^\/pay\/payments\/[^/]+\/status$/;

function visitorOf(request: Request): string | undefined {
  return /(?:^|;\s*)chai=([0-9a-z]{32})(?:;|$)/.exec(request.headers.get('cookie') ?? '')?.[1];
}

/** The demo's shop: pages, the payment routes of the kit, faults on its status route, and a log of everything. */
export function createShop(options: ShopOptions): Shop {
  const {origin, gateways, links, files, skeleton, code, pretendUrl} = options;
  const log = new Log();
  const orders = new Orders();
  const backend = createBackend({origin, gateways, orders, log, visitorOf});
  const pageHosts = Object.values(gateways)
    .map((url) => new URL(url).host)
    .join(' ');
  const policy = options.policy ?? strictPolicy(Object.values(gateways));
  const stagePolicy = options.policy ?? strictPolicy([...Object.values(gateways), pretendUrl], [pretendUrl]);
  let fault: Fault = 'none';
  const pretend = new PretendServer({log, fault: () => fault, gateways});

  function send(text: string, cookie?: string, allowed = policy): Response {
    return new Response(text, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': allowed,
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-content-type-options': 'nosniff',
        ...(cookie && {'set-cookie': cookie}),
      },
    });
  }

  function page(main: Html, {locale, theme, dir}: Settings, cookie?: string): Response {
    const text = skeleton
      .replace('<html lang="en">', html`<html lang="en" dir="${dir}" data-theme="${theme}">`.text)
      .replace('<!-- checkout code -->', () => code(locale).text)
      .replace('<!-- main -->', () => main.text);
    return send(text, cookie);
  }

  /** The visitor's open order, and the cookie for a visitor who has none. */
  function orderFor(request: Request, {way}: Settings, cups: number) {
    const known = visitorOf(request);
    const visitor = known ?? pick('0123456789abcdefghijklmnopqrstuvwxyz', 32);
    const order = orders.current(visitor, wayOf(way), cups);
    return {order, cookie: known ? undefined : `chai=${visitor}; Path=/; HttpOnly; SameSite=Lax`};
  }

  function front(request: Request, url: URL): Response {
    const settings = readSettings(url.searchParams);
    const {order, cookie} = orderFor(request, settings, Number(settings.cups));
    order.query = String(new URLSearchParams(settings));
    return page(shopPage(settings, order, pageHosts, links, fault), settings, cookie);
  }

  /** The page inside the playground's frame; every language is there, so that it can be changed midway. */
  function stage(main: Html, settings: Settings, cookie?: string): Response {
    const tags = [code('en'), ...LOCALES.filter((tag) => tag !== 'en').map((tag) => code(tag, true))];
    return send(stageDocument(main, settings, tags).text, cookie, stagePolicy);
  }

  async function playground(request: Request, url: URL): Promise<Response | undefined> {
    const settings = readSettings(url.searchParams);
    const payment = /^\w{1,40}$/.exec(url.searchParams.get('payment') ?? '')?.[0];
    switch (url.pathname) {
      case '/playground':
        return send(
          options.playground.replace('<!-- links -->', () => linkList(links).text),
          undefined,
          stagePolicy,
        );
      case '/playground/stage': {
        if (payment) return stage(ownStage(settings, payment), settings);
        const {order, cookie} = orderFor(request, settings, PLAYGROUND_CUPS);
        order.query = `${new URLSearchParams(settings)}&from=playground`;
        return stage(orderStage(settings, order, pageHosts), settings, cookie);
      }
      case '/playground/back':
        return payment ? stage(ownReturn(settings, payment), settings) : undefined;
      default:
        return pretend.fetch(request, url);
    }
  }

  /** After a cross-site POST the visitor's cookie is not sent: the order is then not shown, and the page works without. */
  function thanks(request: Request, url: URL): Response {
    const order = orders.find(url.searchParams.get('order') ?? '');
    const settings = readSettings(url.searchParams);
    const own = order?.visitor === visitorOf(request) ? order : undefined;
    return url.searchParams.get('from') === 'playground'
      ? stage(orderReturn(settings, own), settings)
      : page(thanksPage(settings, own), settings);
  }

  async function payments(request: Request, url: URL): Promise<Response> {
    const startedMs = performance.now();
    const isStatus = STATUS.test(url.pathname);
    const answer = isStatus
      ? await withFault(fault, () => backend.fetch(request))
      : await backend.fetch(request);
    if (isStatus || url.pathname === '/pay/payments' || url.pathname.includes('/otp')) {
      const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
      log.add('request', `${request.method} ${shortPath(url)}: ${await wordOf(answer)}, ${seconds} s`);
    }
    return answer;
  }

  /** The demo's own controls. */
  async function controls(request: Request, url: URL): Promise<Response> {
    const posts = request.method === 'POST';
    const back = () =>
      new Response(null, {status: 303, headers: {location: request.headers.get('referer') ?? '/'}});
    switch (posts ? `POST ${url.pathname}` : url.pathname) {
      case '/demo/log':
        return log.stream(Number(request.headers.get('last-event-id') ?? url.searchParams.get('after') ?? 0));
      case '/demo/log.json':
        return Response.json(log.entries);
      case 'POST /demo/log':
        log.add('browser', (await request.text()).slice(0, 300));
        return new Response(null, {status: 204});
      case '/demo/fault':
        return Response.json({fault});
      case 'POST /demo/fault': {
        const asked = new URLSearchParams(await request.text()).get('fault');
        if (isFault(asked)) fault = asked;
        return back();
      }
      case 'POST /demo/new-order':
        orders.startAnew(visitorOf(request) ?? '');
        return back();
      default: {
        const [, id = ''] = /^\/demo\/orders\/(\w+)$/.exec(url.pathname) ?? [];
        const order = orders.find(id);
        if (!order) return new Response('Not found', {status: 404});
        const {deliveries, review, amount, currency} = order;
        return Response.json({id, deliveries, amount, currency, ...(review && {review})});
      }
    }
  }

  return {
    log,
    orders,
    get fault() {
      return fault;
    },
    setFault(next) {
      fault = next;
    },
    async fetch(request) {
      const url = new URL(request.url);
      if (url.pathname.startsWith('/pay/')) return payments(request, url);
      if (url.pathname === '/') return front(request, url);
      if (url.pathname === '/thanks') return thanks(request, url);
      const played = /^\/playground(\/|$)/.test(url.pathname) && (await playground(request, url));
      if (played) return played;
      const file = request.method === 'GET' ? await files(url.pathname) : undefined;
      if (!file) return controls(request, url);
      return new Response(file.body, {
        headers: {
          'content-type': file.type,
          'cache-control': 'no-cache',
          'x-content-type-options': 'nosniff',
        },
      });
    },
  };
}

/** `/pay/payments/7fQ…/status`: ids are long, and nobody needs to see them whole. */
function shortPath({pathname}: URL): string {
  return pathname.replace(/([\w-]{6})[\w-]{10,}/g, '$1…');
}

/** What an answer said, without taking its body away. */
async function wordOf(answer: Response): Promise<string> {
  if (answer.type === 'error') return 'no answer';
  if (!answer.headers.get('content-type')?.startsWith('application/json')) return `${answer.status}, no JSON`;
  const body = (await answer.clone().json()) as Record<string, unknown>;
  const challenge = body.challenge as {kind?: string} | undefined;
  return `${answer.status} ${body.status ?? challenge?.kind ?? body.result ?? body.error ?? ''}`.trim();
}
