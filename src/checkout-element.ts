import type {PropertyValues} from 'lit';
import {html, nothing} from 'lit';
import {CheckoutAttributes} from './checkout-attributes.js';
import {coverView, plainLink} from './cover.js';
import {PayError} from './errors.js';
import {PayCloseEvent, PayErrorEvent, PayOpenEvent} from './events.js';
import type {PaymentUrl} from './input/checked-url.js';
import {loadSurface} from './load-surface.js';
import {createPresenter} from './presenter.js';
import type {Outcome} from './session/outcome.js';
import type {Surface} from './surface-host.js';

const PHONE = '(max-width: 479.98px)';

/** The one element whose surface is in front: two dialogs would fight for the shopper. */
let inFront: CheckoutElement | undefined;

/** What `<pay-checkout>` and `<pay-return>` share: the attributes, the surface, and the events that come of a session. */
export abstract class CheckoutElement extends CheckoutAttributes {
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
    (1).toLocaleString('en', {style: 'currency', currency: 'INR'});
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
    const isNew = this.#presenter.present(panel);
    this.surface?.drawn(panel, isNew);
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
