import {nothing} from 'lit';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, mark} from './pieces.js';
import {plain} from './plain.js';

export function notStartedView(screen: Screen & {name: 'not-started'}, open: Open, context: ViewContext) {
  const {texts} = context;
  const {canRetry} = screen;
  return plain(open, context, {
    sign: mark('bad', 'attention'),
    text: texts.notStartedText,
    actions: [
      canRetry ? button('primary', texts.tryAgain, {type: 'retry'}, context) : nothing,
      button(canRetry ? 'quiet' : 'primary', texts.close, {type: 'close'}, context),
    ],
  });
}
