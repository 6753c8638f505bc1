import {expect, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PayCheckout} from '../../src/pay-checkout.js';
import {axeProblems} from '../tools/axe.js';

/** So many times Tab is pressed to see whether the focus gets out. */
const LAP = 30;
/** Long for a shopper, short for a machine that runs three browsers and a build. */
const PATIENCE_MS = 15_000;

/** A shopper without a mouse and without eyes: presses keys, knows where the focus is, hears the live regions. */
export class KeyboardShopper {
  /** What the live regions said, in order: `status: …` or `alert: …`. */
  readonly heard: string[] = [];
  readonly #checkout: PayCheckout;
  #said: Record<string, string> = {};

  constructor(checkout: PayCheckout) {
    this.#checkout = checkout;
    const {shadowRoot} = checkout;
    if (!shadowRoot) throw new Error('not drawn yet');
    new MutationObserver(() => this.#listen()).observe(shadowRoot, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  }

  /** Accessible name of what has the focus; `page` outside of everything. */
  get focused(): string {
    const at = this.#active;
    if (at === undefined || at.localName === 'body' || at.localName === 'html') return 'page';
    return at === this.#panel ? 'dialog' : nameOf(at);
  }

  get title(): string {
    return textOf(this.#find('dialog[open] #title, .panel:not(dialog) #title'));
  }

  async press(key: string) {
    await sendKeys({press: key});
  }

  async type(text: string) {
    await sendKeys({type: text});
  }

  /** Comes to the shop's button by Tab and opens the checkout. */
  async opens(title: string | RegExp) {
    this.#checkout.ownerDocument.getElementById('before')?.focus();
    await this.press('Tab');
    expect(this.focused).to.match(/^Pay/);
    await this.press('Enter');
    await this.sees(title);
  }

  /** Waits for a screen, and finds the focus on it. */
  async sees(title: string | RegExp) {
    await until(
      () => (typeof title === 'string' ? this.title === title : title.test(this.title)),
      `"${title}", but "${this.title}"`,
    );
    await until(() => this.#isInside(this.#active), `the focus is inside, not on "${this.focused}"`);
  }

  /** Goes to a control by Tab alone, and presses a key on it. */
  async chooses(name: string, key = 'Enter') {
    await this.goesTo(name);
    await this.press(key);
  }

  /** By Tab or Shift+Tab, whichever leads there without leaving the dialog. */
  async goesTo(name: string) {
    const met: string[] = [];
    while (this.focused !== name) {
      if (met.push(this.focused) > LAP) throw new Error(`no way to "${name}", only to ${met.join(', ')}`);
      const target = this.#controls.find((one) => nameOf(one) === name);
      const at = this.#active;
      await this.press(target && at && inOrder(target, at) < 0 ? 'Shift+Tab' : 'Tab');
    }
  }

  /** Goes back to the × and meets these controls from there on, and no others between them. */
  async meets(...names: readonly string[]) {
    await this.goesTo('Close');
    const met = [this.focused];
    while (met.length < names.length) {
      await this.press('Tab');
      met.push(this.focused);
    }
    expect(met).to.deep.equal(names);
    expect(this.#controls.map(nameOf), 'all of them').to.have.members([...names]);
  }

  /** Thirty times Tab: the focus may go to the browser's own controls, and never to the page behind. */
  async staysInside(key: 'Tab' | 'Shift+Tab') {
    for (let i = 0; i < LAP; i += 1) {
      await this.press(key);
      if (this.focused !== 'page' && !this.#isInside(this.#active))
        throw new Error(`the focus is on "${this.focused}", behind the dialog`);
    }
  }

  /** axe on this screen as it is and from right to left; the other language must not move the focus. */
  async looks() {
    const {focused} = this;
    const at = this.#active;
    expect(await axeProblems(this.#checkout), this.title).to.deep.equal([]);
    const {locale} = this.#checkout;
    this.#checkout.locale = 'ar';
    await until(() => this.#find('.surface[dir=rtl]'), 'right to left');
    expect(await axeProblems(this.#checkout), `${this.title} (rtl)`).to.deep.equal([]);
    this.#checkout.locale = locale;
    await until(() => this.#find('.surface[dir=ltr]'), 'left to right');
    expect(this.#active, `I18N-24: the focus stays on "${focused}"`).to.equal(at);
  }

  /** Waits until the dialog is gone. */
  async leaves() {
    await until(() => !this.#panel, 'the dialog is gone');
  }

  /** What the keyboard can get to. */
  get #controls(): HTMLElement[] {
    const all = this.#panel?.querySelectorAll<HTMLElement>('button, a, input, summary') ?? [];
    return [...all].filter((one) => !one.closest('[inert]') && one.getClientRects().length > 0);
  }

  get #panel(): Element | undefined {
    return this.#find('dialog[open], .panel:not(dialog)');
  }

  get #active(): Element | undefined {
    let at = this.#checkout.ownerDocument.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at ?? undefined;
  }

  #find(selector: string): Element | undefined {
    return this.#checkout.shadowRoot?.querySelector(selector) ?? undefined;
  }

  #isInside(element: Element | undefined): boolean {
    for (let at: Node | null | undefined = element; at; at = at.parentNode ?? (at as ShadowRoot).host) {
      if (at === this.#panel) return true;
    }
    return false;
  }

  #listen() {
    for (const role of ['status', 'alert']) {
      // a text that is said twice in a row differs by an invisible space
      const text = this.#find(`.surface > [role=${role}]`)?.textContent ?? '';
      if (text !== '' && text !== this.#said[role]) this.heard.push(`${role}: ${text.trim()}`);
      this.#said[role] = text;
    }
  }
}

const inOrder = (one: Node, other: Node) =>
  one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

const textOf = (node: Node | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

const nameOf = (element: Element): string => {
  const [label] = (element as Partial<HTMLInputElement>).labels ?? [];
  return element.getAttribute('aria-label') ?? (wordsOf(label ?? element) || element.localName);
};

/** With a space between what stands in boxes of its own. */
const wordsOf = (node: Node): string =>
  node.nodeType === Node.TEXT_NODE
    ? (node.textContent ?? '').trim()
    : [...node.childNodes].map(wordsOf).filter(Boolean).join(' ');

export async function until(condition: () => unknown, what: string) {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await nextFrame())
    if (condition()) return;
  throw new Error(`never: ${what}`);
}
