import type {Html} from './html.js';
import {html} from './html.js';
import {parseFields, readText, textOf} from './http.js';
import {showAmount} from './money.js';
import {page, showAsset} from './pages.js';
import type {SimPayment} from './payment.js';
import {isSimAction} from './payment.js';
import type {Simulator} from './trade.js';

/** What a shopper can do on the phone. */
const ANSWERS = ['approve', 'decline'];

type Asked = {readonly simulator: Simulator; readonly payment: SimPayment};

/** UPI payments that wait for somebody: links to open and collect requests alike. */
function askedFor(simulators: readonly Simulator[]): Asked[] {
  return simulators
    .flatMap((simulator) => simulator.payments.map((payment) => ({simulator, payment})))
    .filter(({payment: {method, state}}) => method === 'upi' && (state === 'open' || state === 'waiting'))
    .sort((a, b) => b.payment.createdAtMs - a.payment.createdAtMs);
}

function row({simulator, payment}: Asked): Html {
  return html`<li>
<div class="line"><b>${showAmount(payment.amountMinor, payment.currency)}</b><span class="about">${payment.merchant}</span></div>
<p class="about small">${payment.description || payment.names[0]} · ${payment.upiLink ? 'UPI link' : 'request to your UPI address'}</p>
<form method="post" action="/">
<input type="hidden" name="gateway" value="${simulator.name}"><input type="hidden" name="id" value="${payment.id}">
<div class="row"><button class="primary" name="action" value="approve">Approve</button><button class="secondary" name="action" value="decline">Decline</button></div>
</form>
</li>`;
}

/** Text messages with a code, for payments that wait for it. */
function messages(simulators: readonly Simulator[]): Html[] {
  return simulators
    .flatMap(({payments}) => payments.filter(({state, message}) => message !== undefined && state === 'open'))
    .map(({message}) => html`<li><p class="about small">Text message</p><p>${message}</p></li>`);
}

function list(asked: readonly Asked[], note: string, texts: readonly Html[] = []): Response {
  const body = html`<section class="card" data-refresh>
<header><span class="brand">Demo phone</span><span class="about">UPI</span></header>
${note && html`<p role="status">${note}</p>`}
<h1>Waiting for you</h1>
${asked.length + texts.length === 0 && html`<p class="about">Nothing to approve. Choose a UPI payment in the shop.</p>`}
<ul class="list">${texts}${asked.map(row)}</ul>
</section>
<section class="card">
<h2>Scan</h2>
<form method="post" action="/">
<label>A UPI link, as the code holds it <input type="text" name="link" autocomplete="off" spellcheck="false"></label>
<button class="secondary" name="action" value="scan">Open</button>
</form>
</section>`;
  return page('Demo phone', 'phone', body);
}

/**
 * A phone with one UPI app: lists the open UPI payments of the given simulators, approves and
 * declines them, and opens a scanned link (`POST /` with `action=scan&link=…`), which must be the
 * gateway's link byte for byte.
 */
export function phoneSimulator(simulators: readonly Simulator[]): {
  fetch(request: Request): Promise<Response>;
} {
  async function answer(request: Request): Promise<Response> {
    const fields = parseFields(await readText(request), request.headers.get('content-type') ?? '') ?? {};
    const action = textOf(fields, 'action') ?? '';
    if (action === 'scan') {
      const link = textOf(fields, 'link');
      const found = askedFor(simulators).filter(({payment}) => payment.upiLink === link);
      return list(
        found,
        found.length > 0 ? 'Is this what you want to pay?' : 'This code asks for no payment of this demo.',
      );
    }
    const simulator = simulators.find(({name}) => name === textOf(fields, 'gateway'));
    const id = textOf(fields, 'id') ?? '';
    if (isSimAction(action) && ANSWERS.includes(action)) await simulator?.act(id, action);
    return new Response(null, {status: 303, headers: {location: '/', 'cache-control': 'no-store'}});
  }

  return {
    async fetch(request) {
      const url = new URL(request.url);
      const asset = showAsset(url);
      if (asset) return asset;
      if (url.pathname !== '/') return new Response('Not found', {status: 404});
      return request.method === 'POST'
        ? answer(request)
        : list(askedFor(simulators), '', messages(simulators));
    },
  };
}
