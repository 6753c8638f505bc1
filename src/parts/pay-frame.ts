import {html, LitElement, nothing} from 'lit';
import {submitForm} from '../lib/submit-form.js';

/** What a bank's page needs, and no more: it may leave for the top window only by the shopper's own tap. */
const SANDBOX =
  'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** Features that card and code pages ask for. */
const ALLOW = 'payment; publickey-credentials-get; otp-credentials; clipboard-write';

let frames = 0;

/**
 * A payment page inside ours. That it has loaded proves nothing: a page that refuses to be framed "loads"
 * too, so the way out to a window of its own must always stand beside it. It draws into the tree it stands in.
 *
 * @csspart frame - The native iframe.
 */
export class PayFrame extends LitElement {
  static override properties = {url: {}, fields: {}, label: {}};

  /** Where it goes: a checked URL of another origin. The same one is loaded only once. */
  declare url: string;

  /** Sent by POST, where there are any. */
  declare fields: Readonly<Record<string, string>> | undefined;

  /** What a screen reader says before the page. */
  declare label: string;

  readonly #name = `pay-frame-${++frames}`;
  #posted: string | undefined;

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const {url, fields, label} = this;
    // a page of the shop's own origin could lift its own sandbox
    if (!URL.canParse(url) || new URL(url).origin === location.origin) return nothing;
    return html`
      <iframe
        part="frame"
        name=${this.#name}
        title=${label}
        sandbox=${SANDBOX}
        allow=${ALLOW}
        referrerpolicy="strict-origin-when-cross-origin"
        src=${fields ? nothing : url}
      ></iframe>
    `;
  }

  protected override updated() {
    const {url, fields} = this;
    if (!fields || this.#posted === url || !this.querySelector('iframe')) return;
    this.#posted = url;
    submitForm(url, fields, this.#name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-frame': PayFrame;
  }
}
