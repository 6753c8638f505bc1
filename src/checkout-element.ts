import type {PropertyDeclarations, PropertyValues} from 'lit';
import {html, LitElement, nothing} from 'lit';
import {coverView, plainLink} from './cover.js';
import {PayError} from './errors.js';
import {PayCloseEvent, PayErrorEvent, PayOpenEvent} from './events.js';
import type {PaymentUrl} from './input/checked-url.js';
import {loadSurface} from './load-surface.js';
import {createPresenter} from './presenter.js';
import type {Outcome} from './session/outcome.js';
import type {CreatePayment, FetchStatus} from './session/source.js';
import {front} from './style/front.js';
import {shell} from './style/shell.js';
import {tokens} from './style/tokens.js';
import type {CheckoutProperties, Surface} from './surface-host.js';
import {version} from './version.js';

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
let inFront: CheckoutElement | undefined;

/** What `<pay-checkout>` and `<pay-return>` share: the attributes, the surface, and the events that come of a session. */
export abstract class CheckoutElement extends LitElement implements CheckoutProperties {
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

  protected surface: Surface | undefined;
  readonly #internals = this.attachInternals();
  readonly #presenter = createPresenter(this, () => this.#ask());
  #run: Promise<Outcome> | undefined;
  /** This showing, if there is one: another showing is another object. */
  #showing: object | undefined;
  /** Whether the cover is drawn where nobody sees it. */
  #isCovered = false;
  /** The last that can be offered. */
  #link: PaymentUrl | undefined;
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
    return this.#showing !== undefined;
  }

  /** Closes the checkout. While a payment is open the last answer decides how it ends, and it is never a cancel. */
  async close() {
    if (this.surface) await this.surface.close();
    else this.hide();
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

  /** Runs one session, or hands out the one that runs: what another payment came to is no answer. */
  protected run(begin: () => Promise<Outcome>): Promise<Outcome> {
    if (this.surface?.isOutdated) this.reset();
    if (this.#run) return this.#run;
    const run = begin();
    this.#run = run;
    const free = () => {
      if (this.#run === run && !this.isShowing) this.#run = undefined;
    };
    run.then(free, free);
    return run;
  }

  /** Goes on with what a reload or a return route left; `undefined` if that is nothing of this element's. */
  protected async takeUp(always?: boolean): Promise<{readonly ended: Promise<Outcome>} | undefined> {
    const resume = await this.surface?.resume(always);
    // Another one is up: perhaps it is the very session that was left.
    if (!resume || !this.isConnected || this.isBusy || (inFront && inFront !== this)) return undefined;
    const ended = this.run(async () => {
      this.show();
      return resume();
    });
    ended.catch(() => {});
    return {ended};
  }

  /**
   * Puts the surface up.
   *
   * @returns Whether it is still up: not taken down meanwhile, and perhaps up anew.
   * @throws {PayError} `busy` if another checkout is in front.
   */
  protected show(): () => boolean {
    if (this.presentation !== 'inline') {
      if (inFront && inFront !== this) {
        const busy = new PayError('busy', 'Another checkout is open: wait for its pay-close.', {fatal: true});
        this.fail(busy);
        throw busy;
      }
      inFront = this;
    }
    this.#isPopover = this.presentation === 'popover' && !matchMedia(PHONE).matches;
    const showing = {};
    this.#showing = showing;
    this.#link = undefined;
    // What is drawn already is only shown: drawing again would cost the click its first frame.
    const prepared = this.#isPrepared && !this.isUpdatePending && this.renderRoot.querySelector('dialog');
    if (prepared) this.#present(prepared);
    else this.requestUpdate();
    this.dispatchEvent(new PayOpenEvent());
    return () => this.#showing === showing;
  }

  protected hide() {
    if (this.#takeDown()) this.dispatchEvent(new PayCloseEvent());
  }

  /** Makes beforehand what is slow the first time and needs nothing that must be fetched. */
  protected cover() {
    new Intl.NumberFormat('en', {style: 'currency', currency: 'INR'}).format(1);
    this.#isCovered = !/inline|popover/.test(this.presentation ?? '');
    this.requestUpdate();
  }

  /** There is nothing that could draw a checkout: the plain link of a hosted page stays. */
  protected giveUp() {
    this.#link = plainLink(this);
    if (this.#link) this.requestUpdate();
    else this.hide();
  }

  /** The part that does the work, loaded when it is first needed; a failed load is tried once more. */
  protected async load(): Promise<Surface> {
    if (this.presentation === 'popover') this.#presenter.warm();
    const {createSurface} = await loadSurface(this.challenge ?? this.paymentUrl);
    this.surface ??= createSurface(this, {
      hide: () => this.hide(),
      setStates: (on) => this.#setStates(on),
    });
    return this.surface;
  }

  /** The surface, in the form that this page and this window ask for. */
  protected renderPanel() {
    const {surface} = this;
    if (!this.isShowing && !this.#isPrepared) return nothing;
    const content = surface?.render() ?? coverView(this, this.#link, () => this.#ask());
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
    const panel = this.isShowing && this.renderRoot.querySelector<HTMLElement>('.panel');
    if (panel) this.#present(panel);
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

  /** Whether a dialog is drawn that nobody sees yet. */
  get #isPrepared() {
    return this.surface ? this.surface.isPrepared : this.#isCovered;
  }

  #present(panel: HTMLElement) {
    this.#presenter.present(panel);
    this.surface?.drawn(panel);
  }

  /** The shopper wants to close. Before anything has begun there is nothing to ask about. */
  #ask() {
    if (this.surface) this.surface.ask();
    else this.hide();
  }

  #setStates(on: readonly unknown[]) {
    for (const name of ['open', 'waiting', 'settled']) {
      this.#internals.states[on.includes(name) ? 'add' : 'delete'](name);
    }
  }

  /** @returns Whether there was anything to take down. */
  #takeDown(): boolean {
    const wasShown = this.isShowing;
    this.#run = this.#showing = undefined;
    if (inFront === this) inFront = undefined;
    this.#presenter.dismiss();
    this.requestUpdate();
    return wasShown;
  }
}
