import {html, nothing} from 'lit';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {ATTENTION, icon} from './icons.js';
import {filled} from './pieces.js';
import {isWaiting} from './waiting.js';
import type {Words} from './words.js';
import {lineText} from './words.js';

/** The last line of the surface: that something is going on, or that the line is bad. It moves a little, so that nobody thinks it has stopped. */
export function stripView(open: Open, {wait, values}: Words, context: ViewContext) {
  if (open.line !== 'ok' && isWaiting(open.screen)) {
    return html`<p part="notice" class="strip notice wait">${icon(ATTENTION)}<span>${filled(lineText(open, context), values)}</span></p>`;
  }
  return wait && open.leave === 'no'
    ? html`<p part="live" class="strip"><span class="dot"></span><span>${filled(wait, values)}</span></p>`
    : nothing;
}
