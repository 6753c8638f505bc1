import {html, LitElement, nothing} from 'lit';

/** How long the note stays. */
const NOTE_MS = 2_000;

/**
 * Copies a text and says so. Where the browser does not let it, it shows the text, selected, so that the
 * shopper can copy it by hand. It draws into the tree it stands in, so that it looks like its neighbours.
 *
 * @csspart copy - The native button.
 */
export class PayCopyButton extends LitElement {
  static override properties = {
    text: {},
    label: {},
    about: {},
    done: {},
    failed: {},
    kind: {},
    note: {state: true},
  };

  /** What goes to the clipboard. */
  declare text: string;
  /** The button's label. */
  declare label: string;
  /** What is copied, said after the label to those who do not see it stand beside the button. */
  declare about: string | undefined;
  /** Shown in the label's place, and said, when the text was copied. */
  declare done: string;
  /** Shown and said when it was not: how to copy by hand. */
  declare failed: string;
  /** Further classes and parts of the button. */
  declare kind: string | undefined;

  private declare note: 'done' | 'failed' | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.note = undefined;
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const {about, note, kind} = this;
    const label = note === 'done' ? this.done : this.label;
    return html`
      <button
        part=${`button copy ${kind}`}
        class=${`button ${kind}`}
        type="button"
        aria-label=${about ? `${label} ${about}` : nothing}
        @click=${this.#copy}
      >${label}</button>
      ${
        note === 'failed'
          ? html`<label class="by-hand">${this.failed}<input readonly dir="ltr" .value=${this.text} /></label>`
          : nothing
      }
      <span class="unseen" role="status">${note && this[note]}</span>
    `;
  }

  protected override updated() {
    if (this.note === 'failed') this.querySelector('input')?.select();
  }

  async #copy() {
    clearTimeout(this.#timer);
    this.note = undefined;
    // without a secure context there is no clipboard at all; with one, the browser may still refuse
    const note = await navigator.clipboard?.writeText(this.text).then(
      () => 'done' as const,
      () => undefined,
    );
    if (!this.isConnected) return;
    this.note = note ?? 'failed';
    if (note) this.#timer = setTimeout(() => (this.note = undefined), NOTE_MS);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-copy-button': PayCopyButton;
  }
}
