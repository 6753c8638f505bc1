import {html, nothing} from 'lit';
import {state} from 'lit/decorators.js';
import {CheckoutElement} from './checkout-element.js';
import {recordedKeys, recordedSessions, SafeStorage} from './session/resume.js';
import {takeHandle} from './session/resume-hint.js';
import {announceReturn} from './session/return-signal.js';

/**
 * For the page that the gateway sends the shopper back to. It tells the shop's tab
 * that somebody came back, and closes its window. If nobody is listening, this page
 * is the checkout now: it asks your status endpoint and says how the payment ended.
 * What stands in the URL's query is never a result.
 *
 * Takes the status and display attributes of `<pay-checkout>`, and fires the same events.
 *
 * @csspart panel - The surface, when this page has become the checkout.
 */
export class PayReturn extends CheckoutElement {
  @state() private isTaken = false;
  #life = new AbortController();

  constructor() {
    super();
    this.presentation = 'inline';
  }

  override connectedCallback() {
    super.connectedCallback();
    this.#life = new AbortController();
    void this.#arrive(this.#life.signal);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#life.abort();
  }

  protected override render() {
    if (this.isTaken && this.surface) {
      const {closeWindow, closeWindowText} = this.surface.texts;
      return html`<section class="panel note" part="panel" role="status"><h2>${closeWindow}</h2><p>${closeWindowText}</p></section>`;
    }
    return html`<slot>${nothing}</slot>${this.renderPanel()}`;
  }

  async #arrive(signal: AbortSignal) {
    // The attributes may be set by a script that runs after this one.
    await this.updateComplete;
    const storage = SafeStorage.session(window);
    const loading = this.load().catch(() => undefined);
    const isTaken = await announceReturn({page: window, sids: recordedSessions(storage, Date.now())});
    const surface = await loading;
    if (signal.aborted) return;
    if (isTaken) {
      window.close();
      this.isTaken = true;
      return;
    }
    if (!surface || this.isBusy) return;
    this.#adoptSession(recordedKeys(storage));
    const key = this.sessionKey ?? this.paymentId ?? 'default';
    const hint = takeHandle(window, {key, paymentId: this.paymentId, hasStatus: true});
    this.run(async () => {
      this.show();
      return surface.resume(surface.record(), hint?.handle);
    }).catch(() => {});
  }

  /** A return page rarely knows the shop's session key: the only session of this tab is the one. */
  #adoptSession(keys: readonly string[]) {
    const [only, ...others] = keys;
    if (
      this.sessionKey === undefined &&
      this.paymentId === undefined &&
      only !== undefined &&
      others.length === 0
    ) {
      this.sessionKey = only;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-return': PayReturn;
  }
}
