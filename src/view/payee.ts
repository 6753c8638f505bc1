import {html, nothing} from 'lit';
import type {ViewContext} from './context.js';
import {emphasised, foreign, latin} from './pieces.js';

/** Who is paid, by name and by address: what the shopper compares with what the app shows. */
export function payeeView({payee, texts}: ViewContext) {
  if (payee === undefined) return nothing;
  const {name, address} = payee;
  return html`
    <p part="text">
      ${emphasised(texts.paying, {payee: name ? foreign(name) : latin(address)})}
      ${name ? html`<span class="address">${latin(address)}</span>` : nothing}
    </p>
  `;
}
