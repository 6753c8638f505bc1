import type {PayError} from '../errors.js';
import type {OfferedApp} from '../flow/flow.js';
import type {Amount, CheckedChallenge, Option} from '../input/challenge.js';
import type {PaymentStatus} from '../input/status.js';
import type {Outcome} from './outcome.js';
import type {CodeProblem, ConfirmReason, Leave, Line, Open, PageStep, Screen, State} from './state.js';

/** `expired` is believed when it is repeated after this long. */
export const EXPIRED_GRACE_MS = 60_000;

export type Action =
  | {readonly type: 'open'; readonly attempt: number}
  | {readonly type: 'resume'; readonly why: ConfirmReason; readonly attempt: number}
  /** No payment came to be. */
  | {readonly type: 'refuse'; readonly error: PayError; readonly canRetry: boolean}
  /** A way of paying is there: its first screen, and the menu it came from. */
  | {
      readonly type: 'offer';
      readonly screen: Screen;
      readonly challenge?: CheckedChallenge;
      readonly menu?: readonly Option<CheckedChallenge>[];
      readonly amount?: Amount;
    }
  /** Where "back" leads, on a session that was resumed. */
  | {
      readonly type: 'way';
      readonly screen: Screen;
      readonly challenge: CheckedChallenge;
      readonly menu?: Open['menu'];
    }
  | {readonly type: 'page'; readonly step: PageStep; readonly mode?: 'popup' | 'tab' | 'redirect' | 'frame'}
  | {
      readonly type: 'upi';
      readonly step: 'qr' | 'apps' | 'launched' | 'not-opened';
      readonly app?: OfferedApp;
    }
  | {readonly type: 'help'}
  | {
      readonly type: 'otp';
      readonly sending: boolean;
      readonly problem?: CodeProblem | undefined;
      readonly triesLeft?: number | undefined;
      readonly resendAt?: number | undefined;
    }
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
  | {readonly type: 'ends'; readonly endsAt: number}
  | {readonly type: 'line'; readonly line: Line}
  | {readonly type: 'leave'; readonly leave: Leave}
  | {readonly type: 'settle'; readonly outcome: Outcome}
  | {readonly type: 'break'; readonly error: PayError}
  | {readonly type: 'hide'}
  | {readonly type: 'reset'};

const WAYS = new Set(['page', 'upi', 'approval', 'otp']);
const FINAL = new Set(['ended', 'succeeded', 'unclear', 'received', 'not-started']);

/** Whether a screen shows a way of paying. */
export const isWay = (screen: Screen) => WAYS.has(screen.name);

/** Whether leaving this screen needs no question. */
export const isFinal = (screen: Screen) => FINAL.has(screen.name);

/** An action that does not fit changes nothing: late answers are harmless. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'reset':
      return {kind: 'idle'};
    case 'hide':
      return hide(state);
    case 'open':
      return state.kind === 'idle' || state.kind === 'open'
        ? {
            kind: 'open',
            screen: {name: 'preparing'},
            leave: 'no',
            line: lineOf(state),
            attempt: action.attempt,
          }
        : state;
    case 'resume':
      return state.kind === 'idle'
        ? {
            kind: 'open',
            screen: {name: 'confirming', why: action.why, canGoBack: false},
            leave: 'no',
            line: 'ok',
            attempt: action.attempt,
          }
        : state;
    default:
      return state.kind === 'open' ? reduceOpen(state, action) : state;
  }
}

function lineOf(state: State): Line {
  return state.kind === 'open' ? state.line : 'ok';
}

function hide(state: State): State {
  if (state.kind === 'settled') return {kind: 'settled', outcome: state.outcome};
  return state.kind === 'broken' ? {kind: 'broken', error: state.error} : state;
}

type OpenAction = Exclude<Action, {type: 'reset' | 'hide' | 'open' | 'resume'}>;

function reduceOpen(open: Open, action: OpenAction): State {
  const {screen} = open;
  switch (action.type) {
    case 'refuse':
      return screen.name === 'preparing'
        ? {
            ...open,
            leave: 'no',
            screen: {name: 'not-started', error: action.error, canRetry: action.canRetry},
          }
        : open;
    case 'offer':
      return show(
        {
          ...open,
          ...(action.challenge && {challenge: action.challenge}),
          ...(action.menu && {menu: action.menu}),
          ...(action.amount && {amount: action.amount}),
        },
        action.screen,
      );
    case 'way':
      return {
        ...open,
        challenge: action.challenge,
        way: action.screen,
        ...(action.menu && {menu: action.menu}),
        screen: screen.name === 'confirming' ? {...screen, canGoBack: true} : screen,
      };
    case 'page':
      return screen.name === 'page'
        ? show(open, {...screen, step: action.step, ...(action.mode && {mode: action.mode})})
        : open;
    case 'upi':
      return screen.name === 'upi'
        ? show(open, {...screen, step: action.step, ...(action.app && {app: action.app})})
        : open;
    case 'help':
      return screen.name === 'approval' ? show(open, {...screen, helping: true}) : open;
    case 'otp':
      return screen.name === 'otp' ? show(open, codeScreen(screen, action)) : open;
    case 'confirm':
      return isWay(screen) ||
        screen.name === 'overdue' ||
        screen.name === 'choosing' ||
        screen.name === 'attempt-failed'
        ? {...open, screen: {name: 'confirming', why: action.why, canGoBack: open.way !== undefined}}
        : open;
    case 'back':
      return screen.name === 'confirming' && open.way ? {...open, screen: rested(open.way)} : open;
    case 'status':
      return withStatus(open, action);
    case 'mismatch':
      return {...open, last: action.status, leave: 'no', screen: {name: 'received', review: true}};
    case 'deadline':
      return isFinal(screen) || screen.name === 'overdue' || screen.name === 'preparing'
        ? open
        : {...open, screen: {name: 'overdue', why: 'deadline', canRenew: action.canRenew}};
    case 'give-up':
      return screen.name === 'ended' || screen.name === 'unclear'
        ? open
        : {...open, leave: 'no', screen: {name: 'unclear', reason: action.reason}};
    case 'ends':
      return {...open, endsAt: action.endsAt};
    case 'line':
      return open.line === action.line ? open : {...open, line: action.line};
    case 'leave':
      return isFinal(screen) || (open.leave === 'checking' && action.leave === 'asking')
        ? open
        : {...open, leave: action.leave};
    case 'settle':
      return {kind: 'settled', outcome: action.outcome, shown: {...open, leave: 'no', line: 'ok'}};
    case 'break':
      return {
        kind: 'broken',
        error: action.error,
        shown: {...open, leave: 'no', screen: {name: 'not-started', error: action.error, canRetry: false}},
      };
  }
}

/** Puts a screen up, and remembers it as the way back if it is one. */
function show(open: Open, screen: Screen): Open {
  return isWay(screen) ? {...open, screen, way: screen} : {...open, screen};
}

/** A way of paying as it looks when one comes back to it: nothing pretends to be going on. */
function rested(way: Screen): Screen {
  if (way.name === 'page' && way.step !== 'framed')
    return {...way, step: way.mode === 'popup' ? 'lost' : 'ready'};
  if (way.name === 'upi' && way.step !== 'qr') return {...way, step: 'apps'};
  return way;
}

function codeScreen(screen: Extract<Screen, {name: 'otp'}>, action: Extract<Action, {type: 'otp'}>): Screen {
  const {problem: _problem, triesLeft: _triesLeft, ...rest} = screen;
  return {
    ...rest,
    sending: action.sending,
    ...(action.problem && {problem: action.problem}),
    ...(action.triesLeft !== undefined && {triesLeft: action.triesLeft}),
    ...(action.resendAt !== undefined && {resendAt: action.resendAt}),
  };
}

function withStatus(open: Open, {status, now, canRetry}: Extract<Action, {type: 'status'}>): State {
  const {expiredSince, ...rest} = open;
  const next: Open = {...rest, last: status};
  switch (status.status) {
    case 'pending':
      return next;
    case 'processing':
    case 'needs_review':
      return {...next, leave: 'no', screen: {name: 'received', review: status.status === 'needs_review'}};
    case 'attempt_failed':
      return isNews(open, status) && !isFinal(open.screen)
        ? {...next, screen: {name: 'attempt-failed', canRetry}}
        : next;
    case 'succeeded':
      return {...next, leave: 'no', screen: {name: 'succeeded', status}};
    case 'failed':
    case 'cancelled':
    case 'refunded':
      return {
        ...next,
        leave: 'no',
        screen: {
          name: 'ended',
          as: status.status,
          status,
          canRetry: canRetry && status.status !== 'refunded',
        },
      };
    case 'expired': {
      const since = expiredSince ?? now;
      if (now - since >= EXPIRED_GRACE_MS) {
        return {
          ...next,
          expiredSince: since,
          leave: 'no',
          screen: {name: 'ended', as: 'expired', status, canRetry},
        };
      }
      const known = isFinal(open.screen) || open.screen.name === 'overdue';
      const screen: Screen = known ? open.screen : {name: 'overdue', why: 'expired', canRenew: canRetry};
      return {...next, expiredSince: since, screen};
    }
  }
}

/** The same "this try failed" as before the shopper tried again is old. */
function isNews({last}: Open, status: PaymentStatus): boolean {
  return last?.status !== status.status || (status.seq ?? 0) > (last.seq ?? 0);
}
