import type {AppLink, CheckedImageUrl, PaymentUrl} from '../input/checked-url.js';
import type {Act, Open, Screen} from '../session/state.js';
import type {Texts} from '../text/texts.js';
import type {Does, Kind, Row} from './screens.js';

/** An amount as the shopper reads it and as a screen reader says it. */
export type Money = {readonly text: string; readonly spoken: string};

/** The payee of a UPI link, parsed from a copy of it. */
export type Payee = {readonly address: string; readonly name?: string | undefined};

/** News for the two live regions inside the surface; what is absent stays as it was. */
export type Announcement = {readonly polite?: string | undefined; readonly alert?: string | undefined};

/** What was announced from the last time. */
export type Seen = {readonly open: Open; readonly secondsLeft?: number | undefined};

/** Draws a button or a link. */
export type Draw = (kind: Kind, label: unknown, does: Does, screen: Screen, context: ViewContext) => unknown;

/**
 * The parts of the views that a hosted page does without: first what UPI needs, then lists, fields, facts, and how
 * it ended. Loaded when needed.
 */
export type Bodies = {
  /** What those screens say and offer. */
  rowOf(open: Open, context: ViewContext): Row | undefined;
  /** Their buttons that are no plain buttons. */
  readonly drawers: Readonly<Partial<Record<Does, Draw>>>;
  /** What there is to see between words and buttons. */
  moreView(screen: Screen, context: ViewContext): unknown;
  /** What a link says and looks like. Asks for a new drawing when the code is there. */
  upiOf(link: PaymentUrl): Pick<ViewContext, 'payee' | 'qr'>;
  /** What the live regions are to say next. */
  announce(said: Announcement, open: Open, context: ViewContext, previous?: Seen): Announcement;
  /** The last line while the line to the server is bad. */
  noticeView(open: Open, context: ViewContext): unknown;
  /** Nothing more is on its way: a screen that has no row now is shown without. */
  readonly isAll: boolean;
};

/** What a view needs besides the state. Made anew for each drawing; nothing in it has effects but `act`. */
export type ViewContext = {
  readonly texts: Texts;
  /** BCP 47. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly money?: Money | undefined;
  /** As text; never markup. */
  readonly merchantName?: string | undefined;
  readonly merchantLogo?: CheckedImageUrl | undefined;
  readonly description?: string | undefined;
  /** What the shopper can keep and quote: the merchant's reference or payment id. */
  readonly reference?: string | undefined;
  /** The merchant's alone: it is shown from the start. */
  readonly ownReference?: string | undefined;
  /** Monotonic milliseconds. */
  readonly now: number;
  /** Whole seconds until the time to pay is over, never negative. */
  readonly secondsLeft?: number | undefined;
  readonly payee?: Payee | undefined;
  /** The code as one SVG path of `size` squares a side; `loading` until it is drawn; `too-long` if no phone could read it. */
  readonly qr?: {readonly path: string; readonly size: number} | 'loading' | 'too-long' | undefined;
  /** Phones: app buttons first, the code behind "pay from another device". */
  readonly phone: boolean;
  /** Inside another app's browser: the browser to open this page in, and the page's own address to copy. */
  readonly wayOut?: {readonly browser: string; readonly pageUrl: string} | undefined;
  /** What screen readers were told last. */
  readonly said?: Announcement | undefined;
  /** As much as is loaded: the title of every screen is there without it. */
  readonly bodies?: Partial<Bodies> | undefined;
  /** @param event - The click that led to it, where a link is followed: it is stopped if the merchant's page says no. */
  act(act: Act, event?: Event): void;
};

export type {AppLink, PaymentUrl};
