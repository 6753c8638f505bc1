import {again, otherWays} from './begin-again.js';
import {exchange, submit} from './codes.js';
import type {Core} from './core.js';
import {outcomeOfFinal} from './leaving.js';
import {listenerOf} from './listener.js';
import {back, choose} from './lists.js';
import type {Act, Open} from './state.js';

/** What a shopper's tap means, but for what must happen within the tap. */
export function act(core: Core, act: Act): unknown {
  const {open, dispatch} = core;
  if (!open) return undefined;
  switch (act.type) {
    case 'close':
    case 'done':
      return leaveFinal(core, open);
    case 'paid':
      dispatch({type: 'confirm', why: 'asked'});
      return listenerOf(core).wake();
    case 'retry':
      return again(core);
    case 'other-ways':
      return otherWays(core);
    case 'choose':
      return choose(core, act.index);
    case 'back':
      return open.screen.name === 'choosing' ? back(core) : dispatch({type: 'back'});
    case 'submit-code':
      return submit(core, act.code);
    case 'resend-code':
      return exchange(core, 'resendUrl', {});
    default:
      return undefined;
  }
}

function leaveFinal(core: Core, open: Open) {
  const {screen} = open;
  if (screen.name === 'not-started') core.fail(screen.error, true);
  const outcome = outcomeOfFinal(open, core.payment.id);
  if (outcome) core.settle(outcome);
  core.dispatch({type: 'hide'});
}
