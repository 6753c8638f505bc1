import type {ReactiveControllerHost} from 'lit';
import type {PayError} from './errors.js';
import type {CreatePayment, FetchStatus} from './session/source.js';

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
