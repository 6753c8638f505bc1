import {adopt} from './adopt.js';
import {definePart} from './define-part.js';
import {tendCodeField} from './parts/code-field.js';
import {PayFrame} from './parts/pay-frame.js';
import {warnOfContrast} from './parts/warn-of-contrast.js';
import {restStyles} from './style/rest.js';
import type {SurfaceHost} from './surface-host.js';
import {addTexts} from './text/load-texts.js';
import {restTexts} from './text/rest-texts.js';
import {allBodies} from './view/all-bodies.js';

/** Adds what else the views of a surface need: elements, texts, styles. */
export function joinRest(host: SurfaceHost) {
  definePart('pay-frame', PayFrame);
  addTexts('en', restTexts);
  if (adopt(host, restStyles)) tendCodeField(host);
  const panel = host.renderRoot.querySelector<HTMLElement>('.panel');
  // what has left the page has no colours
  if (panel?.isConnected) warnOfContrast(panel);
  return allBodies;
}
