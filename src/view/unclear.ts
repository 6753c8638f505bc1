import {fill} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {button, facts, foreign, mark} from './pieces.js';
import {plain} from './plain.js';
import {shopOf} from './words.js';

/** We could not learn how it ended. Where the status is refused, asking again is of no use. */
export function unclearView(screen: Screen & {name: 'unclear'}, open: Open, context: ViewContext) {
  const {texts} = context;
  const done = (kind: 'primary' | 'secondary') => button(kind, texts.done, {type: 'done'}, context);
  return plain(open, context, {
    sign: mark('wait', 'clock'),
    text: fill(texts.unclearText, {merchant: foreign(shopOf(context))}),
    more: facts(context),
    actions:
      screen.reason === 'status-denied'
        ? done('primary')
        : [button('primary', texts.checkAgain, {type: 'paid'}, context), done('secondary')],
  });
}
