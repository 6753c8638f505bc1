import {nothing} from 'lit';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, facts, mark, otherWays} from './pieces.js';
import {plain} from './plain.js';

type EndedScreen = Screen & {name: 'ended'};

/** The server's last word was no success. */
export function endedView(screen: EndedScreen, open: Open, context: ViewContext) {
  return plain(open, context, {
    sign: signOf(screen),
    text: textOf(screen, context),
    more: facts(context),
    actions: actionsOf(screen, open, context),
  });
}

function signOf({as}: EndedScreen) {
  if (as === 'refunded') return mark('info', 'back');
  return as === 'expired' ? mark('wait', 'clock') : mark('bad', 'attention');
}

function textOf({as}: EndedScreen, {texts}: ViewContext): string {
  if (as === 'refunded') return texts.refundedText;
  return as === 'cancelled' ? texts.cancelledText : texts.failedText;
}

function actionsOf({as, canRetry}: EndedScreen, open: Open, context: ViewContext) {
  const {texts} = context;
  if (as === 'refunded') return button('primary', texts.done, {type: 'done'}, context);
  const again = as === 'expired' ? texts.newCode : texts.tryAgain;
  return [
    canRetry ? button('primary', again, {type: 'retry'}, context) : nothing,
    otherWays(canRetry ? 'secondary' : 'primary', open, context),
    button(canRetry || open.menu !== undefined ? 'quiet' : 'primary', texts.close, {type: 'done'}, context),
  ];
}
