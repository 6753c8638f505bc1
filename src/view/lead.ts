import {html, nothing} from 'lit';
import type {Icon} from './icons.js';
import {icon} from './icons.js';
import type {Sign, Tone} from './words.js';

/** A sign, a title, and what it means. The title in front names the surface, and gets the focus of a new screen. */
export function leadView(sign: Sign, title: unknown, text: unknown, front = true, start = true) {
  const [tone, drawing] = sign.split(' ') as [Tone, Icon];
  return html`
    <div class=${sign ? 'lead center' : 'lead'}>
      ${sign ? html`<div part="mark" class=${`mark ${tone}`}>${icon(drawing)}</div>` : nothing}
      <h2 part="title" id=${front ? 'title' : nothing} tabindex="-1" ?data-start=${front && start}>${title}</h2>
      ${text ? html`<p part="text">${text}</p>` : nothing}
    </div>
  `;
}

export const actionsRow = (actions: unknown) => html`<div part="actions" class="actions">${actions}</div>`;
