import {nothing} from 'lit';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, facts, mark, otherWays} from './pieces.js';
import {plain} from './plain.js';

/** One try failed; the payment is still open. */
export function attemptFailedView(
  screen: Screen & {name: 'attempt-failed'},
  open: Open,
  context: ViewContext,
) {
  const {texts} = context;
  const {canRetry} = screen;
  return plain(open, context, {
    sign: mark('bad', 'attention'),
    text: texts.failedText,
    more: facts(context),
    actions: [
      canRetry ? button('primary', texts.tryAgain, {type: 'retry'}, context) : nothing,
      otherWays(canRetry ? 'secondary' : 'primary', open, context),
      canRetry || open.menu !== undefined
        ? nothing
        : button('secondary', texts.close, {type: 'close'}, context),
    ],
  });
}
