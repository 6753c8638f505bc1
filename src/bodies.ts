import {defineParts} from './define-parts.js';
import type {PaymentUrl} from './input/checked-url.js';
import {parseUpiLink} from './input/upi-link.js';
import {loadOnce} from './lib/load-once.js';
import {moreStyles} from './style/more.js';
import type {SurfaceHost} from './surface-host.js';
import {en} from './text/en.js';
import {addTexts} from './text/load-texts.js';
import type {Bodies, ViewContext} from './view/context.js';
import {moreView} from './view/more.js';
import {drawers, moreRow} from './view/more-screens.js';
import {newsOf} from './view/news.js';

export {warnOfContrast} from './parts/warn-of-contrast.js';

const loadQr = loadOnce(() => import('./lib/qr-path.js'));

/** What the views do without at first. */
export const bodies = {rowOf: moreRow, drawers, moreView, newsOf} satisfies Partial<Bodies>;

/** Adds what else the views of a surface need: their elements, their texts, their styles. */
export function joinBodies(host: SurfaceHost): Bodies {
  defineParts();
  addTexts('en', en);
  const {styleSheet} = moreStyles;
  if (styleSheet) (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(styleSheet);
  return {...bodies, upiOf: upiReader(() => host.requestUpdate())};
}

/** Reads the link that is on the screen, and has its code drawn once. */
function upiReader(redraw: () => void): Bodies['upiOf'] {
  let last: PaymentUrl | undefined;
  let qr: ViewContext['qr'];
  return (link) => {
    const drawn = (code: ViewContext['qr']) => {
      if (last !== link) return;
      qr = code;
      redraw();
    };
    if (last !== link) {
      last = link;
      qr = 'loading';
      // Without the code there is still the link to copy and to open.
      loadQr().then(
        ({qrPath}) => drawn(qrPath(link)),
        () => drawn('too-long'),
      );
    }
    // A copy is read, for display.
    const {payee, name} = parseUpiLink(link);
    return {payee: {address: payee, name}, qr};
  };
}
