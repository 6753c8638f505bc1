import {html, nothing} from 'lit';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import type {Piece} from './pieces.js';
import {heading} from './pieces.js';

export type Plain = {
  readonly sign: Piece;
  /** What is going on, and what it means. */
  readonly text?: unknown;
  /** Between the words and the buttons. */
  readonly more?: unknown;
  readonly actions?: unknown;
  /** False where something else than the title is to have the focus. */
  readonly start?: boolean;
};

/** The shape that most screens share: a sign, a title, a sentence or two, and what can be done. */
export const plain = (open: Open, context: ViewContext, {sign, text, more, actions, start}: Plain) => html`
  <div class="lead center">
    ${sign} ${heading(open, context, start)} ${text ? html`<p part="text">${text}</p>` : nothing}
  </div>
  ${more ?? nothing}
  ${actions ? html`<div part="actions" class="actions">${actions}</div>` : nothing}
`;
