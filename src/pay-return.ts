import {html} from 'lit';
import {CheckoutElement} from './checkout-element.js';
import {recordedKeys, recordedSessions, SafeStorage} from './session/resume.js';
import {takeHandle} from './session/resume-hint.js';
import {announceReturn, wasTold} from './session/return-signal.js';

/**
 * For the page that the gateway sends the shopper back to. It tells the shop's tab
 * that somebody came back, and closes its window. If nobody is listening, this page
 * is the checkout now: it asks your status endpoint and says how the payment ended.
 * What stands in the URL's query is never a result.
 *
 * Takes the status and display attributes of `<pay-checkout>`, and fires the same events.
 *
 * @slot - Shown below, whatever comes of it.
 * @csspart panel - The surface, when this page has become the checkout.
 */
export class PayReturn extends CheckoutElement {
  static override properties = {...CheckoutElement.properties, isTaken: {state: true}};

  private isTaken = false;

  override presentation: string | undefined = 'inline';

  override connectedCallback() {
    super.connectedCallback();
    void this.#arrive();
  }

  protected override render() {
    const {closeWindow, closeWindowText} = this.surface?.texts ?? {};
    return html`
      ${
        this.isTaken
          ? html`<section class="panel note" part="panel" role="status"><h2>${closeWindow}</h2><p>${closeWindowText}</p></section>`
          : this.renderPanel()
      }<slot></slot>
    `;
  }

  async #arrive() {
    // The attributes may be set by a script that runs after this one.
    await this.updateComplete;
    const storage = SafeStorage.session(window);
    const keys = recordedKeys(storage);
    // A return page rarely knows the shop's session key: the only session of this tab is the one.
    if (keys.length === 1 && !this.paymentId) this.sessionKey ??= keys[0];
    const key = this.sessionKey ?? this.paymentId ?? 'default';
    const hint = takeHandle(window, key, this.paymentId);
    const sids = recordedSessions(storage, Date.now());
    // A window that holds a session's record knows what to ask for; a payment may have had an earlier session.
    const names = sids.length > 0 ? sids : [hint?.handle?.paymentId, this.paymentId];
    const loading = this.load().catch((error: unknown) => this.fail(error));
    const isTaken =
      wasTold(window, names) || (await announceReturn({page: window, sids})) || wasTold(window, names);
    const surface = await loading;
    if (!this.isConnected || !surface || this.isBusy) return;
    if (isTaken) {
      window.close();
      this.isTaken = true;
      return;
    }
    this.run(async () => {
      this.show();
      return surface.resume(surface.record(), hint?.handle);
    }).catch(() => {});
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-return': PayReturn;
  }
}
