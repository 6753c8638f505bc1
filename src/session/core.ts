import type {PayError} from '../errors.js';
import type {CheckedChallenge, CheckedOption, CreateAnswer} from '../input/challenge.js';
import type {PaymentStatus} from '../input/status.js';
import type {Expected} from './bind.js';
import type {Outcome} from './outcome.js';
import type {PaymentWindow} from './payment-window.js';
import type {Ask} from './poll-status.js';
import type {SessionRecord} from './record.js';
import type {Action} from './reduce-first.js';
import type {Handle} from './resume.js';
import type {Returns} from './return-signal.js';
import type {Source} from './source.js';
import type {Act, Open, Screen, State} from './state.js';
import type {Wake} from './wake.js';
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
  /** The browser's channels unless a test passes others. */
  readonly returns?: Returns;
  /** The build's chunks unless a test passes others. */
  readonly late?: Late;
  /** Said in a new window until the payment page is in it. */
  readonly windowWords: string;
};

/** Listens to the merchant's server and to the page: asks, ties each answer to an attempt, and says what is new. */
export type Listener = {
  /** @param expiresAt - ISO time, if the challenge or the page names one. */
  start(expiresAt?: string): void;
  stop(): void;
  /** Asks at once. */
  wake(): void;
  /** What the page has noticed. */
  notice(wake: Wake): void;
  /** Says what is known of the line. */
  showLine(isSilent?: boolean): void;
  /** Asked now; only an answer that speaks of this payment counts. */
  lastAnswer(): Promise<PaymentStatus | undefined>;
  /** Notes for return pages that come late that the outcome is out. */
  markTold(): void;
};

export type PageScreen = Screen & {readonly name: 'page'};
export type PageChallenge = CheckedChallenge & {readonly kind: 'page' | 'form'};

/** Opens hosted pages in the first way that the browser allows, and keeps an eye on their window. */
export type Pages = {
  /** Takes over a window that was opened inside the click, before anything else was known. */
  hold(window: PaymentWindow | undefined): void;
  screenOf(challenge: PageChallenge): PageScreen;
  /** @param byTap - A shopper's tap is being handled right now. */
  open(byTap: boolean): void;
  /** Brings the window to the front, or opens the page anew. */
  show(): void;
  /** The payment is over, or never came to be: our window has nothing left to show. */
  close(): void;
  /** Stops looking; the window stays. */
  release(): void;
};

/** What a session needs once its first screen is up: loaded after it. */
export type Later = {
  /** All that can happen, where `reduceFirst` knows the beginning. */
  reduce(state: State, action: Action): State;
  listenerOf(core: Core): Listener;
  /** Shows a page inside, or says why not. @param after - Acts later, unless the page is left. */
  frame(core: Core, isOwn: boolean, after: (delayMs: number, act: () => void) => void): void;
  /** Has the payment created; the same attempt again is the same key again. */
  create(core: Core): Promise<void>;
  /** Goes on after a reload or a redirect: asks first, and never has anything created anew. */
  resume(core: Core, handle?: Handle): void;
  /** @param isConfirmed - Whether the shopper said so; else the merchant's page did. */
  leave(core: Core, isConfirmed: boolean): Promise<void>;
  /** What a shopper's tap means, but for what must happen within the tap. */
  act(core: Core, act: Act): void;
};

/** Where the later parts come from. */
export type Late = {
  /** What is here already. */
  now(): Later | undefined;
  /** @throws {PayError} `chunk-failed`, by the promise. */
  load(): Promise<Later>;
};

/** What is known of an attempt before or beside its challenge. */
type Known = {
  readonly paymentId?: string | undefined;
  readonly statusUrl?: string | undefined;
  readonly statusToken?: string | undefined;
  readonly cancelUrl?: string | undefined;
};

/** One try at paying within a session. Old ones are still listened to: a late success of any attempt is success. */
export type Attempt = {
  readonly number: number;
  readonly paymentId: string | undefined;
  /** Absolute URL of the merchant's endpoint that voids this attempt where the gateway can. */
  readonly cancelUrl: string | undefined;
  /** Where it is asked about, absolute or relative to the page. */
  readonly statusUrl: string | undefined;
  readonly statusToken: string | undefined;
  readonly gateway: string | undefined;
  readonly expected: Expected;
  /** The question itself, once it was asked. */
  ask?: Ask | undefined;
  /** The highest `seq` heard so far. */
  seq?: number | undefined;
};

/** The payment behind a session: its attempts, where each is asked about, and the record that survives a reload. */
export type Payment = {
  record: SessionRecord;
  readonly id: string | undefined;
  readonly statusToken: string | undefined;
  /** The last one is the one that is being paid. */
  attempts: readonly Attempt[];
  /** Whether anybody can be asked at all. */
  readonly canAsk: boolean;
  /** Notes what is known of the current attempt, and from now on asks about it there. */
  put(known: Known, challenge?: CheckedChallenge): void;
  save(kind?: string): void;
  forget(): void;
};

/** What the parts of one session share. */
export type Core = SessionOptions & {
  readonly payment: Payment;
  /** Once it is loaded. */
  listener?: Listener;
  pages: Pages;
  /** Aborted when the session ends. */
  readonly signal: AbortSignal;
  readonly state: State;
  /** The state while it is open, and the session has not ended. */
  readonly open: Open | undefined;
  /** The lists that a way of paying was chosen from, the first one first. */
  menus: readonly (readonly CheckedOption[])[];
  /** Ends what the way of paying on the screen waits for. */
  stopWaiting(): void;
  /** Whether the page was out of sight since an app was launched. */
  wasHidden: boolean;
  dispatch(action: Action): void;
  /** A payment is there: shows its first screen and begins to ask about it. */
  begin(answer: CreateAnswer): void;
  settle(outcome: Outcome): void;
  /** How much of the default time to pay has gone by before a reload, in milliseconds. */
  readonly spentMs: number;
  /** What the page noticed before anybody listened. */
  readonly missed: Set<Wake>;
  /** One decision at a time. */
  isBusy: boolean;
  /** No payment came to be, and none can. */
  fail(cause: unknown, isTold?: boolean): void;
  /** Says it if it is one of ours. */
  tell(error: unknown): void;
  readonly late: Late;
  /** Forgets what is yet to be begun. */
  stopAsking(): void;
  /** At once if the later parts are here, else as soon as they are. */
  later(use: (parts: Later) => unknown, otherwise?: (error: unknown) => void): void;
};

/** One opening of the checkout, from the click to exactly one outcome. */
export type Session = {
  readonly state: State;
  /** Resolves with the outcome; rejects with a fatal `PayError`, or an `AbortError` when detached. */
  readonly ended: Promise<Outcome>;
  /** @param held - A window that was opened inside the click. */
  open(held?: PaymentWindow): void;
  /** Goes on after a reload or a redirect: asks first, and never has anything created anew. */
  resume(handle?: Handle): void;
  act(act: Act, event?: Event): void;
  /** Asks at once. */
  checkNow(): void;
  /** The merchant's page closes the checkout: the last answer decides, and it is never a cancel. */
  close(): Promise<void>;
  /** The element is gone: silence, no timers, no outcome. What is stored stays, for whoever resumes. */
  detach(): void;
  /** Forgets the session, stored record included. */
  reset(): void;
};
