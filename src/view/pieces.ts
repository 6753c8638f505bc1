import type {nothing, TemplateResult} from 'lit';
import {html} from 'lit';
import type {CheckedImageUrl} from '../input/checked-url.js';
import {fill} from '../lib/fill.js';
import type {Screen} from '../session/state.js';
import type {Draw, ViewContext} from './context.js';
import type {Does, Kind, Simple} from './screens.js';

/** What a part of a view may be. */
export type Piece = TemplateResult | typeof nothing;

/** `text` with foreign values in it: each stands out, and keeps its direction to itself. */
export const filled = (text: string, values: Readonly<Record<string, string>>) =>
  fill(
    text,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, html`<b><bdi>${value}</bdi></b>`]),
    ),
  );

/** A picture that does not come leaves what lies under it. */
export const picture = (src: CheckedImageUrl) =>
  html`<img src=${src} alt="" referrerpolicy="no-referrer" @error=${hide} />`;

const hide = ({target}: Event) => {
  (target as HTMLElement).hidden = true;
};

/** What does not follow a link does what its name says. */
export const button = (kind: Kind, label: unknown, does: Does, _: unknown, {act}: ViewContext) => html`
  <button part=${`button ${kind}`} class=${`button ${kind}`} type="button" @click=${() => act({type: does as Simple})}>
    <span>${label}</span>
  </button>
`;

/**
 * The way to a payment page that no browser blocks: a real link, or a real form. The primary one gets the
 * focus. The referrer stays, since some gateways check where a shopper comes from.
 */
export const linkOut: Draw = (kind, label, _, screen, {act}) => {
  const {url, fields} = screen as Screen & {name: 'page'};
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
};

const hiddenFields = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name=${name} .value=${value} />`);
