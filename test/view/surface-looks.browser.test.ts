import {expect} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {warnOfContrast} from '../../src/parts/warn-of-contrast.js';
import {show, within} from './surface-harness.js';

/** WebKit has no such mode. */
const hasForcedColors = CSS.supports('forced-color-adjust', 'none');

async function forceColors(forcedColors: 'active' | 'none') {
  if (hasForcedColors) await emulateMedia({forcedColors});
}

describe('the colours of the surface', () => {
  afterEach(() => forceColors('none'));

  it('A11Y-21: in forced colours the loud button has the colours of the system, and a note is no button', async () => {
    await forceColors('active');
    const surface = await show('otp-wrong');
    const [loud] = within(surface, '.primary');
    const [note] = within(surface, 'p.quiet');
    expect(getComputedStyle(note!).borderTopStyle).to.equal('none');
    loud!.style.outlineColor = 'Highlight';
    const {backgroundColor, outlineColor} = getComputedStyle(loud!);
    if (hasForcedColors) expect(backgroundColor).to.equal(outlineColor);
  });

  it('an accent alone re-brands: what stands on it can be read, whatever it is', async () => {
    const surface = await show('page-open');
    for (const [accent, text] of [
      ['#ffe14d', 0],
      ['#0b5d3b', 255],
      ['#000', 255],
      ['#fff', 0],
      ['#808080', 0],
    ] as const) {
      surface.style.setProperty('--pay-accent', accent);
      const canvas = document.createElement('canvas').getContext('2d')!;
      canvas.fillStyle = getComputedStyle(surface.named('Show the payment window')).color;
      canvas.fillRect(0, 0, 1, 1);
      expect([...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)], accent).to.deep.equal([text, text, text]);
    }
  });

  it('A11Y-09: colours of a merchant that are hard to read are told to the console, once', async () => {
    const told: string[] = [];
    const {warn} = console;
    console.warn = (text: string) => told.push(text);
    try {
      const fine = await show('page-open');
      warnOfContrast(within(fine, '.panel')[0]!);
      expect(told).to.deep.equal([]);

      const surface = await show('page-open');
      surface.style.setProperty('--pay-muted', '#bbb');
      for (let times = 0; times < 2; times++) warnOfContrast(within(surface, '.panel')[0]!);
      expect(told).to.have.length(1);
      expect(told[0]).to.include('--pay-muted').and.include('1.9:1');
    } finally {
      console.warn = warn;
    }
  });
});
