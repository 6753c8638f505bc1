import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {en} from '../../src/text/en.js';
import {addTexts, availableLocales, loadTexts} from '../../src/text/load-texts.js';
import {directionOf} from '../../src/text/locale.js';
import type {Texts} from '../../src/text/texts.js';
import type {ViewContext} from '../../src/view/context.js';
import {longest, pseudo} from '../text/pseudo.js';
import type {TestSurface} from './surface-harness.js';
import {show, showAll, surfaces, within} from './surface-harness.js';

/** What is for screen readers alone is cut off on purpose, and so are a shop's own words where they are too many. */
const isMeantToBe = (element: Element) => element.closest('.unseen, .who, svg, iframe') !== null;

/** Layout is in fractions of a pixel, `scrollWidth` in whole ones. */
const FRACTION = 1;

/** What does not fit: an element that cuts off what is in it, or one that sticks out of the surface. */
function cutOff(surface: TestSurface): string[] {
  const panel = within(surface, '.panel')[0]!.getBoundingClientRect();
  return within(surface, '.panel, .panel *')
    .filter((one) => !isMeantToBe(one) && one.getClientRects().length > 0)
    .flatMap((one) => {
      const {overflowX, overflowY} = getComputedStyle(one);
      const {left, right} = one.getBoundingClientRect();
      const wrong = [
        overflowX !== 'visible' &&
          one.scrollWidth > one.clientWidth &&
          `${one.scrollWidth} wide in ${one.clientWidth}`,
        overflowY !== 'visible' &&
          one.scrollHeight > one.clientHeight &&
          `${one.scrollHeight} high in ${one.clientHeight}`,
        (left < panel.left - FRACTION || right > panel.right + FRACTION) && `from ${left} to ${right}`,
      ].filter(Boolean);
      const name = `${surface.id} ${one.localName}.${one.className}`;
      return wrong.map(
        (what) => `${name}: ${what}: ${one.textContent?.replace(/\s+/g, ' ').trim().slice(0, 60)}`,
      );
    });
}

const loose = new CSSStyleSheet();
loose.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }
`);

async function allCutOff(more: Partial<ViewContext>, isLoose = false) {
  const all = surfaces(await showAll('light', more));
  for (const {renderRoot} of isLoose ? all : []) (renderRoot as ShadowRoot).adoptedStyleSheets.push(loose);
  return all.flatMap(cutOff);
}

const TAGS = availableLocales();
const textsOf = async (tag: string) => (await loadTexts(tag))!;

describe('on a screen of 320 pixels nothing is cut off', function () {
  this.timeout(60_000);
  before(async () => {
    addTexts('en', en);
    await setViewport({width: 320, height: 640});
  });
  after(() => setViewport({width: 800, height: 600}));

  for (const tag of TAGS) {
    it(`A11Y-11, I18N-07: in ${tag}, with the text as it is and with wide spacing`, async () => {
      const texts = await textsOf(tag);
      const more = {texts, locale: tag, dir: directionOf(tag)};
      expect(await allCutOff(more), 'as it is').to.deep.equal([]);
      expect(await allCutOff(more, true), 'with wide spacing').to.deep.equal([]);
    });
  }

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`I18N-07: in a language that is 40 % longer than English, ${dir}`, async () => {
      expect(await allCutOff({texts: pseudo(en), dir})).to.deep.equal([]);
      expect(await allCutOff({texts: pseudo(en), dir}, true)).to.deep.equal([]);
    });

    it(`I18N-07: with the longest text that any language has for each place, ${dir}`, async () => {
      const texts = longest([en, ...(await Promise.all(TAGS.map(textsOf)))]);
      expect(await allCutOff({texts, dir})).to.deep.equal([]);
      expect(await allCutOff({texts, dir}, true)).to.deep.equal([]);
    });
  }

  for (const tag of TAGS) {
    it(`A11Y-11: what is paid for is whole where it takes two lines, in ${tag}`, async () => {
      const more = {texts: await textsOf(tag), locale: tag, dir: directionOf(tag)};
      for (const one of within(await show('page-open', more), '.who > *'))
        expect(one.scrollHeight, one.textContent ?? '').to.be.at.most(one.clientHeight || one.scrollHeight);
    });
  }

  it('A11Y-11: with a long name, a long reference and texts of twice the length', async () => {
    const texts = Object.fromEntries(
      Object.entries(en).map(([key, text]) => [key, typeof text === 'string' ? `${text} ${text}` : text]),
    ) as Texts;
    const all = await showAll('light', {
      texts,
      merchantName: 'Ein sehr langer Name'.repeat(4),
      reference: 'x'.repeat(64),
    });
    all.style.cssText = 'letter-spacing: 0.12em; word-spacing: 0.16em; line-height: 1.5';
    for (const surface of surfaces(all)) {
      const {clientWidth, scrollWidth} = within(surface, '.panel')[0]!;
      expect(scrollWidth, surface.id).to.be.at.most(clientWidth);
    }
  });
});
