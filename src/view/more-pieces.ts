import {html} from 'lit';
import type {OfferedApp} from '../flow/flow.js';
import type {PaymentUrl} from '../input/checked-url.js';
import type {ViewContext} from './context.js';
import type {Kind} from './screens.js';

/** Opens an app by the shopper's own tap: the browser follows the link as it came. */
export const launch = (css: string, label: unknown, app: OfferedApp, {act}: ViewContext) => html`
  <a
    part=${css}
    class=${css}
    href=${app.href}
    rel="noopener"
    @click=${(event: Event) => act({type: 'open-app', app}, event)}
  >${label}</a>
`;

/** Copies a text and says so. `about` is said after the label, for those who do not see what it stands beside. */
export const copyText = (
  kind: Kind,
  label: unknown,
  text: PaymentUrl | string,
  {texts}: ViewContext,
  about = '',
) =>
  html`
    <pay-copy-button
      .kind=${kind}
      .text=${text}
      .label=${label}
      .about=${about}
      .done=${texts.copied}
      .failed=${texts.copyFailed}
    ></pay-copy-button>
  `;
