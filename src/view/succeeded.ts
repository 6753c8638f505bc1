import {fill} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, facts, foreign, mark} from './pieces.js';
import {plain} from './plain.js';
import {shopOf} from './words.js';

export function succeededView(screen: Screen & {name: 'succeeded'}, open: Open, context: ViewContext) {
  const {texts, merchantName} = context;
  return plain(open, context, {
    sign: mark('good', 'done'),
    text: fill(texts.succeededText, {merchant: foreign(shopOf(context))}),
    more: facts(context, screen.status.method),
    actions: button(
      'primary',
      merchantName ? fill(texts.backTo, {merchant: foreign(merchantName)}) : texts.done,
      {type: 'done'},
      context,
    ),
  });
}
