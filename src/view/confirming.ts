import {nothing} from 'lit';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, mark} from './pieces.js';
import {plain} from './plain.js';

export function confirmingView(screen: Screen & {name: 'confirming'}, open: Open, context: ViewContext) {
  const {texts} = context;
  return plain(open, context, {
    sign: mark('info', 'clock'),
    text: texts.confirmingText,
    actions: screen.canGoBack ? button('quiet', texts.notPaid, {type: 'back'}, context) : nothing,
  });
}
