import {adopt} from './adopt.js';
import {definePart} from './define-part.js';
import {readCodes} from './parts/code-reader.js';
import {PayFrame} from './parts/pay-frame.js';
import {warnOfContrast} from './parts/warn-of-contrast.js';
import {restStyles} from './style/rest.js';
import type {SurfaceHost} from './surface-host.js';
import {addTexts} from './text/load-texts.js';
import {restTexts} from './text/rest-texts.js';
import type {Bodies} from './view/context.js';
import {newsOf} from './view/news.js';
import {moreView} from './view/rest.js';
import {drawers, moreRow} from './view/rest-screens.js';

/** The views of all screens. */
export const allBodies = {
  rowOf: moreRow,
  drawers,
  moreView,
  newsOf,
  isAll: true,
} satisfies Partial<Bodies>;

/** Adds what else the views of a surface need: elements, texts, styles. */
export function joinRest(host: SurfaceHost) {
  definePart('pay-frame', PayFrame);
  addTexts('en', restTexts);
  adopt(host, restStyles);
  readCodes(host);
  const panel = host.renderRoot.querySelector<HTMLElement>('.panel');
  // what has left the page has no colours
  if (panel?.isConnected) warnOfContrast(panel);
  return allBodies;
}
