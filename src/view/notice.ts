import {html} from 'lit';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {icon} from './icon.js';
import {ATTENTION} from './icons.js';
import {filled} from './pieces.js';
import {isWaiting} from './waiting.js';
import {valuesOf} from './words.js';

/** What is said about a bad line. */
export const lineText = ({line}: Open, {texts}: ViewContext) =>
  line === 'offline' ? texts.offline : texts.trouble;

/** Stands in the last line's place while the line is bad and that matters. */
export const noticeView = (open: Open, context: ViewContext) =>
  open.line !== 'ok' && isWaiting(open.screen)
    ? html`<p part="notice" class="strip notice wait">${icon(ATTENTION)}<span>${filled(lineText(open, context), valuesOf(open.screen, context))}</span></p>`
    : undefined;
