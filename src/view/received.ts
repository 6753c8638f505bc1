import {fill} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, facts, foreign, mark} from './pieces.js';
import {plain} from './plain.js';
import {shopOf} from './words.js';

export function receivedView(screen: Screen & {name: 'received'}, open: Open, context: ViewContext) {
  const {texts} = context;
  return plain(open, context, {
    sign: mark('wait', 'clock'),
    text: fill(screen.review ? texts.reviewText : texts.receivedText, {merchant: foreign(shopOf(context))}),
    more: facts(context),
    actions: button('primary', texts.done, {type: 'done'}, context),
  });
}
