import {html, nothing} from 'lit';
import {fillText} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {payeeView} from './payee.js';
import {button, copyLink, heading, otherWays} from './pieces.js';

/** Empty squares that a scanner needs on each side. */
const QUIET = 4;

export function upiQrView(screen: Screen & {name: 'upi'}, open: Open, context: ViewContext) {
  const {texts, phone} = context;
  return html`
    <div class="lead center">${heading(open, context)} ${payeeView(context)}</div>
    <div part="qr-frame" class="qr">${codeView(context)}</div>
    <div part="actions" class="actions">
      <div class="row">
        ${copyLink(screen.link, context)}
        ${
          phone && screen.apps.length > 0
            ? button('secondary', texts.otherApp, {type: 'show-apps'}, context)
            : otherWays('secondary', open, context)
        }
      </div>
      ${phone && screen.apps.length > 0 ? otherWays('quiet', open, context) : nothing}
    </div>
  `;
}

function codeView({qr, texts, money, payee}: ViewContext) {
  if (qr === undefined || qr === 'loading') return html`<p>${texts.qrLoading}</p>`;
  if (qr === 'too-long') return html`<p>${texts.qrTooLong}</p>`;
  const to = payee?.name ?? payee?.address ?? '';
  const name =
    money === undefined
      ? fillText(texts.qrNameOnly, {payee: to})
      : fillText(texts.qrName, {amount: money.spoken, payee: to});
  const side = qr.size + 2 * QUIET;
  const pixels = side * pixelsPerSquare(side);
  return html`
    <svg
      part="qr"
      role="img"
      aria-label=${name}
      viewBox="${-QUIET} ${-QUIET} ${side} ${side}"
      width=${pixels}
      height=${pixels}
      shape-rendering="crispEdges"
    ><path d=${qr.path} /></svg>
  `;
}

/** Whole pixels a square, so that all are equal: some 270 pixels in all, at least 3 a square where there is room. */
const pixelsPerSquare = (side: number) => (side > 110 ? 2 : Math.max(3, Math.floor(276 / side)));
