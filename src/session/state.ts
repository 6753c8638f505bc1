import type {PayError} from '../errors.js';
import type {OfferedApp, PageMode} from '../flow/flow.js';
import type {Amount, CheckedChallenge, CheckedOption} from '../input/challenge.js';
import type {PaymentUrl} from '../input/checked-url.js';
import type {PaymentStatus} from '../input/status.js';
import type {Outcome} from './outcome.js';

/** Where a hosted page is, as far as can be known. */
export type PageStep =
  | 'ready' // a tap opens it
  | 'open' // the window or tab is open
  | 'blocked' // the browser refused: a real link instead
  | 'lost' // we cannot see the window any more: a hint, never a verdict
  | 'leaving' // this tab is on its way
  | 'framed' // shown inside the surface
  | 'frame-slow'; // shown inside, and nothing has come for a while

/** Why "confirming" is on the screen. */
export type ConfirmReason = 'returned' | 'asked' | 'resumed' | 'window-closed' | 'code-sent';

/** Why a code was not taken. */
export type CodeProblem = 'empty' | 'wrong' | 'expired' | 'too-many' | 'unreachable';

/** One screen each. What a screen needs to be drawn stands in it; amounts and names are the context's. */
export type Screen =
  | {readonly name: 'preparing'}
  /** No payment came to be: the shopper can try again or leave. */
  | {readonly name: 'not-started'; readonly error: PayError; readonly canRetry: boolean}
  | {
      readonly name: 'choosing';
      readonly options: readonly CheckedOption[];
      readonly canGoBack: boolean;
    }
  | {
      readonly name: 'page';
      readonly step: PageStep;
      readonly mode: PageMode;
      readonly url: PaymentUrl;
      /** Set for a POST form. */
      readonly fields?: Readonly<Record<string, string>>;
      /** The gateway learns the payment's id only when the shopper comes back. */
      readonly waitForReturn: boolean;
    }
  | {
      readonly name: 'upi';
      readonly link: PaymentUrl;
      /** What is in front: the code, the app buttons, or "it did not open". */
      readonly step: 'qr' | 'apps' | 'launched' | 'not-opened';
      readonly apps: readonly OfferedApp[];
      /** The app that was tapped last. */
      readonly app?: OfferedApp;
    }
  | {readonly name: 'approval'; readonly hint?: string; readonly helping: boolean}
  | {
      readonly name: 'otp';
      readonly hint?: string;
      readonly sending: boolean;
      readonly problem?: CodeProblem | undefined;
      readonly triesLeft?: number | undefined;
      readonly canResend: boolean;
      /** Monotonic milliseconds; before it, no new code is sent. */
      readonly resendAt?: number | undefined;
    }
  | {readonly name: 'confirming'; readonly why: ConfirmReason; readonly canGoBack: boolean}
  /** Time is up by the server's clock, or the server said `expired` once: `why` says that of a code only. Still asking. */
  | {readonly name: 'overdue'; readonly why: 'deadline' | 'expired'; readonly canRenew: boolean}
  /** A person or a bank must confirm; `review`: the merchant must look at it. */
  | {readonly name: 'received'; readonly review: boolean}
  | {readonly name: 'attempt-failed'; readonly canRetry: boolean}
  | {readonly name: 'succeeded'; readonly status: PaymentStatus}
  | {
      readonly name: 'ended';
      readonly as: 'failed' | 'cancelled' | 'expired' | 'refunded';
      readonly status: PaymentStatus;
      readonly canRetry: boolean;
    }
  /** We could not learn how it ended. */
  | {readonly name: 'unclear'; readonly reason: 'deadline' | 'unconfirmed' | 'status-denied'};

/** Whether the shopper is about to leave. */
export type Leave = 'no' | 'asking' | 'checking';

/** What is known of the line to the merchant's server. */
export type Line = 'ok' | 'offline' | 'trouble';

export type Open = {
  readonly kind: 'open';
  readonly screen: Screen;
  readonly leave: Leave;
  readonly line: Line;
  /** 1 for the first try. */
  readonly attempt: number;
  /** The challenge being paid, once there is one. */
  readonly challenge?: CheckedChallenge;
  /** The menu that the challenge was chosen from: "other ways" leads there. */
  readonly menu?: readonly CheckedOption[];
  /** What the challenge or the status says is to be paid, if the merchant's page did not. */
  readonly amount?: Amount;
  /** Monotonic milliseconds at which the time to pay is over. */
  readonly endsAt?: number;
  /** The last answer that was bound to this payment. */
  readonly last?: PaymentStatus;
  /** The way of paying that was on the screen last: "back" leads there. */
  readonly way?: Screen;
  /** Monotonic milliseconds of the first `expired` in a row: believed when repeated after a grace. */
  readonly expiredSince?: number;
};

export type State =
  | {readonly kind: 'idle'}
  | Open
  /** The outcome is out. `shown` is the screen that stays until the shopper closes it. */
  | {readonly kind: 'settled'; readonly outcome: Outcome; readonly shown?: Open}
  /** The integration is broken and no payment came to be. `shown` stays until the shopper closes it. */
  | {readonly kind: 'broken'; readonly error: PayError; readonly shown?: Open};

/** What a shopper can do. Views send these; only the session decides what comes of them. */
export type Act =
  | {readonly type: 'close'} // the close button, Escape
  | {readonly type: 'stay'} // "keep waiting"
  | {readonly type: 'leave'} // "leave and cancel"
  | {readonly type: 'choose'; readonly index: number}
  | {readonly type: 'other-ways'}
  | {readonly type: 'open-page'} // also "reopen": a window, a tab, this tab, the frame
  | {readonly type: 'page-link'} // the real link was followed; the browser opens it
  | {readonly type: 'show-window'}
  | {readonly type: 'open-app'; readonly app: OfferedApp} // the browser follows the real link
  | {readonly type: 'show-qr'}
  | {readonly type: 'show-apps'}
  | {readonly type: 'paid'} // "I have paid", "I have approved", "check again"
  | {readonly type: 'back'} // from confirming to the way of paying
  | {readonly type: 'retry'} // try again, get a new code
  | {readonly type: 'submit-code'; readonly code: string}
  | {readonly type: 'resend-code'}
  | {readonly type: 'done'}; // leave a final screen
