import {html} from 'lit';
import {keyed} from 'lit/directives/keyed.js';
import type {Open} from '../session/state.js';
import {actionsOf} from './actions.js';
import {keyOf} from './announce.js';
import type {ViewContext} from './context.js';
import {headView} from './head.js';
import {actionsRow, leadView} from './lead.js';
import {leaveView} from './leave.js';
import {filled} from './pieces.js';
import {titleOf} from './screens.js';
import {stripView} from './strip.js';
import type {Words} from './words.js';
import {wordsOf} from './words.js';

/**
 * Everything inside the dialog, the popover or the page. Draw it with the same root each time: the element
 * with `id="title"` names the surface, the one with `data-start` is to have the focus on a new screen.
 */
export function surfaceView(open: Open, context: ViewContext) {
  const words = wordsOf(open, context);
  return html`
  <div part="surface" class="surface" lang=${context.locale} dir=${context.dir}>
    <slot name="header"></slot>
    ${headView(open, context)}
    <div class="stage">${keyed(keyOf(open.screen), bodyView(open, words, context))}${leaveView(open, context)}</div>
    ${stripView(open, words, context)}
    <slot name="footer"></slot>
    <div class="unseen" role="status">${context.said?.polite}</div>
    <div class="unseen" role="alert">${context.said?.alert}</div>
  </div>
`;
}

/** What a screen is made of: what it says, what there is to see, and what can be done. */
function bodyView(open: Open, words: Words, context: ViewContext) {
  const {screen, leave} = open;
  const {tone, sign, title, lines, values} = words;
  const front = leave === 'no';
  const text = lines.map((line) => [filled(line, values), ' ']);
  // a field or a link that is the way on takes the focus instead
  const start = titleOf(screen) !== 'pageBlocked' && screen.name !== 'otp';
  return html`
    <div part="body" class="body" ?inert=${!front}>
      ${leadView(tone, sign, filled(title, values), text.length > 0 && text, front, start)}
      ${context.bodies?.moreView?.(screen, context)} ${actionsRow(actionsOf(open, words, context))}
    </div>
  `;
}
