import {html, nothing} from 'lit';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {actionsRow, leadView} from './lead.js';
import {button} from './pieces.js';

/** The question over the screen: nothing is given up by accident, and the safe answer comes first. */
export function leaveView({leave}: Open, context: ViewContext) {
  const {texts: t} = context;
  if (leave === 'no') return nothing;
  const asking = leave === 'asking';
  return html`
    <div part="leave" class="body">
      ${leadView(asking ? 'wait attention' : 'info clock', asking ? t.leave : t.leaving, asking ? t.leaveText : t.moment)}
      ${asking ? actionsRow([button('primary', t.stay, 'stay', context), button('secondary', t.leaveNow, 'leave', context)]) : nothing}
    </div>
  `;
}
