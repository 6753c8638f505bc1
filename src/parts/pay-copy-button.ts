import {css, html, LitElement, nothing} from 'lit';
import {property, state} from 'lit/decorators.js';

/** How long the note stays. */
const NOTE_MS = 2_000;

const styles = css`
  :host {
    display: inline-block;
  }
  button {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: inherit;
    padding: inherit;
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    text-align: center;
    cursor: pointer;
  }
  :host(:focus) {
    outline: 0;
  }
  button:focus-visible {
    outline: 2px solid var(--_link, currentcolor);
    outline-offset: 2px;
  }
  .stack {
    display: inline-grid;
    justify-items: var(--_copy-align, center);
  }
  .stack > * {
    grid-area: 1 / 1;
  }
  .away {
    visibility: hidden;
  }
  .by-hand {
    display: block;
    margin-block-start: 8px;
    font-size: 0.87em;
    font-weight: 400;
  }
  input {
    box-sizing: border-box;
    inline-size: 100%;
    margin-block-start: 4px;
    padding: 8px;
    border: 1px solid var(--_edge, currentcolor);
    border-radius: 8px;
    background: var(--_surface, canvas);
    color: var(--_text, canvastext);
    font: inherit;
    direction: ltr;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/**
 * Copies a text and says so. Where the browser does not let it, it shows the text, selected, so that the
 * shopper can copy it by hand.
 *
 * @csspart button - The native button.
 * @csspart text - The field with the text, when it must be copied by hand.
 */
export class PayCopyButton extends LitElement {
  static override styles = styles;

  /** What goes to the clipboard. */
  @property() text = '';

  /** The button's label. */
  @property() label = '';

  /** What is copied, said after the label to those who do not see it stand beside the button. */
  @property() about = '';

  /** Shown in the label's place, and said, when the text was copied. */
  @property() done = '';

  /** Shown and said when it was not: how to copy by hand. */
  @property() failed = '';

  @state() private note: 'copied' | 'failed' | undefined;

  #timer: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.note = undefined;
  }

  protected override render() {
    const copied = this.note === 'copied';
    return html`
      <button part="button" type="button" @click=${this.#copy}>
        <span class="stack">
          <span class=${copied ? 'away' : ''}>${this.label}${this.about ? html` <span class="unseen">${this.about}</span>` : nothing}</span>
          <span class=${copied ? '' : 'away'} aria-hidden="true">${this.done}</span>
        </span>
      </button>
      ${
        this.note === 'failed'
          ? html`<label class="by-hand">${this.failed}<input part="text" readonly .value=${this.text} @focus=${selectAll} /></label>`
          : nothing
      }
      <span class="unseen" role="status">${this.note && (copied ? this.done : this.failed)}</span>
    `;
  }

  protected override updated() {
    if (this.note === 'failed') this.renderRoot.querySelector('input')?.select();
  }

  readonly #copy = async () => {
    clearTimeout(this.#timer);
    this.note = undefined;
    const copied = await writeText(this.text);
    if (!this.isConnected) return;
    this.note = copied ? 'copied' : 'failed';
    if (copied) this.#timer = setTimeout(() => (this.note = undefined), NOTE_MS);
  };
}

const selectAll = ({target}: Event) => target instanceof HTMLInputElement && target.select();

/** Without a secure context there is no clipboard at all; with one, the browser may still refuse. */
async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-copy-button': PayCopyButton;
  }
}
