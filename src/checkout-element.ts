import type {PropertyDeclarations, PropertyValues} from 'lit';
import {html, LitElement, nothing} from 'lit';
import {PayError} from './errors.js';
import {PayCloseEvent, PayErrorEvent, PayOpenEvent} from './events.js';
import {loadOnce} from './lib/load-once.js';
import type {Outcome} from './session/outcome.js';
import type {CreatePayment, FetchStatus} from './session/source.js';
import {shell} from './style/shell.js';
import {tokens} from './style/tokens.js';
import type {CheckoutProperties, Surface} from './surface-host.js';
import {version} from './version.js';

/** Everything that is not needed before a click. */
const loadSurface = loadOnce(() => import('./surface.js'));

const PHONE = '(max-width: 479.98px)';

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

/** The one element whose surface is in front: two dialogs would fight for the shopper. */
let front: CheckoutElement | undefined;

/** What `<pay-checkout>` and `<pay-return>` share: the attributes, the surface, and the events that come of a session. */
export abstract class CheckoutElement extends LitElement implements CheckoutProperties {
  /** Of this package: a second copy on the page names it in its warning (SEC-52). */
  static readonly version = version;

  static override styles = [tokens, shell];

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

  protected surface: Surface | undefined;
  readonly #internals = this.attachInternals();
  #run: Promise<Outcome> | undefined;
  #isShown = false;
  /** Beside the button: on wide screens, if asked for, if it could be loaded. Decided anew at each opening. */
  #isPopover = false;

  override disconnectedCallback() {
    super.disconnectedCallback();
    // Moved within one task is not removed.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.surface?.detach();
      this.#takeDown();
    });
  }

  /** Whether a session is running, or its last screen is still shown. */
  protected get isBusy(): boolean {
    return this.#run !== undefined;
  }

  /** @internal Whether the surface is up. */
  get isShowing(): boolean {
    return this.#isShown;
  }

  /** Closes the checkout. While a payment is open the last answer decides how it ends, and it is never a cancel. */
  async close() {
    await this.surface?.close();
  }

  /** Asks your status endpoint at once. */
  checkNow() {
    this.surface?.checkNow();
  }

  /** Forgets the session, silently: the next `open()` begins a new one. */
  reset() {
    this.surface?.reset();
    this.hide();
  }

  /** @internal Says what is wrong. */
  fail(error: unknown) {
    if (error instanceof PayError) this.dispatchEvent(new PayErrorEvent(error));
  }

  /** Runs one session, or hands out the one that runs. */
  protected run(begin: () => Promise<Outcome>): Promise<Outcome> {
    if (this.#run) return this.#run;
    const run = begin();
    this.#run = run;
    const free = () => {
      if (!this.#isShown) this.#run = undefined;
    };
    run.then(free, free);
    return run;
  }

  /** Goes on with what a reload or a return route left; `undefined` if that is nothing of this element's. */
  protected async takeUp(always?: boolean): Promise<{readonly ended: Promise<Outcome>} | undefined> {
    const resume = await this.surface?.resume(always);
    if (!resume || !this.isConnected || this.isBusy) return undefined;
    const ended = this.run(async () => {
      this.show();
      return resume();
    });
    ended.catch(() => {});
    return {ended};
  }

  /** Puts the surface up. @throws {PayError} `busy` if another checkout is in front. */
  protected show() {
    if (this.presentation !== 'inline') {
      if (front && front !== this) {
        const busy = new PayError(
          'busy',
          'Another checkout is open on this page. Wait for its pay-close event.',
          {fatal: true},
        );
        this.fail(busy);
        throw busy;
      }
      front = this;
    }
    this.#isPopover = this.presentation === 'popover' && !matchMedia(PHONE).matches;
    this.#isShown = true;
    // What is drawn already is only shown: drawing again would cost the click its first frame.
    const {surface} = this;
    const prepared = surface?.isPrepared && !this.isUpdatePending && this.renderRoot.querySelector('dialog');
    if (prepared) surface.drawn(prepared);
    else this.requestUpdate();
    this.dispatchEvent(new PayOpenEvent());
  }

  protected hide() {
    if (this.#takeDown()) this.dispatchEvent(new PayCloseEvent());
  }

  /** The part that does the work, loaded when it is first needed; a failed load is tried once more. */
  protected async load(): Promise<Surface> {
    const {createSurface} = await loadSurface();
    this.surface ??= createSurface(this, {
      hide: () => this.hide(),
      setStates: (on) => this.#setStates(on),
    });
    return this.surface;
  }

  /** The surface, in the form that this page and this window ask for. */
  protected renderPanel() {
    const {surface} = this;
    // What there is to show comes with the part that draws it.
    if (!surface || !(this.#isShown || surface.isPrepared)) return nothing;
    const content = surface.render();
    if (this.presentation === 'inline') {
      return html`<section class="panel" part="panel" aria-labelledby="title">${content}</section>`;
    }
    return this.#isPopover
      ? html`<div class="panel" part="panel popover" popover="manual" role="dialog" aria-labelledby="title">${content}</div>`
      : html`<dialog class="panel" part="panel dialog" aria-labelledby="title">${content}</dialog>`;
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    if (changed.size > 0) this.surface?.refresh();
    const panel = this.#isShown && this.renderRoot.querySelector<HTMLElement>('.panel');
    if (panel) this.surface?.drawn(panel);
  }

  /** What the surface belongs to: the trigger. */
  get anchor(): HTMLElement {
    return this;
  }

  /** @internal The popover cannot be had: a dialog then. */
  giveUpPopover() {
    this.#isPopover = false;
    this.requestUpdate();
  }

  #setStates(on: readonly unknown[]) {
    for (const name of ['open', 'waiting', 'settled']) {
      this.#internals.states[on.includes(name) ? 'add' : 'delete'](name);
    }
  }

  /** @returns Whether there was anything to take down. */
  #takeDown(): boolean {
    const wasShown = this.#isShown;
    this.#run = undefined;
    this.#isShown = false;
    if (front === this) front = undefined;
    this.surface?.dismiss();
    this.requestUpdate();
    return wasShown;
  }
}
