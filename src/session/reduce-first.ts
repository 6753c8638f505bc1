import type {PayError} from '../errors.js';
import type {PaymentStatus} from '../input/status.js';
import type {Outcome} from './outcome.js';
import type {ConfirmReason, Leave, Open, Screen, State} from './state.js';

type ScreenOf<N extends Screen['name']> = Extract<Screen, {name: N}>;

/** News of a screen's own, if that screen is up. */
export type Step = {
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
export const isWay = ({name}: Screen) => /^(page|upi|approval|otp)$/.test(name);

/** Whether leaving this screen needs no question. */
export const isFinal = ({name}: Screen) => /^(ended|succeeded|unclear|received|not-started)$/.test(name);

/** What happens until the first screen is up. An action that does not fit changes nothing. */
export function reduceFirst(state: State, action: Action): State {
  switch (action.type) {
    case 'reset':
      return {kind: 'idle'};
    case 'hide':
      return hide(state);
    case 'open':
      return state.kind === 'idle' ? opened(action.attempt, {name: 'preparing'}) : state;
  }
  if (state.kind !== 'open') return state;
  const {screen, leave} = state;
  switch (action.type) {
    case 'offer':
      return show({...state, ...action.note}, action.screen);
    case 'step':
      return screen.name === action.of ? show(state, {...screen, ...action.patch} as Screen) : state;
    case 'note':
      return {...state, ...action.note};
    case 'leave':
      return isFinal(screen) || (leave === 'checking' && action.leave === 'asking')
        ? state
        : {...state, leave: action.leave};
    case 'settle':
      return {kind: 'settled', outcome: action.outcome, shown: {...state, leave: 'no', line: 'ok'}};
    case 'break': {
      const {error} = action;
      return {kind: 'broken', error, shown: instead(state, {name: 'not-started', error, canRetry: false})};
    }
    default:
      return state;
  }
}

export const opened = (attempt: number, screen: Screen): Open => ({
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

/** A screen that answers the question whether to leave as well. */
export const instead = (open: Open, screen: Screen): Open => ({...open, leave: 'no', screen});

/** Puts a screen up, and remembers it as the way back if it is one. */
const show = (open: Open, screen: Screen): Open => ({...open, screen, ...(isWay(screen) && {way: screen})});
