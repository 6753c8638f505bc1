import type {PaymentStatus} from '../input/status.js';
import type {Action} from './reduce-first.js';
import {instead, isFinal, isWay, opened, reduceFirst} from './reduce-first.js';
import type {Open, Screen, State} from './state.js';

/** `expired` is believed when it is repeated after this long. */
export const EXPIRED_GRACE_MS = 60_000;

/** An action that does not fit changes nothing: late answers are harmless. */
export function reduce(state: State, action: Action): State {
  if (action.type === 'resume' && state.kind === 'idle')
    return opened(action.attempt, {name: 'confirming', why: action.why, canGoBack: false});
  return state.kind === 'open' ? reduceOpen(state, action) : reduceFirst(state, action);
}

function reduceOpen(open: Open, action: Action): State {
  const {screen, line} = open;
  switch (action.type) {
    case 'open':
      return {...opened(action.attempt, {name: 'preparing'}), line};
    case 'refuse':
      return screen.name === 'preparing'
        ? instead(open, {name: 'not-started', error: action.error, canRetry: action.canRetry})
        : open;
    case 'way':
      return {
        ...open,
        ...action.note,
        way: action.screen,
        screen: screen.name === 'confirming' ? {...screen, canGoBack: true} : screen,
      };
    case 'confirm':
      return isWay(screen) || /^(overdue|choosing|attempt-failed)$/.test(screen.name)
        ? {...open, screen: {name: 'confirming', why: action.why, canGoBack: open.way !== undefined}}
        : open;
    case 'back':
      return screen.name === 'confirming' && open.way ? {...open, screen: rested(open.way)} : open;
    case 'status':
      return withStatus(open, action);
    case 'mismatch':
      return instead({...open, last: action.status}, {name: 'received', review: true});
    case 'deadline':
      return isFinal(screen) || /^(overdue|preparing)$/.test(screen.name)
        ? open
        : {...open, screen: {name: 'overdue', why: 'deadline', canRenew: action.canRenew}};
    case 'give-up':
      return /^(ended|unclear|preparing)$/.test(screen.name)
        ? open
        : instead(open, {name: 'unclear', reason: action.reason});
    default:
      return reduceFirst(open, action);
  }
}

/** A way of paying as it looks when one comes back to it: nothing pretends to be going on. */
function rested(way: Screen): Screen {
  if (way.name === 'page' && way.step !== 'framed')
    return {...way, step: way.mode === 'popup' ? 'lost' : 'ready'};
  if (way.name === 'upi' && way.step !== 'qr') return {...way, step: 'apps'};
  return way.name === 'otp' ? {...way, sending: false} : way;
}

function withStatus(open: Open, {status, now, canRetry}: Extract<Action, {type: 'status'}>): State {
  const {expiredSince = now, ...rest} = open;
  const {screen} = open;
  const next: Open = {...rest, last: status};
  const word = status.status;
  switch (word) {
    case 'pending':
      return next;
    case 'processing':
    case 'needs_review':
      return instead(next, {name: 'received', review: word === 'needs_review'});
    case 'attempt_failed':
      return isNews(open.last, status) && !isFinal(screen)
        ? {...next, screen: {name: 'attempt-failed', canRetry}}
        : next;
    case 'succeeded':
      return instead(next, {name: 'succeeded', status});
    case 'expired': {
      const since = {...next, expiredSince};
      if (now - expiredSince >= EXPIRED_GRACE_MS)
        return instead(since, {name: 'ended', as: word, status, canRetry});
      return isFinal(screen) || screen.name === 'overdue'
        ? since
        : {
            ...since,
            screen: {name: 'overdue', why: open.way?.name === 'upi' ? word : 'deadline', canRenew: canRetry},
          };
    }
    case 'failed':
    case 'cancelled':
    case 'refunded':
      return instead(next, {name: 'ended', as: word, status, canRetry: canRetry && word !== 'refunded'});
    default:
      // No word but these may say that it is over.
      return next;
  }
}

/** The same "this try failed" as before the shopper tried again is old. */
export const isNews = (last: PaymentStatus | undefined, {status, seq = 0}: PaymentStatus): boolean =>
  last?.status !== status || seq > (last.seq ?? 0);
