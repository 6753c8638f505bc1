import {PAGE_SCRIPT, PAGE_STYLE} from './assets.js';
import {toSettings} from './control.js';
import type {Html} from './html.js';
import {html, webUrl} from './html.js';
import {parseFields, readText, textOf} from './http.js';
import {showAmount} from './money.js';
import type {SimAction, SimPayment, SimState} from './payment.js';
import {isSimAction} from './payment.js';
import type {Desk, Leave, SimSettings, Simulator, Trade} from './trade.js';

/** What the pages need to know of the simulator that they belong to. */
export type View = {readonly trade: Trade; readonly simulator: Simulator; readonly desk: Desk};

const LABELS: Readonly<Record<SimAction, string>> = {
  pay: 'Pay',
  'pay-and-close': 'Pay and close the window',
  decline: 'Decline',
  cancel: 'Cancel',
  later: 'Later: somebody must approve it',
  'pay-wrong-amount': 'Pay a wrong amount',
  'pay-duplicate-webhook': 'Pay, webhook comes twice',
  'late-success': 'Decline now, succeed later',
  approve: 'Approve',
  authorize: 'Authorise without capture',
  expire: 'Let it expire',
  refund: 'Refund',
  webhook: 'Send webhook',
};

const STATE_WORDS: Readonly<Record<SimState, string>> = {
  open: 'Waiting for the shopper',
  waiting: 'Received, not approved yet',
  authorized: 'Authorised, not captured',
  paid: 'Paid',
  declined: 'Declined',
  cancelled: 'Cancelled',
  expired: 'Expired',
  refunded: 'Refunded',
};

/** States in which the payment page still lets the shopper pay. */
const PAYABLE: readonly SimState[] = ['open', 'cancelled'];

/** Style and script of every page, as files: the pages work under a policy without inline code. */
export function showAsset(url: URL): Response | undefined {
  if (url.pathname === '/favicon.ico') return new Response(null, {status: 204});
  const asset = {
    '/_sim/page.css': ['text/css', PAGE_STYLE],
    '/_sim/page.js': ['text/javascript', PAGE_SCRIPT],
  }[url.pathname];
  if (!asset) return undefined;
  return new Response(asset[1], {
    headers: {'content-type': `${asset[0]}; charset=utf-8`, 'cache-control': 'no-cache'},
  });
}

/** A whole page: banner, one card, and the headers that are switched on. */
export function page(title: string, theme: string, body: Html, settings?: Readonly<SimSettings>): Response {
  const {text} = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<link rel="stylesheet" href="/_sim/page.css">
<script src="/_sim/page.js" defer></script>
</head>
<body class="${theme}">
<p class="simulated">Simulated. No money moves.</p>
<main>${body}</main>
</body>
</html>`;
  const refuse = settings?.refuseFrames ?? false;
  return new Response(text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; " +
        `base-uri 'none'; form-action 'self' http: https:${refuse ? "; frame-ancestors 'none'" : ''}`,
      ...(refuse && {'x-frame-options': 'DENY'}),
      ...(settings?.coop && {'cross-origin-opener-policy': 'same-origin'}),
    },
  });
}

function button(action: SimAction, kind: 'primary' | 'secondary' | 'quiet' = 'quiet', label?: string): Html {
  return html`<button class="${kind}" name="action" value="${action}">${label ?? LABELS[action]}</button>`;
}

function payForm(payment: SimPayment, {trade}: View): Html {
  const offered = (action: SimAction) => trade.actions.includes(action);
  const odd = (
    ['pay-and-close', 'pay-wrong-amount', 'pay-duplicate-webhook', 'late-success', 'expire'] as const
  ).filter(offered);
  const amount = showAmount(payment.amountMinor, payment.currency);
  return html`<form method="post" action="${payment.pagePath}">
${trade.details?.(payment)}
${
  trade.methods.length > 1 &&
  html`<fieldset><legend>Pay with</legend>${trade.methods.map(
    ({id, label}, i) =>
      html`<label class="method"><input type="radio" name="method" value="${id}"${i === 0 && html` checked`}> ${label}</label>`,
  )}</fieldset>`
}
<div class="stack">
${button('pay', 'primary', `Pay ${amount}`)}
<div class="row">${button('decline', 'secondary')}${button('cancel', 'secondary')}</div>
${button('later', 'secondary')}
</div>
<details><summary>Unusual endings</summary><div class="stack">${odd.map((action) => button(action))}</div></details>
</form>`;
}

/** The hosted payment page: what the shopper sees after the shop. */
export async function showPayment(payment: SimPayment, view: View): Promise<Response> {
  const {trade, simulator} = view;
  const payable = PAYABLE.includes(payment.state);
  const body = html`<section class="card">
<header><span class="brand">${trade.title}</span></header>
<p class="to">Pay <b>${payment.merchant}</b></p>
<h1 class="amount">${showAmount(payment.amountMinor, payment.currency)}</h1>
<p class="about">${payment.description || `Payment ${payment.names[0] ?? payment.id}`}</p>
${payable ? payForm(payment, view) : await ending(payment, 'pay', view)}
</section>`;
  return page(`Pay ${payment.merchant} · ${trade.title}`, trade.name, body, simulator.settings);
}

/** What the page says once there is nothing left to do on it. */
async function ending(payment: SimPayment, action: SimAction, view: View): Promise<Html> {
  const way = await view.trade.leave(payment, action);
  const back = webUrl(way.kind === 'stay' ? way.backUrl : way.url);
  return html`<p class="state ${payment.state}" role="status">${STATE_WORDS[payment.state]}</p>
${
  back === undefined
    ? html`<p class="about">You can close this window.</p>`
    : way.kind === 'post'
      ? postForm(back, way.fields, false)
      : html`<a class="primary" href="${back}">Back to ${payment.merchant}</a>`
}`;
}

function postForm(url: string, fields: Readonly<Record<string, string>>, auto: boolean): Html {
  return html`<form method="post" action="${url}"${auto && html` data-auto`}>
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button class="primary">Back to the shop</button>
</form>`;
}

/** Carries out what the shopper tapped and sends the browser where the gateway would. */
export async function submitPayment(request: Request, payment: SimPayment, view: View): Promise<Response> {
  const {trade, desk} = view;
  const fields = parseFields(await readText(request), request.headers.get('content-type') ?? '') ?? {};
  const action = textOf(fields, 'action') ?? '';
  if (!isSimAction(action) || !trade.actions.includes(action)) return showPayment(payment, view);
  const method = textOf(fields, 'method');
  desk.note('page', LABELS[action], payment.id);
  await desk.act(payment, action, method ? {method} : {});
  if (action === 'pay-and-close') return closing(payment, view);
  return leaving(await trade.leave(payment, action), payment, view);
}

function closing(payment: SimPayment, {trade, simulator}: View): Response {
  const body = html`<section class="card" data-close>
<p class="state ${payment.state}" role="status">${STATE_WORDS[payment.state]}</p>
<p class="about">You can close this window.</p>
</section>`;
  return page(`Paid · ${trade.title}`, trade.name, body, simulator.settings);
}

async function leaving(way: Leave, payment: SimPayment, view: View): Promise<Response> {
  const url = way.kind === 'stay' ? undefined : webUrl(way.url);
  if (url === undefined || way.kind === 'stay') return showPayment(payment, view);
  if (way.kind === 'get')
    return new Response(null, {status: 303, headers: {location: url, 'cache-control': 'no-store'}});
  const body = html`<section class="card"><p class="about">Taking you back to ${payment.merchant}…</p>${postForm(url, way.fields, true)}</section>`;
  return page(`Back to ${payment.merchant}`, view.trade.name, body, view.simulator.settings);
}

const SWITCHES: readonly (readonly [keyof SimSettings, string])[] = [
  ['coop', 'Pages send Cross-Origin-Opener-Policy: same-origin'],
  ['refuseFrames', 'Pages refuse to be framed'],
  ['webhooks', 'Webhooks go out by themselves'],
  ['down', 'The API is broken'],
];

/** The gateway's staff: approves what waits, refunds, sends webhooks again, throws the switches. */
export async function showAdmin(request: Request, view: View): Promise<Response> {
  const {trade, simulator} = view;
  if (request.method === 'POST') {
    const fields = parseFields(await readText(request), request.headers.get('content-type') ?? '') ?? {};
    const id = textOf(fields, 'id');
    const action = textOf(fields, 'action') ?? '';
    if (id && isSimAction(action)) await simulator.act(id, action);
    else if (action === 'settings') simulator.configure(toSettings(fields));
    return new Response(null, {status: 303, headers: {location: '/', 'cache-control': 'no-store'}});
  }
  const body = html`<section class="card wide" data-refresh>
<header><span class="brand">${trade.title}</span><span class="about">staff</span></header>
<h1>Payments</h1>
${simulator.payments.length === 0 && html`<p class="about">None yet. Start one in the shop.</p>`}
<ul class="list">${simulator.payments.toReversed().map((payment) => adminRow(payment, trade))}</ul>
</section>
<section class="card wide">
<h2>Switches</h2>
<form method="post" action="/" class="stack">
${SWITCHES.map(
  ([name, label]) =>
    html`<label class="method"><input type="checkbox" name="${name}"${simulator.settings[name] && html` checked`}> ${label}</label>`,
)}
<button class="secondary" name="action" value="settings">Save</button>
</form>
</section>`;
  return page(`${trade.title} · staff`, trade.name, body);
}

function adminRow(payment: SimPayment, trade: Trade): Html {
  const fitting: Readonly<Record<SimState, readonly SimAction[]>> = {
    open: ['approve', 'decline', 'expire'],
    waiting: ['approve', 'decline', 'expire', 'webhook'],
    authorized: ['webhook'],
    paid: ['webhook', 'refund'],
    declined: ['approve', 'webhook'],
    cancelled: ['approve', 'expire'],
    expired: ['approve'],
    refunded: ['webhook'],
  };
  const actions = fitting[payment.state].filter((action) => trade.actions.includes(action));
  return html`<li>
<div class="line"><b>${showAmount(payment.amountMinor, payment.currency)}</b><span class="state ${payment.state}">${STATE_WORDS[payment.state]}</span></div>
<p class="id">${payment.id}</p>
<form method="post" action="/"><input type="hidden" name="id" value="${payment.id}"><div class="row">${actions.map((action) => button(action, 'secondary'))}</div></form>
</li>`;
}
