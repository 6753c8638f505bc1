import {html, nothing} from 'lit';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, mark} from './pieces.js';

/** The question over the screen: nothing is given up by accident, and the safe answer comes first. */
export function leaveView({leave}: Open, context: ViewContext) {
  const {texts} = context;
  if (leave === 'no') return nothing;
  const asking = leave === 'asking';
  return html`
    <div part="leave" class="leave">
      <div class="lead center">
        ${mark(asking ? 'wait' : 'info', asking ? 'attention' : 'clock')}
        <h2 part="title" id="title" tabindex="-1" data-start>${asking ? texts.leave : texts.leaving}</h2>
        <p part="text">${asking ? texts.leaveText : texts.moment}</p>
      </div>
      ${
        asking
          ? html`<div part="actions" class="actions">
              ${button('primary', texts.stay, {type: 'stay'}, context)}
              ${button('secondary', texts.leaveNow, {type: 'leave'}, context)}
            </div>`
          : nothing
      }
    </div>
  `;
}
