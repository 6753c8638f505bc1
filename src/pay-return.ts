import {html} from 'lit';
import {CheckoutElement} from './checkout-element.js';

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
    try {
      const surface = await this.load();
      const isTaken = await surface.announce();
      if (!this.isConnected || this.isBusy) return;
      if (isTaken) {
        window.close();
        this.isTaken = true;
        return;
      }
      if (!this.paymentId) this.sessionKey ??= await surface.onlyKey();
      await this.takeUp(true);
    } catch (error) {
      this.fail(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-return': PayReturn;
  }
}
