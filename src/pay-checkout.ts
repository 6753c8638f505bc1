import type {PropertyValues} from 'lit';
import {html, nothing} from 'lit';
import {CheckoutElement} from './checkout-element.js';
import {PayBeforeOpenEvent} from './events.js';
import {aborted} from './lib/aborted.js';
import {savesData} from './saves-data.js';
import {openBlank} from './session/blank-window.js';
import {mayResume, sessionKeyOf} from './session/may-resume.js';
import type {Outcome} from './session/outcome.js';
import {wantsWindow} from './wants-window.js';

/**
 * A checkout: a click on what is inside it opens it, and exactly one of
 * `pay-success`, `pay-failure`, `pay-cancel` and `pay-pending` says how it ended.
 * For thanks and navigation only: fulfil from your server.
 *
 * @slot - The trigger; without one, a button "Pay ₹200.00" is drawn.
 * @slot header - Above the merchant and the amount.
 * @slot footer - Below everything.
 *
 * @fires {PayBeforeOpenEvent} pay-before-open - Before anything happens; cancelable, `waitFor(promise)`.
 * @fires {PayOpenEvent} pay-open - The surface opened.
 * @fires {PayCloseEvent} pay-close - The surface closed.
 * @fires {PayBeforeLeaveEvent} pay-before-leave - Just before a redirect or an app launch; cancelable.
 * @fires {PayStatusEvent} pay-status - Every new status.
 * @fires {PaySuccessEvent} pay-success - Your server says it succeeded; cancelable (stops `success-url`).
 * @fires {PayFailureEvent} pay-failure - Your server says it failed for good.
 * @fires {PayCancelEvent} pay-cancel - The shopper left, and the last answer said that nothing had been paid.
 * @fires {PayPendingEvent} pay-pending - Nobody knows yet how it ends.
 * @fires {PayErrorEvent} pay-error - The integration is broken. Not an outcome.
 *
 * @csspart trigger - The button that is drawn without a slotted one.
 * @csspart panel - The surface: dialog, sheet, popover or section.
 * @csspart dialog - The panel as a dialog, or as a sheet on phones.
 * @csspart popover - The panel beside the button.
 * @csspart surface - Everything in the panel.
 * @csspart header - Logo, merchant, description, reference and the close button.
 * @csspart logo - The picture of `merchant-logo`.
 * @csspart merchant - The merchant’s name.
 * @csspart description - What is paid for, and the reference.
 * @csspart close - The button that leaves.
 * @csspart amount-row - The amount and the time left.
 * @csspart amount - The amount.
 * @csspart countdown - The time left.
 * @csspart body - The screen, below the amount.
 * @csspart mark - The round sign of a screen.
 * @csspart title - The headline of a screen.
 * @csspart text - A paragraph.
 * @csspart actions - The buttons of a screen.
 * @csspart leave - The question before leaving.
 * @csspart notice - The line that says what is wrong with the connection.
 * @csspart live - The line that says what is waited for.
 * @csspart button - Every button and link that looks like one; also `primary`, `secondary`, `quiet` or `link`.
 * @csspart primary - The main button of a screen.
 * @csspart secondary - A button beside the main one.
 * @csspart quiet - A button of less weight.
 * @csspart link - A button that looks like a link.
 * @csspart copy - A button that copies; it is a `button` too.
 * @csspart ways - The list of methods.
 * @csspart way - One method.
 * @csspart apps - The list of UPI apps.
 * @csspart app - One UPI app.
 * @csspart qr-frame - The white square around the QR code.
 * @csspart qr - The QR code.
 * @csspart steps - The numbered steps.
 * @csspart hint - A remark in small type.
 * @csspart facts - Names and values: reference, method.
 * @csspart code - The field for a one-time code.
 * @csspart problem - What is wrong with the code.
 * @csspart frame - The frame around a payment page.
 *
 * @cssstate open - The surface is up.
 * @cssstate waiting - A payment is open.
 * @cssstate settled - The outcome is out.
 */
export class PayCheckout extends CheckoutElement {
  static override properties = {
    ...CheckoutElement.properties,
    disabled: {type: Boolean, reflect: true},
    withoutTrigger: {type: Boolean, attribute: 'without-trigger'},
  };

  /** Nothing opens while it is set. */
  disabled = false;
  /** Draws no button: for pages that call `open()`. */
  withoutTrigger = false;

  #life = new AbortController();
  #isWarm = false;
  #mayResume = true;

  override connectedCallback() {
    super.connectedCallback();
    this.#life = new AbortController();
    this.#watchForIntent(this.#life.signal);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#life.abort();
    this.#mayResume = true;
  }

  /**
   * Opens the checkout. While a session runs, the same promise comes back.
   *
   * @returns How it ended. For thanks and navigation only.
   * @throws {PayError} fatal: no payment came to be.
   * @throws {DOMException} `AbortError`: the opening was prevented, or the element was removed.
   */
  open(): Promise<Outcome> {
    return this.run(() => this.#open());
  }

  /** @internal Goes on with what a reload left; `undefined` if that is nothing of this element's. */
  async resume(): Promise<{readonly ended: Promise<Outcome>} | undefined> {
    this.#mayResume = false;
    return this.load()
      .then(() => this.takeUp())
      .catch((error: unknown) => {
        this.fail(error);
        return undefined;
      });
  }

  /** @internal For callers that resume by themselves, or not at all. */
  skipResume() {
    this.#mayResume = false;
  }

  protected override render() {
    return html`${this.withoutTrigger ? nothing : this.#trigger()}${this.renderPanel()}`;
  }

  protected override updated(changed: PropertyValues) {
    super.updated(changed);
    const {statusUrl, fetchStatus, createUrl} = this;
    if (!this.#mayResume || !this.isConnected || this.isBusy || !(statusUrl ?? fetchStatus ?? createUrl))
      return;
    if (mayResume(window, sessionKeyOf(this))) void this.resume();
  }

  /** @internal */
  override get anchor(): HTMLElement {
    return this.#slotted ?? this.renderRoot.querySelector<HTMLElement>('.trigger') ?? this;
  }

  get #slotted(): HTMLElement | null {
    return this.querySelector<HTMLElement>(':scope > :not([slot])');
  }

  #trigger() {
    const label = this.surface?.label ?? 'Pay';
    return html`
      <slot @click=${this.#openByClick}>
        <button class="trigger" part="trigger" type="button" ?disabled=${this.disabled}>${label}</button>
      </slot>
    `;
  }

  #openByClick(event: MouseEvent) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // A slotted link is for pages without JavaScript.
    event.preventDefault();
    // Events say what came of it.
    if (!this.disabled) this.open().catch(() => {});
  }

  async #open(): Promise<Outcome> {
    this.#mayResume = false;
    const before = new PayBeforeOpenEvent();
    if (!this.dispatchEvent(before) || this.disabled || !this.isConnected) throw aborted();
    if (before.waits.length > 0) {
      const answers = await Promise.all(before.waits).catch(() => [false]);
      // Meanwhile it may have been removed, reset, or opened by somebody else.
      if (answers.includes(false) || !this.isBusy || this.isShowing) throw aborted();
    }
    const isUp = this.show();
    // The browser lets a window open only inside the click, before anything is known for certain.
    const held = wantsWindow(this, window) ? openBlank(window, 'popup', '…') : undefined;
    try {
      const surface = this.surface ?? (await this.load());
      // The shopper has closed it before there was anything to pay, or it was removed.
      if (!isUp()) throw aborted();
      return surface.open(held);
    } catch (error) {
      held?.handle.close();
      if (!isUp()) throw aborted();
      this.fail(error);
      this.giveUp();
      throw error;
    }
  }

  /** Loads what the click will need when the shopper comes near, or when nothing else is going on. */
  #watchForIntent(signal: AbortSignal) {
    const warm = () => void this.#warm();
    for (const type of ['pointerenter', 'focusin', 'touchstart']) {
      this.addEventListener(type, warm, {signal, passive: true});
    }
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      // A button of our own is not complete without the language and the amount.
      const isLabel = !this.withoutTrigger && !this.#slotted;
      const act = savesData() && !isLabel ? () => this.cover() : warm;
      (globalThis.requestIdleCallback ?? setTimeout)(act);
    });
    seen.observe(this);
    signal.addEventListener('abort', () => seen.disconnect());
  }

  async #warm() {
    if (this.#isWarm) return;
    this.#isWarm = true;
    try {
      (await this.load()).warm();
      this.requestUpdate();
    } catch {
      this.#isWarm = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-checkout': PayCheckout;
  }
}
