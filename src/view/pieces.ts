import type {nothing, TemplateResult} from 'lit';
import {html} from 'lit';
import type {OfferedApp} from '../flow/flow.js';
import type {PaymentUrl} from '../input/checked-url.js';
import {fill} from '../lib/fill.js';
import type {Act, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';

/** What a part of a view may be. */
export type Piece = TemplateResult | typeof nothing;

export type Kind = 'primary' | 'secondary' | 'quiet' | 'link';

/** `text` with foreign values in it: each stands out, and keeps its direction to itself. */
export const filled = (text: string, values: Readonly<Record<string, string>>) =>
  fill(
    text,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, html`<b><bdi>${value}</bdi></b>`]),
    ),
  );

/** A picture that does not come leaves what lies under it. */
export const picture = (src: string) =>
  html`<img src=${src} alt="" referrerpolicy="no-referrer" @error=${hide} />`;

const hide = ({target}: Event) => (target as Element).toggleAttribute('hidden', true);

/** Acts that need no more than their name. */
export type Simple = Exclude<Act['type'], 'choose' | 'open-app' | 'submit-code'>;

export const button = (kind: Kind, label: unknown, type: Simple, {act}: ViewContext) => html`
  <button part=${`button ${kind}`} class=${`button ${kind}`} type="button" @click=${() => act({type})}>
    <span>${label}</span>
  </button>
`;

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

/**
 * The way to a payment page that no browser blocks: a real link, or a real form. The primary one gets the
 * focus. The referrer stays, since some gateways check where a shopper comes from.
 */
export function linkOut(
  kind: Kind,
  label: string,
  screen: Screen & {name: 'page'},
  {act}: ViewContext,
): Piece {
  const {url, fields} = screen;
  const css = `button ${kind}`;
  const follow = (event: Event) => act({type: 'page-link'}, event);
  const start = kind === 'primary';
  return fields === undefined
    ? html`
        <a
          part=${css}
          class=${css}
          href=${url}
          target="_blank"
          rel="noopener"
          referrerpolicy="strict-origin-when-cross-origin"
          ?data-start=${start}
          @click=${follow}
        >${label}</a>
      `
    : html`
        <form method="post" action=${url} target="_blank" rel="noopener" accept-charset="utf-8" @submit=${follow}>
          ${hiddenFields(fields)}
          <button part=${css} class=${css} ?data-start=${start}>${label}</button>
        </form>
      `;
}

const hiddenFields = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name=${name} .value=${value} />`);

/** Copies a text and says so. `about` is said after the label, for those who do not see what it stands beside. */
export const copyText = (
  kind: Kind,
  label: string,
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
