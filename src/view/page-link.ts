import {html} from 'lit';
import type {PaymentUrl} from '../input/checked-url.js';
import type {Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import type {Kind} from './pieces.js';

/** The way to a payment page that no browser blocks. The primary one gets the focus. */
export const linkOut = (kind: Kind, label: string, screen: Screen & {name: 'page'}, context: ViewContext) =>
  screen.fields === undefined
    ? pageLink(kind, label, screen.url, context)
    : pageForm(kind, label, screen.url, screen.fields, context);

/** A real link that opens a payment page in a window of its own; the browser follows it, and never blocks it. */
const pageLink = (kind: Kind, label: unknown, url: PaymentUrl, {act}: ViewContext) => html`
  <a
    part=${`button ${kind}`}
    class=${`button ${kind}`}
    href=${url}
    target="_blank"
    rel="noopener"
    referrerpolicy="strict-origin-when-cross-origin"
    ?data-start=${kind === 'primary'}
    @click=${(event: Event) => act({type: 'page-link'}, event)}
  ><span>${label}</span></a>
`;

/** The same by POST. */
const pageForm = (
  kind: Kind,
  label: unknown,
  url: PaymentUrl,
  fields: Readonly<Record<string, string>>,
  {act}: ViewContext,
) => html`
  <form
    method="post"
    action=${url}
    target="_blank"
    rel="noopener"
    accept-charset="utf-8"
    @submit=${(event: Event) => act({type: 'page-link'}, event)}
  >
    ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name=${name} .value=${value} />`)}
    <button part=${`button ${kind}`} class=${`button ${kind}`} type="submit" ?data-start=${kind === 'primary'}><span>${label}</span></button>
  </form>
`;
