import {html, nothing} from 'lit';
import type {Open} from '../session/state.js';
import {filled} from './pieces.js';
import type {Words} from './words.js';

/** The last line of the surface: that something is going on. It moves a little, so that nobody thinks it has stopped. */
export const stripView = ({leave}: Open, {wait, values}: Words) =>
  wait && leave === 'no'
    ? html`<p part="live" class="strip"><span class="dot"></span><span>${filled(wait, values)}</span></p>`
    : nothing;
