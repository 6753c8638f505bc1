import {html, nothing} from 'lit';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {ATTENTION, CLOCK} from './icons.js';
import {actionsRow, leadView} from './lead.js';
import {button} from './pieces.js';

/** The question over the screen: nothing is given up by accident, and the safe answer comes first. */
export function leaveView({leave, screen}: Open, context: ViewContext) {
  const {texts: t} = context;
  if (leave === 'no') return nothing;
  return html`
    <div part="leave" class="body">
      ${
        leave === 'asking'
          ? [
              leadView('wait', ATTENTION, t.leave, t.leaveText),
              actionsRow([
                button('primary', t.stay, 'stay', screen, context),
                button('secondary', t.leaveNow, 'leave', screen, context),
              ]),
            ]
          : leadView('info', CLOCK, t.leaving, t.moment)
      }
    </div>
  `;
}
