import {expect} from '@open-wc/testing';
import {scenes} from '../../demo/scenes.js';
import {show, showAll, surfaces, within} from './surface-harness.js';

describe('the layout of the surface', () => {
  it('gives letters that stand higher and hang lower more room, in every language that has them', async () => {
    const lineHeight = async (locale: string, selector: string) => {
      const {fontSize, lineHeight} = getComputedStyle(within(await show('overdue', {locale}), selector)[0]!);
      return Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
    };
    for (const locale of ['en', 'es', 'fr', 'pt-BR', 'id']) {
      expect(await lineHeight(locale, 'p'), locale).to.be.closeTo(1.45, 0.02);
      expect(await lineHeight(locale, 'h2'), locale).to.be.closeTo(1.3, 0.02);
    }
    for (const locale of 'ar bn gu hi kn ml mr ne pa si ta te'.split(' ')) {
      expect(await lineHeight(locale, 'p'), locale).to.be.closeTo(1.65, 0.02);
      expect(await lineHeight(locale, 'h2'), locale).to.be.closeTo(1.5, 0.02);
    }
    expect(await lineHeight('ur', 'p')).to.be.closeTo(1.9, 0.02);
  });

  it('one action is loud at most, and targets are 48 pixels high (A11Y-10)', async () => {
    for (const surface of surfaces(await showAll('light', {}))) {
      const isFront = (one: HTMLElement) => one.closest('[inert]') === null;
      expect(within(surface, '.primary').filter(isFront).length, surface.id).to.be.at.most(1);
      for (const one of within(surface, 'button, a, summary, input').filter(isFront)) {
        const {width, height} = one.getBoundingClientRect();
        const least = one.matches('.close') ? 44 : one.matches('.link') ? 36 : 48;
        if (one.getClientRects().length > 0 && !one.closest('details:not([open])')) {
          expect(Math.min(width, height), `${surface.id}: ${one.textContent}`).to.be.at.least(
            Math.min(least, 44) - 8,
          );
          // Engines lay out in fractions of a pixel: 47.9995 is 48.
          expect(Math.round(height * 100) / 100, `${surface.id}: ${one.textContent}`).to.be.at.least(least);
        }
      }
    }
  });

  it('buttons that stand one below the other are 8 pixels apart, also where a form ends with one', async () => {
    for (const name of ['page-lost', 'otp', 'otp-wrong', 'otp-too-many']) {
      const boxes = within(await show(name), '.button').map((one) => one.getBoundingClientRect());
      expect(boxes.length, name).to.be.at.least(2);
      for (const [index, {top}] of boxes.entries()) {
        const above = boxes[index - 1];
        if (above) expect(top - above.bottom, `${name}, ${index}`).to.be.closeTo(8, 0.1);
      }
    }
  });

  it('the amount keeps its place from screen to screen', async () => {
    const surface = await show('preparing');
    const place = () => {
      const {top, left} = within(surface, '.amount')[0]!.getBoundingClientRect();
      return `${top - surface.getBoundingClientRect().top} ${left}`;
    };
    const first = place();
    for (const [name, scene] of Object.entries(scenes)) {
      surface.scene = scene;
      await surface.updateComplete;
      expect(place(), name).to.equal(first);
    }
  });
});
