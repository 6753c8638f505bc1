import type {PropertyDeclarations} from 'lit';
import {LitElement} from 'lit';
import type {CreatePayment, FetchStatus} from './session/source.js';
import {front} from './style/front.js';
import {shell} from './style/shell.js';
import {tokens} from './style/tokens.js';
import type {CheckoutProperties} from './surface-host.js';
import {version} from './version.js';

/** Attributes that hold a text. */
const TEXTS =
  'payment-url create-url status-url status-method status-token payment-id gateway amount currency merchant-name merchant-logo description reference mode allowed-hosts success-url expires-at locale numerals upi-apps session-key';
/** Attributes that hold JSON. */
const JSONS = 'challenge order request-headers texts';

const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

const declared = (names: string, more?: PropertyDeclarations[string]): PropertyDeclarations =>
  Object.fromEntries(names.split(' ').map((attribute) => [camel(attribute), {attribute, ...more}]));

/** What is no JSON stays a text, and opening says so. */
const json = {
  fromAttribute(value: string | null): unknown {
    try {
      return JSON.parse(value ?? 'null') ?? undefined;
    } catch {
      return value;
    }
  },
};

/** What a merchant's page can say of a payment, in attributes and properties. */
export abstract class CheckoutAttributes extends LitElement implements CheckoutProperties {
  /** Of this package: a second copy on the page names it in its warning (SEC-52). */
  static readonly version = version;

  static override styles = [tokens, shell, front];

  static override properties: PropertyDeclarations = {
    ...declared(TEXTS),
    ...declared(JSONS, {converter: json}),
    ...declared('presentation theme', {reflect: true}),
    createPayment: {attribute: false},
    fetchStatus: {attribute: false},
  };

  /** A hosted page or a `upi://` link; shorthand for a challenge. */
  paymentUrl: string | undefined;
  /** A challenge, or any known gateway's create answer; the attribute takes JSON. */
  challenge: unknown;
  /** Called on opening; answers a challenge or a create answer. */
  createPayment: CreatePayment | undefined;
  /** The same without code: `POST` here, with `order` as JSON and an `Idempotency-Key`. */
  createUrl: string | undefined;
  /** The body for `create-url`; the attribute takes JSON. */
  order: unknown;
  /** Your status endpoint; `{paymentId}` is filled in. */
  statusUrl: string | undefined;
  /** `GET` (default) or `POST`. */
  statusMethod: string | undefined;
  /** Instead of `status-url`. */
  fetchStatus: FetchStatus | undefined;
  /** Sent as `Authorization: Bearer …`, never in a URL. */
  statusToken: string | undefined;
  /** Further headers for create and status; the attribute takes JSON. */
  requestHeaders: unknown;
  /** The id that your status endpoint returns: it binds the session. */
  paymentId: string | undefined;
  /** How raw gateway bodies are read; guessed from the challenge when absent. */
  gateway: string | undefined;
  /** Exact decimal in major units, like `200.00`. */
  amount: string | undefined;
  /** ISO 4217. */
  currency: string | undefined;
  /** Shown, as text. */
  merchantName: string | undefined;
  /** `https:` or a path of this origin. */
  merchantLogo: string | undefined;
  /** Shown, as text. */
  description: string | undefined;
  /** What the shopper can keep and quote. */
  reference: string | undefined;
  /** `auto` (default), `popup`, `tab`, `redirect`, `frame`; a list is tried in order. */
  mode: string | undefined;
  /** `modal` (default), `popover` or `inline`. */
  presentation: string | undefined;
  /** Hosts a payment page may live on; `.example.com` means its subdomains. */
  allowedHosts: string | readonly string[] | undefined;
  /** Same-origin page to go to after `pay-success`. It proves nothing. */
  successUrl: string | undefined;
  /** ISO time. */
  expiresAt: string | undefined;
  /** BCP 47; default: the closest `lang`, then the browser's. */
  locale: string | undefined;
  /** `auto` (default), `light` or `dark`. */
  theme: string | undefined;
  /** `latn` keeps Latin digits. */
  numerals: string | undefined;
  /** Overrides single texts; the attribute takes JSON. */
  texts: unknown;
  /** Which UPI apps to list, in order. */
  upiApps: string | readonly string[] | undefined;
  /** Names the session to resume where one page has several. */
  sessionKey: string | undefined;
}
