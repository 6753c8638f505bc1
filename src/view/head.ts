import {html, nothing} from 'lit';
import {CLOSE, icon} from './icon.js';

type Head = {
  readonly merchantName?: string | undefined;
  readonly description?: string | undefined;
  readonly reference?: string | undefined;
  /** Over the letter that stands for the merchant. */
  readonly picture?: unknown;
  /** What the × is called. */
  readonly closeLabel: string;
  /** Whether the merchant's name is all the title that there is. */
  readonly isTitle?: boolean;
};

/** Who is paid, the way out, and how much: the same on every screen, in the same place. */
export const headView = (
  {merchantName = '', description = '', reference = '', picture, closeLabel, isTitle}: Head,
  close: () => void,
  sum: unknown,
) => html`
  <div part="header" class="head">
    ${
      merchantName || picture
        ? html`<span part="logo" class="logo" aria-hidden="true">${firstLetter(merchantName)}${picture}</span>`
        : nothing
    }
    <div class="who">
      <b part="merchant" id=${isTitle ? 'title' : nothing}><bdi>${merchantName}</bdi></b>
      <small part="description"><bdi>${description}</bdi>${description && reference && ' · '}<bdi dir="ltr">${reference}</bdi></small>
    </div>
    <button part="close" class="close" type="button" aria-label=${closeLabel} @click=${close}>
      ${icon(CLOSE)}
    </button>
  </div>
  <div part="amount-row" class="sum">${sum}</div>
`;

/** With the signs that belong to it, in scripts that have them. */
const firstLetter = (name: string) => (/^\P{M}\p{M}*/u.exec(name.trim())?.[0] ?? '').toLocaleUpperCase();
