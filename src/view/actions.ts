import type {Open} from '../session/state.js';
import type {Draw, ViewContext} from './context.js';
import {button, filled, linkOut} from './pieces.js';
import type {Does, Kind, TextName} from './screens.js';
import {has} from './screens.js';
import type {Words} from './words.js';

/** What a shopper can do on a screen. */
export function actionsOf({screen, menu}: Open, {actions, values}: Words, context: ViewContext): unknown {
  const {texts, bodies} = context;
  const can: Partial<Record<Does, unknown>> = {
    'other-ways': menu,
    back: has(screen, 'canGoBack'),
    retry: has(screen, 'canRetry') || has(screen, 'canRenew'),
    'resend-code': has(screen, 'canResend'),
  };
  const drawers: Partial<Record<Does, Draw>> = {'page-link': linkOut, ...bodies?.drawers};
  return actions
    .map((action) => action.split(' ') as [Kind, TextName, Does])
    .filter(([, , does]) => !(does in can) || can[does])
    .map(([kind, label, does], index) => {
      // the first way on that is left is the loud one
      const loud = index === 0 && actions[0]?.startsWith('primary');
      const draw = drawers[does] ?? button;
      return draw(loud ? 'primary' : kind, filled(texts[label], values), does, screen, context);
    });
}
