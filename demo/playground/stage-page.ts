import type {ShopOrder} from '../shop/orders.js';
import {common} from '../shop/page.js';
import type {Settings} from '../shop/settings.js';
import {wayOf} from '../shop/ways.js';
import type {Html} from '../simulators/html.js';
import {html} from '../simulators/html.js';
import {AMOUNT} from './samples.js';

/** The page inside the frame: a basket and its button, and nothing that distracts from the checkout. */
export function stageDocument(main: Html, {theme, dir}: Settings, code: readonly Html[]): Html {
  return html`<!doctype html>
<html lang="en" dir="${dir}" data-theme="${theme}" class="stage">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chai Point</title>
<link rel="icon" href="/demo/shop/logo.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/shop/shop.css">
<link rel="stylesheet" href="/demo/playground/playground.css">
<script type="module" src="/demo/playground/device.ts"></script>
${code}
</head>
<body>${main}</body>
</html>`;
}

const basket = (content: Html) => html`<main><section class="basket" aria-label="Your order">
<div class="item"><img src="/demo/shop/chai.svg" alt="" width="72" height="60"><div><h1>Masala chai</h1><p class="hint">Chai Point · a demo, no money moves</p></div></div>
${content}
</section></main>`;

/** A checkout that pays an order of the shop's through the kit's routes. */
export function orderStage(settings: Settings, order: ShopOrder, hosts: string): Html {
  const {gateway, method, details} = wayOf(settings.way);
  const body = JSON.stringify({orderId: order.id, gateway, ...(method && {method}), ...details});
  return basket(
    html`<pay-checkout create-url="/pay/payments" order="${body}" ${common(settings, order)} mode="${settings.mode}" presentation="${settings.presentation}" allowed-hosts="${hosts}"></pay-checkout>`,
  );
}

/** What the made-up payment's two elements share. */
const ownAttributes = ({locale, theme}: Settings, payment: string) =>
  html`status-url="/playground/payments/{paymentId}/status" payment-id="${payment}" amount="${AMOUNT.value}" currency="${AMOUNT.currency}" merchant-name="Chai Point" merchant-logo="/demo/shop/logo.svg" description="Masala chai, 4 cups" reference="ord_7" locale="${locale}" theme="${theme}"`;

/** A checkout that waits for its challenge; the page around the frame gives it. */
export function ownStage(settings: Settings, payment: string): Html {
  return basket(
    html`<pay-checkout ${ownAttributes(settings, payment)} mode="${settings.mode}" presentation="${settings.presentation}"></pay-checkout>`,
  );
}

/** Where the made-up payment page sends the shopper back to. */
export function ownReturn(settings: Settings, payment: string): Html {
  return basket(html`<pay-return ${ownAttributes(settings, payment)}></pay-return>`);
}

/** Where the gateways send a shopper of the playground back to. */
export function orderReturn(settings: Settings, order: ShopOrder | undefined): Html {
  return basket(
    html`<pay-return ${common(settings, order)}></pay-return>
<p class="order"><a href="/playground/stage?${new URLSearchParams(settings).toString()}">Back to the shop</a></p>`,
  );
}

/**
 * A payment page of nobody's, on another origin than the shop.
 *
 * @param fields - What the shop sent along.
 * @param back - Where the shopper goes when done.
 */
export function pretendPage(fields: readonly (readonly [string, string])[], back: string): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A payment page</title>
<link rel="stylesheet" href="/pretend.css">
</head>
<body>
<main>
<h1>A payment page</h1>
<p>Your gateway’s page would stand here. Nothing can be paid on it: choose in the playground what your server says, then go back or close this page.</p>
${fields.length > 0 && html`<dl>${fields.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}
<p><a href="${back}">Back to the shop</a></p>
</main>
</body>
</html>`;
}

export const PRETEND_CSS = `:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#eef2f8, #11151c); color: light-dark(#16202e, #e8edf5); }
main { max-width: 440px; margin: 24px auto; padding: 20px 24px; border-radius: 16px; background: light-dark(#fff, #1a2029); }
h1 { margin: 0; font-size: 22px; }
dl div { display: flex; justify-content: space-between; gap: 16px; }
dd { margin: 0; overflow-wrap: anywhere; }
a { color: light-dark(#1f5af6, #86a8ff); }
`;
