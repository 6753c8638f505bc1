import type {CheckedChallenge, CheckedOption, CreateAnswer} from '../input/challenge.js';
import type {PaymentStatus} from '../input/status.js';
import type {Bound, Expected} from './bind.js';
import type {Outcome} from './outcome.js';
import type {PaymentWindow} from './payment-window.js';
import type {Ask, Asked} from './poll-status.js';
import type {SessionRecord} from './record.js';
import type {Action} from './reduce.js';
import type {Handle} from './resume.js';
import type {SessionOptions} from './session-options.js';
import type {Act, Open, Screen, State} from './state.js';

/** Listens to the merchant's server: asks, ties each answer to an attempt, and says what is new. */
export type Listener = {
  /** @param expiresAt - ISO time, if the challenge or the page names one. */
  start(expiresAt?: string): void;
  stop(): void;
  /** Asks at once. */
  wake(): void;
  pause(): void;
  /** Says what is known of the line. */
  showLine(isSilent?: boolean): void;
  /** Asked now; only an answer that speaks of this payment counts. */
  lastAnswer(): Promise<PaymentStatus | undefined>;
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

/** What most payments do without, at least for their first seconds. */
export type Later = {
  /** Has the payment created; the same attempt again is the same key again. */
  create(core: Core): Promise<void>;
  /** After a reload the status decides; what is read here is only the way back to paying. */
  goOn(core: Core): Promise<void>;
  /** @param isConfirmed - Whether the shopper said so; else the merchant's page did. */
  leave(core: Core, isConfirmed: boolean): Promise<void>;
  /** Tries again, or another way: once it is known how the old attempt stands. */
  again(core: Core): Promise<void>;
  otherWays(core: Core): Promise<void>;
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
  readonly expected: Expected;
  readonly ask: Ask | undefined;
  /** The highest `seq` heard so far. */
  seq?: number | undefined;
};

/** An answer, tied to the attempt it was about. */
export type Heard = {
  readonly status: PaymentStatus;
  readonly bound: Bound;
  readonly attempt: Attempt;
  readonly isCurrent: boolean;
};

/** The payment behind a session: its attempts, where each is asked about, and the record that survives a reload. */
export type Payment = {
  readonly record: SessionRecord;
  readonly id: string | undefined;
  readonly statusToken: string | undefined;
  /** The attempt that is being paid. */
  readonly current: Attempt | undefined;
  /** Whether anybody can be asked at all. */
  readonly canAsk: boolean;
  /** A new try: its own key, because it is another payment. */
  next(): void;
  /** Notes what is known of the current attempt, and from now on asks about it there. */
  put(known: Known, answer?: CreateAnswer): void;
  save(kind?: string): void;
  /** @param isTold - The outcome is out: a return page that comes later need not tell it again. */
  forget(isTold: boolean): void;
  ask: Ask;
  /** What an answer means, and to whom. Remembers the highest `seq` of each attempt. */
  hear(asked: Extract<Asked, {kind: 'status'}>): Heard | undefined;
};

/** What the parts of one session share. */
export type Core = SessionOptions & {
  readonly payment: Payment;
  readonly listener: Listener;
  readonly pages: Pages;
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
  /** Puts a way of paying up. */
  offer(challenge: CheckedChallenge, byTap?: boolean): void;
  settle(outcome: Outcome): void;
  /** No payment came to be, and none can. */
  fail(cause: unknown): void;
  /** One decision at a time: however often it is tapped, "try again" is one new attempt. */
  once(work: () => Promise<void>): Promise<void>;
  /** What most payments do without: at once if it is here, else as soon as it is loaded. */
  later(use: (parts: Later) => unknown, otherwise: (error: unknown) => void): void;
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
