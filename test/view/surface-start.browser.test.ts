import {expect} from '@open-wc/testing';
import {focusStart} from '../../src/parts/focus.js';
import {show, showAll, surfaces, within} from './surface-harness.js';

describe('what a screen is to those who do not see it', () => {
  it('A11Y-01, A11Y-24: every screen is named by its one visible title', async () => {
    for (const surface of surfaces(await showAll('light', {}))) {
      const titles = within(surface, '#title');
      expect(titles.length, surface.id).to.equal(1);
      expect(titles[0]?.localName, surface.id).to.equal('h2');
      expect(getComputedStyle(titles[0]!).visibility, surface.id).to.equal('visible');
    }
  });

  it('A11Y-02: a new screen has a place for the focus, and it is no way out', async () => {
    for (const surface of surfaces(await showAll('light', {}))) {
      focusStart(within(surface, '.panel')[0]!);
      const focused = surface.shadowRoot?.activeElement;
      const wayOn = {'page-blocked': 'a.primary', 'page-blocked-form': 'button.primary'}[surface.id];
      expect(focused?.matches(wayOn ?? (surface.id.startsWith('otp') ? 'input' : 'h2')), surface.id).to.equal(
        true,
      );
      expect(focused?.closest('[inert]'), surface.id).to.equal(null);
    }
  });

  it('A11Y-05, A11Y-06: the live regions are there from the start, and the countdown keeps quiet', async () => {
    const surface = await show('upi-qr', {said: {polite: 'a', alert: 'b'}});
    expect(within(surface, '[role=status]').map((one) => one.textContent)).to.include('a');
    expect(within(surface, '[role=alert]')[0]?.textContent).to.equal('b');
    expect(within(surface, '[role=timer]')[0]?.getAttribute('aria-live')).to.equal('off');
  });

  it('A11Y-24: what is a list to the eye is one to a screen reader', async () => {
    const seen = new Set<string>();
    for (const surface of surfaces(await showAll('light', {}))) {
      for (const list of within(surface, '.steps, .ways, .apps')) {
        seen.add(list.className);
        expect(list.localName, surface.id).to.match(/^[ou]l$/);
        // Safari takes a list without bullets or numbers for none, unless it is told
        const isNumbered = getComputedStyle(list.children[0]!, '::before').content !== 'none';
        expect(isNumbered || list.role === 'list', surface.id).to.equal(true);
        const items = [...list.children].map((one) => one.localName);
        expect(new Set(items), surface.id).to.deep.equal(new Set(['li']));
      }
      for (const facts of within(surface, '.facts')) {
        seen.add(facts.className);
        expect(facts.localName, surface.id).to.equal('dl');
        for (const pair of facts.children)
          expect(
            [...pair.children].map((one) => one.localName),
            surface.id,
          ).to.deep.equal(['dt', 'dd']);
      }
    }
    expect([...seen].sort()).to.deep.equal(['apps', 'facts', 'steps', 'ways']);
  });

  it('A11Y-24: what is numbered to the eye is a list in order', async () => {
    expect(within(await show('approval'), '.steps').map((one) => one.localName)).to.deep.equal(['ol']);
  });
});
