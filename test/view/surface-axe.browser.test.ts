import {expect} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import {axeDoubts, axeProblems} from '../tools/axe.js';
import {show, showAll} from './surface-harness.js';

/** The page of a bank, which nobody but the bank can look into. */
const FOREIGN = ['frame-tested: iframe'];
const FRAMES = ['page-framed', 'page-frame-slow'];

describe('axe on the surface', function () {
  this.timeout(60_000);
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  after(() => emulateMedia({reducedMotion: 'no-preference'}));
  afterEach(() => setViewport({width: 800, height: 600}));

  for (const theme of ['light', 'dark'] as const) {
    for (const dir of ['ltr', 'rtl'] as const) {
      it(`A11Y-29: finds nothing on any screen, ${theme}, ${dir}`, async () => {
        expect(await axeProblems(await showAll(theme, {dir}))).to.deep.equal([]);
      });

      it(`A11Y-29: leaves nothing for a person to judge, ${theme}, ${dir}`, async () => {
        const all = await showAll(theme, {dir});
        // each of these on a page of its own, below: what sticks to the window's end there covers others here
        for (const name of FRAMES) all.querySelector(`#${name}`)?.remove();
        expect(await axeDoubts(all)).to.deep.equal([]);
      });

      for (const name of FRAMES) {
        it(`A11Y-27, A11Y-29: around a bank’s page only that page is left to judge, ${name}, ${theme}, ${dir}`, async () => {
          await setViewport({width: 800, height: 1_000});
          const surface = await show(name, {dir});
          surface.theme = theme;
          await surface.updateComplete;
          expect(await axeProblems(surface)).to.deep.equal([]);
          expect(await axeDoubts(surface)).to.deep.equal(FOREIGN);
        });
      }
    }
  }
});
