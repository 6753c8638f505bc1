import {css, html, LitElement} from 'lit';
import {definePart} from '../src/define-part.js';
import {PayCopyButton} from '../src/parts/pay-copy-button.js';
import {PayFrame} from '../src/parts/pay-frame.js';
import {createPresenter} from '../src/presenter.js';
import {checkout} from '../src/style/checkout.js';
import {front} from '../src/style/front.js';
import {restStyles} from '../src/style/rest.js';
import {shell} from '../src/style/shell.js';
import type {ThemeName} from '../src/style/themes.js';
import {applyTheme} from '../src/style/themes.js';
import {tokens} from '../src/style/tokens.js';
import {upiStyles} from '../src/style/upi.js';
import {en} from '../src/text/en.js';
import {directionOf} from '../src/text/locale.js';
import type {Texts} from '../src/text/texts.js';
import {surfaceView} from '../src/view/view.js';
import type {Scene} from './scenes.js';
import {contextOf, openOf, scenes} from './scenes.js';

const query = new URLSearchParams(location.search);

/** One scene in the roots and styles that the real element has. */
class GallerySurface extends LitElement {
  static override styles = [
    tokens,
    shell,
    front,
    checkout,
    upiStyles,
    restStyles,
    css`:host { display: block }`,
  ];

  static override properties = {
    scene: {attribute: false},
    texts: {attribute: false},
    locale: {},
    theme: {reflect: true},
    presentation: {},
  };

  scene: Scene = {screen: {name: 'preparing'}};
  texts: Texts = en;
  locale = 'en';
  theme = 'auto';
  presentation = 'modal';
  /** What a popover stands beside. */
  anchor: HTMLElement = this;

  readonly #presenter = createPresenter(this, () => {});

  protected override render() {
    const {locale} = this;
    const context = contextOf(this.scene, {
      texts: this.texts,
      locale,
      dir: query.get('dir') === 'rtl' ? 'rtl' : directionOf(locale),
    });
    const content = surfaceView(openOf(this.scene), context);
    if (this.presentation === 'modal')
      return html`<dialog class="panel" part="panel dialog" aria-labelledby="title">${content}</dialog>`;
    return this.presentation === 'popover'
      ? html`<div class="panel" part="panel popover" popover="manual" role="dialog" aria-labelledby="title">${content}</div>`
      : html`<section class="panel" part="panel" aria-labelledby="title">${content}</section>`;
  }

  protected override updated() {
    const field = this.renderRoot.querySelector('[part=code]');
    if (this.scene.typed) field?.setAttribute('value', this.scene.typed);
    const panel = this.renderRoot.querySelector<HTMLElement>('dialog, [popover]');
    if (panel !== null) this.#presenter.present(panel);
  }

  giveUpPopover() {}
}

/** Every text half as long again, to see what breaks. */
function pseudo(texts: Texts): Texts {
  const long = (text: string) =>
    `[${text.replace(/\{\w+\}|[aeiou]/g, (found) => (found.startsWith('{') ? found : found + found))}]`;
  return Object.fromEntries(
    Object.entries(texts).map(([key, value]) => [
      key,
      typeof value === 'string'
        ? long(value)
        : Object.fromEntries(Object.entries(value).map(([form, text]) => [form, long(text ?? '')])),
    ]),
  ) as Texts;
}

declare global {
  interface ImportMeta {
    /** Vite's: modules by path, loaded on demand. */
    glob<Module>(pattern: string): Record<string, () => Promise<Module>>;
  }
}

const catalogues = import.meta.glob<Record<string, Texts>>('../src/text/locales/*.ts');

async function textsOf(locale: string): Promise<Texts> {
  if (locale === 'pseudo') return pseudo(en);
  const load = catalogues[`../src/text/locales/${locale}.ts`];
  return load === undefined ? en : (Object.values(await load())[0] ?? en);
}

async function show() {
  const locale = query.get('locale') ?? 'en';
  const texts = await textsOf(locale);
  const names = query.get('screen')?.split(',') ?? Object.keys(scenes);
  const presentation = query.get('presentation') ?? 'inline';
  for (const name of names) {
    const scene = scenes[name];
    if (scene === undefined) continue;
    const figure = document.createElement('figure');
    const caption = document.createElement('figcaption');
    caption.textContent = name;
    const surface = Object.assign(new GallerySurface(), {
      scene,
      texts,
      locale: locale === 'pseudo' ? 'en' : locale,
      theme: query.get('theme') ?? 'auto',
      presentation,
    });
    if (query.has('look')) applyTheme(surface, query.get('look') as ThemeName);
    if (query.has('accent')) surface.style.setProperty('--pay-accent', query.get('accent'));
    // the caption stands for the button
    surface.anchor = caption;
    figure.append(caption, surface);
    document.body.append(figure);
    await surface.updateComplete;
  }
  document.body.dataset.ready = '';
}

// a width to look at many phones side by side
document.documentElement.style.setProperty('--column', query.get('column'));
definePart('pay-copy-button', PayCopyButton);
definePart('pay-frame', PayFrame);
customElements.define('gallery-surface', GallerySurface);
document.documentElement.dataset.theme = query.get('theme') ?? 'auto';
document.documentElement.dir = query.get('dir') ?? directionOf(query.get('locale') ?? 'en');
await show();
