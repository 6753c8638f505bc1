import {again, otherWays} from './begin-again.js';
import {exchange, submit} from './codes.js';
import type {Core} from './core.js';
import {outcomeOfFinal} from './leaving.js';
import {listenerOf} from './listener.js';
import {back, choose} from './lists.js';
import {pending} from './pending.js';
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
  const {id, canAsk} = core.payment;
  const isStarted = screen.name !== 'not-started';
  // An earlier attempt is a payment that came to be.
  const outcome = isStarted ? outcomeOfFinal(open, id) : canAsk && pending(id, 'unconfirmed', open.last);
  if (outcome) core.settle(outcome);
  else if (!isStarted) core.fail(screen.error, true);
  core.dispatch({type: 'hide'});
}
