import type {PayError} from '../errors.js';
import type {PaymentStatus} from '../input/status.js';
import type {Outcome} from './outcome.js';
import type {Source} from './source.js';
import type {State} from './state.js';
import type {World} from './world.js';

/** What a session tells its element. */
export type SessionHooks = {
  state(state: State): void;
  /** Every new status. */
  status(status: PaymentStatus): void;
  error(error: PayError): void;
  /** Once. */
  outcome(outcome: Outcome): void;
  /** Just before this tab leaves or an app is launched; `false` stops it. */
  beforeLeave(url: string): boolean;
};

export type SessionOptions = {
  readonly source: Source;
  readonly world: World;
  readonly hooks: SessionHooks;
  /** Said in a new window until the payment page is in it. */
  readonly windowWords: string;
};
