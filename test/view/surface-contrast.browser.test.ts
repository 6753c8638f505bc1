import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {showAll, surfaces, within} from './surface-harness.js';

/** The commands hand on whatever the browser's driver can do. */
const askForContrast = (contrast: 'more' | 'no-preference') =>
  emulateMedia({contrast} as Parameters<typeof emulateMedia>[0]);

/** Whatever a colour is written as: red, green, blue and how solid it is, 0 to 255. */
function rgba(color: string): string {
  const canvas = document.createElement('canvas').getContext('2d')!;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data.join();
}

const BORDERED = '.secondary, .way, .app, input:not([type=hidden]), .facts, .sum, .qr';
/** Not what has a colour of its own for what it means. */
const MUTED = 'p:not(.wait), small:not(.bad), dt, .close, .quiet';

// a file of its own: WebKit looks at a media query of an adopted sheet only once in a page
describe('for those who asked for more contrast', () => {
  before(() => askForContrast('more'));
  after(() => askForContrast('no-preference'));

  for (const theme of ['light', 'dark'] as const) {
    it(`A11Y-22: edges are solid and all text is as strong as text, ${theme}`, async () => {
      expect(matchMedia('(prefers-contrast: more)').matches).to.equal(true);
      const strong = theme === 'light' ? '20,24,31,255' : '238,241,246,255';
      let edges = 0;
      let words = 0;
      for (const surface of surfaces(await showAll(theme, {}))) {
        for (const one of within(surface, BORDERED)) {
          const {borderBottomColor, borderBottomStyle, borderBottomWidth} = getComputedStyle(one);
          const name = `${surface.id} ${one.className || one.localName}`;
          if (one.matches('.button.primary, [aria-invalid=true]')) continue;
          expect([borderBottomStyle, borderBottomWidth], name).to.deep.equal(['solid', '1px']);
          expect(rgba(borderBottomColor), name).to.equal(strong);
          edges += 1;
        }
        for (const one of within(surface, MUTED)) {
          if (one.closest('.qr')) continue;
          expect(
            rgba(getComputedStyle(one).color),
            `${surface.id} ${one.className || one.localName}`,
          ).to.equal(strong);
          words += 1;
        }
      }
      expect(edges).to.be.at.least(100);
      expect(words).to.be.at.least(100);
    });
  }

  it('A11Y-22: nothing can be seen through', async () => {
    for (const surface of surfaces(await showAll('light', {})))
      for (const one of within(surface, '.panel *'))
        expect(getComputedStyle(one).opacity, `${surface.id} ${one.className || one.localName}`).to.equal(
          '1',
        );
  });
});
