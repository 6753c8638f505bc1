import {html, nothing} from 'lit';
import {icon} from './icons.js';
import type {Tone} from './screens.js';

/** A sign, a title, and what it means. The title in front names the surface, and gets the focus of a new screen. */
export function leadView(
  tone: Tone | '',
  sign: string,
  title: unknown,
  text: unknown,
  front = true,
  start = true,
) {
  return html`
    <div class=${tone ? 'lead center' : 'lead'}>
      ${tone ? html`<div part="mark" class=${`mark ${tone}`}>${icon(sign)}</div>` : nothing}
      <h2 part="title" id=${front ? 'title' : nothing} tabindex="-1" ?data-start=${front && start}>${title}</h2>
      ${text ? html`<p part="text">${text}</p>` : nothing}
    </div>
  `;
}

export const actionsRow = (actions: unknown) => html`<div part="actions" class="actions">${actions}</div>`;
