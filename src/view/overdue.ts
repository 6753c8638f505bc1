import {nothing} from 'lit';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, mark} from './pieces.js';
import {plain} from './plain.js';

/** No code stands here: an old one must not be scanned any more (REL-41). */
export function overdueView(screen: Screen & {name: 'overdue'}, open: Open, context: ViewContext) {
  const {texts} = context;
  const {canRenew} = screen;
  return plain(open, context, {
    sign: mark('wait', 'clock'),
    text: canRenew ? [texts.overdueText, ' ', texts.overdueRenew] : texts.overdueText,
    actions: [
      canRenew ? button('primary', texts.newCode, {type: 'retry'}, context) : nothing,
      button(canRenew ? 'secondary' : 'primary', texts.paid, {type: 'paid'}, context),
    ],
  });
}
