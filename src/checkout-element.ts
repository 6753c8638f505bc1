import type {PropertyValues, TemplateResult} from 'lit';
import {html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';
import {PayError} from './errors.js';
import {outcomeEvent, PayCloseEvent, PayErrorEvent, PayOpenEvent} from './events.js';
import {loadOnce} from './lib/load-once.js';
import {DialogController} from './parts/dialog-controller.js';
import type {PopoverController} from './parts/popover-controller.js';
import type {Outcome} from './session/outcome.js';
import type {CreatePayment, FetchStatus} from './session/source.js';
import {shell} from './style/shell.js';
import {tokens} from './style/tokens.js';
import type {Surface} from './surface.js';
import type {CheckoutProperties} from './surface-host.js';
import {version} from './version.js';

/** Everything that is not needed before a click. */
const loadSurface = loadOnce(() => import('./surface.js'));
const loadPopover = loadOnce(() => import('./parts/popover-controller.js'));

const PHONE = '(max-width: 479.98px)';

/** The one element whose surface is in front: two dialogs would fight for the shopper. */
let front: CheckoutElement | undefined;

/** What `<pay-checkout>` and `<pay-return>` share: the attributes, the surface, and the events that come of a session. */
export abstract class CheckoutElement extends LitElement implements CheckoutProperties {
  /** Of this package: a second copy on the page names it in its warning. */
  static readonly version = version;

  static override styles = [tokens, shell];

  /** A hosted page or a `upi://` link; shorthand for a challenge. */
  @property({attribute: 'payment-url'}) paymentUrl: string | undefined;
  /** A challenge, or any known gateway's create answer; the attribute takes JSON. */
  @property({converter: json()}) challenge: unknown;
  /** Called on opening; answers a challenge or a create answer. */
  @property({attribute: false}) createPayment: CreatePayment | undefined;
  /** The same without code: `POST` here, with `order` as JSON and an `Idempotency-Key`. */
  @property({attribute: 'create-url'}) createUrl: string | undefined;
  /** The body for `create-url`; the attribute takes JSON. */
  @property({converter: json()}) order: unknown;
  /** Your status endpoint; `{paymentId}` is filled in. */
  @property({attribute: 'status-url'}) statusUrl: string | undefined;
  /** `GET` (default) or `POST`. */
  @property({attribute: 'status-method'}) statusMethod: string | undefined;
  /** Instead of `status-url`. */
  @property({attribute: false}) fetchStatus: FetchStatus | undefined;
  /** Sent as `Authorization: Bearer …`, never in a URL. */
  @property({attribute: 'status-token'}) statusToken: string | undefined;
  /** Further headers for create and status; the attribute takes JSON. */
  @property({attribute: 'request-headers', converter: json()}) requestHeaders: unknown;
  /** The id that your status endpoint returns: it binds the session. */
  @property({attribute: 'payment-id'}) paymentId: string | undefined;
  /** How raw gateway bodies are read; guessed from the challenge when absent. */
  @property() gateway: string | undefined;
  /** Exact decimal in major units, like `200.00`. */
  @property() amount: string | undefined;
  /** ISO 4217. */
  @property() currency: string | undefined;
  @property({attribute: 'merchant-name'}) merchantName: string | undefined;
  @property({attribute: 'merchant-logo'}) merchantLogo: string | undefined;
  @property() description: string | undefined;
  /** What the shopper can keep and quote. */
  @property() reference: string | undefined;
  /** `auto` (default), `popup`, `tab`, `redirect`, `frame`; a list is tried in order. */
  @property() mode: string | undefined;
  /** `modal` (default), `popover` or `inline`. */
  @property({reflect: true}) presentation: string | undefined;
  /** Hosts a payment page may live on; `.example.com` means its subdomains. */
  @property({attribute: 'allowed-hosts'}) allowedHosts: string | readonly string[] | undefined;
  /** Same-origin page to go to after `pay-success`. It proves nothing. */
  @property({attribute: 'success-url'}) successUrl: string | undefined;
  /** ISO time. */
  @property({attribute: 'expires-at'}) expiresAt: string | undefined;
  /** BCP 47; default: the closest `lang`, then the browser's. */
  @property() locale: string | undefined;
  /** `auto` (default), `light` or `dark`. */
  @property({reflect: true}) theme: string | undefined;
  /** `latn` keeps Latin digits. */
  @property() numerals: string | undefined;
  /** Overrides single texts; the attribute takes JSON. */
  @property({converter: json()}) texts: unknown;
  /** Which UPI apps to list, in order. */
  @property({attribute: 'upi-apps'}) upiApps: string | readonly string[] | undefined;
  /** Names the session to resume where one page has several. */
  @property({attribute: 'session-key'}) sessionKey: string | undefined;

  @state() private isShown = false;

  protected surface: Surface | undefined;
  readonly #internals = this.attachInternals();
  readonly #dialog = new DialogController(this, () => this.requestClose());
  #popover: PopoverController | undefined;
  #run: Promise<Outcome> | undefined;

  /** Whether a session is running, or its last screen is still shown. */
  protected get isBusy(): boolean {
    return this.#run !== undefined;
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    // Moved within one task is not removed.
    queueMicrotask(() => {
      if (!this.isConnected) this.#leaveDocument();
    });
  }

  /** @internal Whether the surface is up. */
  get isShowing(): boolean {
    return this.isShown;
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

  /** Runs one session, or hands out the one that runs. */
  protected run(begin: () => Promise<Outcome>): Promise<Outcome> {
    if (this.#run) return this.#run;
    const run = begin();
    this.#run = run;
    run.then(
      (outcome) => this.#tell(outcome),
      () => {
        if (!this.isShown) this.#run = undefined;
      },
    );
    return run;
  }

  /** Puts the surface up. @throws {PayError} `busy` if another checkout is in front. */
  protected show() {
    if (this.presentation !== 'inline') {
      if (front && front !== this) {
        throw new PayError('busy', 'Another checkout is open on this page. Wait for its pay-close event.', {
          fatal: true,
        });
      }
      front = this;
    }
    this.isShown = true;
    this.dispatchEvent(new PayOpenEvent());
  }

  protected hide() {
    this.#run = undefined;
    if (front === this) front = undefined;
    if (!this.isShown) return;
    this.isShown = false;
    this.#dialog.close();
    this.#popover?.close();
    this.dispatchEvent(new PayCloseEvent());
  }

  /** The close button's and Escape's wish. */
  protected requestClose() {
    if (this.surface) this.surface.act({type: 'close'});
    else this.hide();
  }

  /** The part that does the work, loaded when it is first needed; a failed load is tried once more. */
  protected async load(): Promise<Surface> {
    if (this.surface) return this.surface;
    try {
      const {Surface: Loaded} = await loadSurface();
      this.surface ??= new Loaded(this, {
        show: () => this.show(),
        hide: () => this.hide(),
        setStates: (on) => this.#setStates(on),
      });
      return this.surface;
    } catch (cause) {
      throw new PayError(
        'chunk-failed',
        'A part of pay-checkout could not be loaded. Check that all files of the build are deployed together.',
        {fatal: true, cause},
      );
    }
  }

  protected warmPopover() {
    if (this.presentation === 'popover') void loadPopover().catch(() => {});
  }

  /** @internal Says what is wrong. */
  fail(error: PayError) {
    this.dispatchEvent(new PayErrorEvent(error));
  }

  /** The surface, in the form that this page and this window ask for. */
  protected renderPanel(
    content: unknown = this.surface?.render() ?? nothing,
  ): TemplateResult | typeof nothing {
    if (!this.isShown) return nothing;
    if (this.presentation === 'inline') {
      return html`<section class="panel" part="panel" aria-labelledby="title">${content}</section>`;
    }
    return this.#isPopover
      ? html`<div class="panel" part="panel popover" popover="manual" role="dialog" aria-labelledby="title">${content}</div>`
      : html`<dialog class="panel" part="panel dialog" aria-labelledby="title">${content}</dialog>`;
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    if (!this.isShown) return;
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    if (panel instanceof HTMLDialogElement) this.#dialog.open(panel, () => this.anchor);
    else if (panel && this.#isPopover) void this.#openPopover(panel);
    this.surface?.drawn(panel);
  }

  /** What the surface belongs to: the trigger. */
  protected get anchor(): HTMLElement {
    return this;
  }

  #isPhone = false;
  get #isPopover(): boolean {
    return this.presentation === 'popover' && !this.#isPhone && !this.#popoverFailed;
  }

  #popoverFailed = false;
  async #openPopover(panel: HTMLElement) {
    try {
      const {PopoverController: Controller} = await loadPopover();
      this.#popover ??= new Controller(this, () => this.requestClose());
      if (panel.isConnected && this.isShown) this.#popover.open(panel, this.anchor);
    } catch {
      // Beside the button or in the middle: the payment matters more.
      this.#popoverFailed = true;
      this.requestUpdate();
    }
  }

  protected override willUpdate(changed: PropertyValues) {
    super.willUpdate(changed);
    // Decided when it opens: a surface does not change its kind while somebody is paying.
    if (!this.#dialog.isOpen && !this.#popover?.isOpen) this.#isPhone = matchMedia(PHONE).matches;
  }

  #tell(outcome: Outcome) {
    const stays = !this.dispatchEvent(outcomeEvent(outcome));
    if (outcome.kind === 'success' && !stays && this.successUrl !== undefined)
      this.surface?.goTo(this.successUrl);
    if (!this.isShown) this.#run = undefined;
  }

  #setStates(on: readonly string[]) {
    for (const name of ['open', 'waiting', 'settled']) {
      if (on.includes(name)) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    }
  }

  #leaveDocument() {
    this.surface?.detach();
    this.#run = undefined;
    this.isShown = false;
    if (front === this) front = undefined;
    this.#dialog.close();
    this.#popover?.close();
  }
}

/** JSON in an attribute; what is no JSON stays a text, and opening says so. */
function json() {
  return {
    fromAttribute(value: string | null): unknown {
      if (value === null) return undefined;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        return value;
      }
    },
  };
}
