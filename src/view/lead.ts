import {html, nothing} from 'lit';
import {icon} from './icons.js';
import type {Words} from './words.js';

/** A sign, a title, and what it means. The title in front names the surface, and gets the focus of a new screen. */
export const leadView = (
  sign: Words['sign'],
  title: unknown,
  text: unknown,
  front = true,
  start = true,
) => html`
  <div class=${sign ? 'lead center' : 'lead'}>
    ${sign ? html`<div part="mark" class=${`mark ${sign[0]}`}>${icon(sign[1])}</div>` : nothing}
    <h2 part="title" id=${front ? 'title' : nothing} tabindex="-1" ?data-start=${front && start}>${title}</h2>
    ${text ? html`<p part="text">${text}</p>` : nothing}
  </div>
`;

export const actionsRow = (actions: unknown) => html`<div part="actions" class="actions">${actions}</div>`;
