import type {PayError} from '../errors.js';
import type {PaymentStatus} from '../input/status.js';
import type {Outcome} from './outcome.js';
import type {ConfirmReason, Leave, Open, Screen, State} from './state.js';

/** `expired` is believed when it is repeated after this long. */
export const EXPIRED_GRACE_MS = 60_000;

type ScreenOf<N extends Screen['name']> = Extract<Screen, {name: N}>;

/** News of a screen's own, if that screen is up. */
type Step = {
  [N in 'page' | 'upi' | 'approval' | 'otp']: {
    readonly type: 'step';
    readonly of: N;
    readonly patch: Partial<Omit<ScreenOf<N>, 'name'>>;
  };
}['page' | 'upi' | 'approval' | 'otp'];

/** What is known beside the screen. */
type Note = Partial<Pick<Open, 'challenge' | 'menu' | 'amount' | 'endsAt' | 'line'>>;

export type Action =
  | {readonly type: 'open'; readonly attempt: number}
  | {readonly type: 'resume'; readonly why: ConfirmReason; readonly attempt: number}
  /** No payment came to be. */
  | {readonly type: 'refuse'; readonly error: PayError; readonly canRetry: boolean}
  /** A way of paying is there: its first screen, and what is known of it. */
  | {readonly type: 'offer'; readonly screen: Screen; readonly note?: Note}
  /** Where "back" leads, on a session that was resumed. */
  | {readonly type: 'way'; readonly screen: Screen; readonly note: Note}
  | Step
  | {readonly type: 'note'; readonly note: Note}
  | {readonly type: 'confirm'; readonly why: ConfirmReason}
  | {readonly type: 'back'}
  /** An answer that was bound to this payment. */
  | {
      readonly type: 'status';
      readonly status: PaymentStatus;
      readonly now: number;
      readonly canRetry: boolean;
    }
  /** A success with the wrong money: somebody must look at it. */
  | {readonly type: 'mismatch'; readonly status: PaymentStatus}
  | {readonly type: 'deadline'; readonly canRenew: boolean}
  | {readonly type: 'give-up'; readonly reason: 'deadline' | 'unconfirmed' | 'status-denied'}
  | {readonly type: 'leave'; readonly leave: Leave}
  | {readonly type: 'settle'; readonly outcome: Outcome}
  | {readonly type: 'break'; readonly error: PayError}
  | {readonly type: 'hide'}
  | {readonly type: 'reset'};

/** Whether a screen shows a way of paying. */
const isWay = ({name}: Screen) => /^(page|upi|approval|otp)$/.test(name);

/** Whether leaving this screen needs no question. */
export const isFinal = ({name}: Screen) => /^(ended|succeeded|unclear|received|not-started)$/.test(name);

/** An action that does not fit changes nothing: late answers are harmless. */
export function reduce(state: State, action: Action): State {
  const {kind} = state;
  if (action.type === 'reset') return {kind: 'idle'};
  if (action.type === 'hide') return hide(state);
  if (kind === 'open') return reduceOpen(state, action);
  if (kind !== 'idle') return state;
  if (action.type === 'open') return opened(action.attempt, {name: 'preparing'});
  return action.type === 'resume'
    ? opened(action.attempt, {name: 'confirming', why: action.why, canGoBack: false})
    : state;
}

const opened = (attempt: number, screen: Screen): Open => ({
  kind: 'open',
  screen,
  leave: 'no',
  line: 'ok',
  attempt,
});

function hide(state: State): State {
  if (state.kind === 'settled') return {kind: 'settled', outcome: state.outcome};
  return state.kind === 'broken' ? {kind: 'broken', error: state.error} : state;
}

function reduceOpen(open: Open, action: Action): State {
  const {screen, line, leave} = open;
  const final = isFinal(screen);
  switch (action.type) {
    case 'open':
      return {...opened(action.attempt, {name: 'preparing'}), line};
    case 'refuse':
      return screen.name === 'preparing'
        ? instead(open, {name: 'not-started', error: action.error, canRetry: action.canRetry})
        : open;
    case 'offer':
      return show({...open, ...action.note}, action.screen);
    case 'way':
      return {
        ...open,
        ...action.note,
        way: action.screen,
        screen: screen.name === 'confirming' ? {...screen, canGoBack: true} : screen,
      };
    case 'step':
      return screen.name === action.of ? show(open, {...screen, ...action.patch} as Screen) : open;
    case 'note':
      return {...open, ...action.note};
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
      return final || /^(overdue|preparing)$/.test(screen.name)
        ? open
        : {...open, screen: {name: 'overdue', why: 'deadline', canRenew: action.canRenew}};
    case 'give-up':
      return /^(ended|unclear)$/.test(screen.name)
        ? open
        : instead(open, {name: 'unclear', reason: action.reason});
    case 'leave':
      return final || (leave === 'checking' && action.leave === 'asking')
        ? open
        : {...open, leave: action.leave};
    case 'settle':
      return {kind: 'settled', outcome: action.outcome, shown: {...open, leave: 'no', line: 'ok'}};
    case 'break': {
      const {error} = action;
      return {kind: 'broken', error, shown: instead(open, {name: 'not-started', error, canRetry: false})};
    }
    default:
      return open;
  }
}

/** A screen that answers the question whether to leave as well. */
const instead = (open: Open, screen: Screen): Open => ({...open, leave: 'no', screen});

/** Puts a screen up, and remembers it as the way back if it is one. */
const show = (open: Open, screen: Screen): Open => ({...open, screen, ...(isWay(screen) && {way: screen})});

/** A way of paying as it looks when one comes back to it: nothing pretends to be going on. */
function rested(way: Screen): Screen {
  if (way.name === 'page' && way.step !== 'framed')
    return {...way, step: way.mode === 'popup' ? 'lost' : 'ready'};
  if (way.name === 'upi' && way.step !== 'qr') return {...way, step: 'apps'};
  return way;
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
        : {...since, screen: {name: 'overdue', why: word, canRenew: canRetry}};
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
