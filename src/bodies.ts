import {defineParts} from './define-parts.js';
import type {PaymentUrl} from './input/checked-url.js';
import {parseUpiLink} from './input/upi-link.js';
import {moreStyles} from './style/more.js';
import {en} from './text/en.js';
import {addTexts} from './text/load-texts.js';
import type {Bodies, Payee} from './view/context.js';
import {moreView} from './view/more.js';
import {drawers, moreRow} from './view/more-screens.js';
import {newsOf} from './view/news.js';

export {warnOfContrast} from './parts/warn-of-contrast.js';

/** What the views do without at first. */
export const bodies: Bodies = {rowOf: moreRow, drawers, moreView, newsOf, payeeOf};

/** Parsed from a copy of the link, for display. */
function payeeOf(link: PaymentUrl): Payee {
  const {payee: address, name} = parseUpiLink(link);
  return {address, name};
}

/** Adds what else the views need: their elements, their texts, and to a surface's root their styles. */
export function joinBodies({adoptedStyleSheets}: DocumentOrShadowRoot): Bodies {
  defineParts();
  addTexts('en', en);
  if (moreStyles.styleSheet) adoptedStyleSheets.push(moreStyles.styleSheet);
  return bodies;
}
