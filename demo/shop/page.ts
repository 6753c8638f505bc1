import type {Html} from '../simulators/html.js';
import {html} from '../simulators/html.js';
import {showAmount} from '../simulators/money.js';
import type {Fault} from './faults.js';
import {FAULTS} from './faults.js';
import type {ShopOrder} from './orders.js';
import type {Settings} from './settings.js';
import {CHOICES} from './settings.js';
import {wayOf} from './ways.js';

/** Addresses that the pages link to: the gateways' staff pages and the phone. */
export type Links = readonly {readonly label: string; readonly url: string}[];

const FAULT_LABELS: Readonly<Record<Fault, string>> = {
  none: 'Works',
  offline: 'No line',
  '429': 'Too many requests',
  html: 'HTML instead of JSON',
  slow: 'Slow',
  '500': 'Server error',
};

/**
 * Attributes that the checkout and the page that the shopper comes back to share. A session belongs
 * to an order and a way to pay it: changing the way in the demo starts another.
 */
export function common({way, locale, theme}: Settings, order: ShopOrder | undefined): Html {
  return html`status-url="/pay/payments/{paymentId}/status" merchant-name="Chai Point" merchant-logo="/demo/shop/logo.svg" locale="${locale}" theme="${theme}"${
    order &&
    html` session-key="${order.id} ${way}" amount="${order.amount}" currency="${order.currency}" description="${order.description}" reference="${order.id}"`
  }`;
}

function checkout(settings: Settings, order: ShopOrder, hosts: string): Html {
  const {gateway, method, details} = wayOf(settings.way);
  const {mode, presentation, after} = settings;
  const body = JSON.stringify({orderId: order.id, gateway, ...(method && {method}), ...details});
  return html`<pay-checkout create-url="/pay/payments" order="${body}" ${common(settings, order)} mode="${mode}" presentation="${presentation}" allowed-hosts="${hosts}"${
    after === 'thanks' && html` success-url="/thanks?order=${order.id}&${order.query}"`
  }><button class="pay">Pay ${showAmount(order.amountMinor, order.currency)}</button></pay-checkout>`;
}

/** Links to what stands beside the shop. */
export function linkList(links: Links): Html {
  return html`${links.map(({label, url}) => html`<a href="${url}" target="_blank" rel="noopener">${label}</a>`)}`;
}

function switches(settings: Settings, links: Links, fault: Fault): Html {
  return html`<section class="panel">
<h2>Behind the counter</h2>
<form method="get" action="/" class="switches" data-auto>
${CHOICES.map(
  ({name, label, options}) =>
    html`<label>${label}<select name="${name}">${options.map(
      ([value, text]) =>
        html`<option value="${value}"${settings[name] === value && html` selected`}>${text}</option>`,
    )}</select></label>`,
)}
<button class="plain">Apply</button>
</form>
<form method="post" action="/demo/fault" class="faults" data-fault>
<fieldset><legend>The line to the shop’s status endpoint</legend>
${FAULTS.map(
  (one) =>
    html`<label class="pill"><input type="radio" name="fault" value="${one}"${one === fault && html` checked`}>${FAULT_LABELS[one]}</label>`,
)}
</fieldset>
<button class="plain">Set</button>
</form>
<div class="links">
<p>Beside the shop: <a href="/playground">Playground</a>${linkList(links)}</p>
<p>The phone approves UPI payments. The gateways’ own pages approve what waits, and switch on <abbr title="Cross-Origin-Opener-Policy">COOP</abbr> and frame refusal.</p>
</div>
</section>`;
}

function log(): Html {
  return html`<section class="panel log" dir="ltr">
<div class="row"><h2>What happens</h2><button class="plain" type="button" data-clear>Clear</button></div>
<p class="legend"><span class="lane browser">events of the page</span><span class="lane request">requests of the page</span><span class="lane server">seen by the shop’s server</span></p>
<ol class="entries" tabindex="0" aria-label="What happens"></ol>
</section>`;
}

/** The shop's front page: one product, one basket, one button. */
export function shopPage(
  settings: Settings,
  order: ShopOrder,
  hosts: string,
  links: Links,
  fault: Fault,
): Html {
  const {currency, amountMinor, cups, id, description} = order;
  return html`<main>
<div class="shop">
<section class="product">
<div class="art"><img src="/demo/shop/chai.svg" alt="" width="240" height="200"></div>
<div><h1>${description}</h1>
<p>Assam leaves, ginger, cardamom, and milk that has boiled twice. Brewed when you order, carried in a flask.</p></div>
</section>
<section class="basket" aria-label="Your order">
<dl>
<div><dt>${cups} × ${showAmount(amountMinor / cups, currency)}</dt><dd>${showAmount(amountMinor, currency)}</dd></div>
<div><dt>Delivery</dt><dd>free</dd></div>
<div class="total"><dt>Total</dt><dd>${showAmount(amountMinor, currency)}</dd></div>
</dl>
${checkout(settings, order, hosts)}
<form method="post" action="/demo/new-order" class="order"><span>Order ${id}</span><button class="plain">New order</button></form>
</section>
</div>
${switches(settings, links, fault)}
${log()}
</main>`;
}

/** Where the gateway sends the shopper: the element asks how it ended, and the shop says what it knows. */
export function thanksPage(settings: Settings, order: ShopOrder | undefined): Html {
  const knows =
    order &&
    (order.review
      ? 'We are looking at this payment.'
      : order.deliveries > 0
        ? 'Paid and on its way.'
        : 'Waiting for the payment.');
  return html`<main>
<div class="shop narrow">
<section class="basket" aria-label="Your order">
<h1>${order ? order.description : 'Your order'}</h1>
<pay-return ${common(settings, order)}></pay-return>
${order && html`<p class="order"><span>Order ${order.id}</span><span data-order="${order.id}">${knows}</span></p>`}
<p class="order"><a href="/?${order?.query}">Back to the shop</a></p>
</section>
</div>
${log()}
</main>`;
}
