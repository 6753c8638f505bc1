import {fixture} from '@open-wc/testing';
import {html, LitElement} from 'lit';
import type {Scene} from '../../demo/scenes.js';
import {contextOf, openOf, scenes} from '../../demo/scenes.js';
import {definePart} from '../../src/define-part.js';
import {PayCopyButton} from '../../src/parts/pay-copy-button.js';
import {PayFrame} from '../../src/parts/pay-frame.js';
import type {Act} from '../../src/session/state.js';
import {checkout} from '../../src/style/checkout.js';
import {front} from '../../src/style/front.js';
import {restStyles} from '../../src/style/rest.js';
import {shell} from '../../src/style/shell.js';
import {tokens} from '../../src/style/tokens.js';
import {upiStyles} from '../../src/style/upi.js';
import {en} from '../../src/text/en.js';
import type {ViewContext} from '../../src/view/context.js';
import {surfaceView} from '../../src/view/view.js';

/** A surface in the root and the styles that the real element gives it; it remembers what the shopper did. */
export class TestSurface extends LitElement {
  static override properties = {scene: {attribute: false}, more: {attribute: false}, theme: {reflect: true}};
  static override styles = [tokens, shell, front, checkout, upiStyles, restStyles];

  declare scene: Scene;
  declare more: Partial<ViewContext>;
  declare theme: string;

  readonly acts: Act[] = [];

  constructor() {
    super();
    this.scene = {screen: {name: 'preparing'}};
    this.more = {};
    this.theme = 'light';
  }

  protected override render() {
    const context = contextOf(this.scene, {
      texts: en,
      act: (act, event) => {
        event?.preventDefault();
        this.acts.push(act);
      },
      ...this.more,
    });
    return html`
      <div class="panel" role="dialog" aria-labelledby="title">${surfaceView(openOf(this.scene), context)}</div>
    `;
  }

  /** The elements that a shopper can touch, by what they say. */
  named(name: string): HTMLElement {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('button, a, summary, input')];
    const found = all.find((one) => nameOf(one) === name);
    if (!found) throw new Error(`no "${name}" among ${all.map(nameOf).join(', ')}`);
    return found;
  }

  get text(): string {
    return textOf(this.renderRoot.querySelector('.surface') ?? this.renderRoot);
  }
}

const nameOf = (element: Element) => element.getAttribute('aria-label') ?? textOf(element);

const textOf = (node: Node) => (node.textContent ?? '').replace(/\s+/g, ' ').trim();

definePart('pay-copy-button', PayCopyButton);
definePart('pay-frame', PayFrame);
customElements.define('test-surface', TestSurface);

/** One screen of the list. */
export const show = (name: string, more: Partial<ViewContext> = {}, change: Partial<Scene> = {}) =>
  fixture<TestSurface>(
    html`<test-surface .scene=${{...scenes[name]!, ...change}} .more=${more}></test-surface>`,
  );

/** All screens on one page: axe looks at fifty as fast as at one. */
export const showAll = (theme: string, more: Partial<ViewContext>) =>
  fixture<HTMLElement>(html`
    <div>
      ${Object.entries(scenes).map(
        ([name, scene]) =>
          html`<test-surface id=${name} theme=${theme} .scene=${scene} .more=${more}></test-surface>`,
      )}
    </div>
  `);

export const surfaces = (root: Element) => [...root.querySelectorAll<TestSurface>('test-surface')];

export const within = (surface: TestSurface, selector: string) => [
  ...surface.renderRoot.querySelectorAll<HTMLElement>(selector),
];
