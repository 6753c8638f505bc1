import type {AppLink, CheckedImageUrl, PaymentUrl} from '../input/checked-url.js';
import type {Act} from '../session/state.js';
import type {Texts} from '../text/texts.js';

/** An amount as the shopper reads it and as a screen reader says it. */
export type Money = {readonly text: string; readonly spoken: string};

/** The payee of a UPI link, parsed from a copy of it. */
export type Payee = {readonly address: string; readonly name?: string};

/** What a view needs besides the state. Made anew for each drawing; nothing in it has effects but `act`. */
export type ViewContext = {
  readonly texts: Texts;
  /** BCP 47. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly money?: Money;
  /** As text; never markup. */
  readonly merchantName?: string;
  readonly merchantLogo?: CheckedImageUrl;
  readonly description?: string;
  /** What the shopper can keep and quote: the merchant's reference or payment id. */
  readonly reference?: string;
  /** Monotonic milliseconds. */
  readonly now: number;
  /** Whole seconds until the time to pay is over, never negative. */
  readonly secondsLeft?: number;
  /** The host that a hosted page lives on. */
  readonly host?: string;
  readonly payee?: Payee;
  /** The code as one SVG path of `size` squares a side; `loading` until it is drawn; `too-long` if no phone could read it. */
  readonly qr?: {readonly path: string; readonly size: number} | 'loading' | 'too-long';
  /** Inside another app's browser: offer a way out and the copy button. */
  readonly inApp: boolean;
  /** Phones: app buttons first, the code behind "pay from another device". */
  readonly phone: boolean;
  act(act: Act): void;
};

export type {AppLink, PaymentUrl};
