import type {ReactiveControllerHost} from 'lit';
import type {PayError} from './errors.js';
import type {OpenedWindow} from './session/blank-window.js';
import type {Outcome} from './session/outcome.js';
import type {CreatePayment, FetchStatus} from './session/source.js';
import type {Texts} from './text/texts.js';

/** Attributes and properties as a merchant's page set them, unchecked. */
export type CheckoutProperties = {
  paymentUrl: string | undefined;
  challenge: unknown;
  createPayment: CreatePayment | undefined;
  createUrl: string | undefined;
  order: unknown;
  statusUrl: string | undefined;
  statusMethod: string | undefined;
  fetchStatus: FetchStatus | undefined;
  statusToken: string | undefined;
  requestHeaders: unknown;
  paymentId: string | undefined;
  gateway: string | undefined;
  amount: string | undefined;
  currency: string | undefined;
  merchantName: string | undefined;
  merchantLogo: string | undefined;
  description: string | undefined;
  reference: string | undefined;
  mode: string | undefined;
  presentation: string | undefined;
  allowedHosts: string | readonly string[] | undefined;
  successUrl: string | undefined;
  expiresAt: string | undefined;
  locale: string | undefined;
  theme: string | undefined;
  numerals: string | undefined;
  texts: unknown;
  upiApps: string | readonly string[] | undefined;
  sessionKey: string | undefined;
};

/** The element that a surface belongs to. */
export type SurfaceHost = HTMLElement &
  ReactiveControllerHost &
  CheckoutProperties & {
    /** Whether a change of the page's is yet to be drawn. */
    readonly isUpdatePending: boolean;
    readonly renderRoot: HTMLElement | DocumentFragment;
    /** What the surface belongs to: the trigger. */
    readonly anchor: HTMLElement;
    /** The popover cannot be had: a dialog then. */
    giveUpPopover(): void;
    /** Says what is wrong with the integration. */
    fail(error: PayError): void;
  };

/** What the surface asks of its element. */
export type SurfaceHooks = {
  hide(): void;
  /** @param on - Names of states, among what is not the case. */
  setStates(on: readonly unknown[]): void;
};

/** The part of an element that does the work: one session at a time, drawn as it goes. Loaded when it is first needed. */
export type Surface = {
  /** The texts of this element's language, with the merchant's own wording. */
  readonly texts: Texts;
  /** The text of the default button. */
  readonly label: string;
  /** Whether a first screen is drawn where nobody sees it, to be shown in the very frame of the click. */
  readonly isPrepared: boolean;
  /** Whether its payment is over and told, and the page names another one by now. */
  readonly isOutdated: boolean;
  /** Makes beforehand what would be slow inside the click. */
  warm(): void;
  /** The page has changed its mind since: what was drawn beforehand is drawn anew. */
  refresh(): void;
  /** @param held - A window that was opened inside the click. */
  open(held?: OpenedWindow): Promise<Outcome>;
  /**
   * Goes on with what a reload or a return route left, if it is this element's own; `undefined` if there is nothing.
   *
   * @param always - A return page asks its server even if nothing was left.
   * @throws {PayError} `chunk-failed`.
   */
  resume(always?: boolean): Promise<(() => Promise<Outcome>) | undefined>;
  /**
   * For a return page: whether an open session took the news, or the outcome has been told already.
   *
   * @throws {PayError} `chunk-failed`.
   */
  announce(): Promise<boolean>;
  /** A return page rarely knows the shop's session key: the only session of this tab is the one. */
  onlyKey(): Promise<string | undefined>;
  checkNow(): void;
  close(): Promise<void>;
  detach(): void;
  reset(): void;
  /** The shopper wants to close: while a payment is open, a question follows. */
  ask(): void;
  /** `undefined` as long as no session has anything to show. */
  render(): unknown;
  /**
   * After each drawing: a new screen takes the focus, wherever it was, and so does one whose focused button is gone.
   *
   * @param isNew - The panel was put up with it, and has the focus.
   */
  drawn(panel: HTMLElement, isNew: boolean): void;
};
