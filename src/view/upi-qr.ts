import {html} from 'lit';
import {fillText} from '../lib/fill.js';
import type {Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {valuesOf} from './words.js';

/** Empty squares that a scanner needs on each side. */
const QUIET = 4;

/** The code, or in its place why there is none; dark on white in every theme. */
export const qrView = (screen: Screen, context: ViewContext) =>
  html`<div part="qr-frame" class="qr">${codeView(screen, context)}</div>`;

function codeView(screen: Screen, context: ViewContext) {
  const {qr = 'loading', texts, money} = context;
  if (qr === 'loading') return html`<p>${texts.qrLoading}</p>`;
  if (qr === 'too-long') return html`<p>${texts.qrTooLong}</p>`;
  const side = qr.size + 2 * QUIET;
  const pixels = side * pixelsPerSquare(side);
  return html`
    <svg
      part="qr"
      role="img"
      aria-label=${fillText(money ? texts.qrName : texts.qrNameOnly, valuesOf(screen, context))}
      viewBox="${-QUIET} ${-QUIET} ${side} ${side}"
      width=${pixels}
      height=${pixels}
      shape-rendering="crispEdges"
    ><path d=${qr.path} /></svg>
  `;
}

/** Whole pixels a square, so that all are equal: some 270 pixels in all, at least 3 a square where there is room. */
const pixelsPerSquare = (side: number) => (side > 110 ? 2 : Math.max(3, Math.floor(276 / side)));
