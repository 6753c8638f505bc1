import type {TemplateResult} from 'lit';
import {html, nothing} from 'lit';
import type {PaymentUrl} from '../input/checked-url.js';
import {fill} from '../lib/fill.js';
import type {Act, Open} from '../session/state.js';
import type {Texts} from '../text/texts.js';
import type {ViewContext} from './context.js';
import type {Icon} from './icons.js';
import {icon} from './icons.js';
import type {Words} from './words.js';
import {titleOf} from './words.js';

/** What a part of a view may be. */
export type Piece = TemplateResult | typeof nothing;

/** Foreign text, whose direction must not reach its neighbours. */
export const foreign = (text: string) => html`<bdi>${text}</bdi>`;

/** Foreign text that is always written from left to right: hosts, UPI addresses, references. */
export const latin = (text: string) => html`<bdi dir="ltr">${text}</bdi>`;

/** `text` with foreign values in it, each on its own. */
export const worded = ({text, values}: Words) => fill(text, mapped(values, foreign));

/** `text` with values that the eye should find. */
export const emphasised = (text: string, values: Readonly<Record<string, unknown>>) =>
  fill(
    text,
    mapped(values, (value) => html`<b>${value}</b>`),
  );

const mapped = <From, To>(values: Readonly<Record<string, From>>, change: (value: From) => To) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

/** A picture that does not come leaves what lies under it. */
export const picture = (src: string) =>
  html`<img src=${src} alt="" referrerpolicy="no-referrer" @error=${hide} />`;

const hide = ({target}: Event) => (target as Element).toggleAttribute('hidden', true);

type Tone = 'info' | 'good' | 'bad' | 'wait';

/** The sign over a title; the words say the same. */
export const mark = (tone: Tone, name: Icon) =>
  html`<div part="mark" class=${`mark ${tone}`}>${icon(name)}</div>`;

/** The heading that names the surface. While a question covers the screen, the question's is it. */
export const heading = ({screen, leave}: Open, context: ViewContext, start = true) => {
  const title = worded(titleOf(screen, context));
  return leave === 'no'
    ? html`<h2 part="title" id="title" tabindex="-1" ?data-start=${start}>${title}</h2>`
    : html`<h2 part="title" tabindex="-1">${title}</h2>`;
};

export type Kind = 'primary' | 'secondary' | 'quiet';

export const button = (kind: Kind, label: unknown, does: Act, {act}: ViewContext) =>
  html`<button part=${`button ${kind}`} class=${`button ${kind}`} type="button" @click=${() => act(does)}><span>${label}</span></button>`;

/** "Other ways", where there is a list to go back to. */
export const otherWays = (kind: Kind, {menu}: Open, context: ViewContext): Piece =>
  menu === undefined ? nothing : button(kind, context.texts.otherWays, {type: 'other-ways'}, context);

/** Copies a text and says so. `about` is said after the label, for those who do not see what stands beside it. */
export const copyText = (text: string, texts: Texts, label: string, kind: Kind | 'link', about = '') => html`
  <pay-copy-button
    part="copy"
    exportparts="button: copy-button"
    class=${kind}
    .text=${text}
    .label=${label}
    .about=${about}
    .done=${texts.copied}
    .failed=${texts.copyFailed}
  ></pay-copy-button>
`;

/** The UPI link itself, for an app or a device that the code does not reach. */
export const copyLink = (link: PaymentUrl, {texts}: ViewContext) =>
  copyText(link, texts, texts.copyLink, 'secondary');

/** What is to be kept and quoted, with a button to copy it. */
export const facts = (context: ViewContext, method?: string): Piece => {
  const {texts, reference} = context;
  if (!reference && !method) return nothing;
  return html`
    <dl part="facts" class="facts">
      ${
        reference
          ? html`<div>
              <dt>${texts.reference}</dt>
              <dd>
                ${latin(reference)}
                ${copyText(reference, texts, texts.copy, 'link', texts.reference)}
              </dd>
            </div>`
          : nothing
      }
      ${method ? html`<div><dt>${texts.paidWith}</dt><dd>${foreign(method)}</dd></div>` : nothing}
    </dl>
  `;
};
