import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {restStyles} from '../../src/style/rest.js';
import {surfaceTokens} from '../../src/style/surface-tokens.js';
import {themes} from '../../src/style/themes.js';
import {tokens} from '../../src/style/tokens.js';
import type {Rgb} from './contrast.js';
import {contrast, luminance, rgb, withLightness} from './contrast.js';

type Scheme = 'light' | 'dark';

/** The colour that a `light-dark(#…, #…)` is in one scheme. */
function pick(value: string | undefined, scheme: Scheme): Rgb {
  const [light, dark] = value?.match(/#[0-9a-f]{3,6}/gi) ?? [];
  return rgb((scheme === 'light' ? light : dark) ?? '');
}

/** As `tokens.ts` derives it: white below the threshold, black above. */
const onAccent = (accent: Rgb) => (luminance(accent) < 0.18 ? 1 : 0);

/** As `surface-tokens.ts` derives it: the accent made darker or lighter until it can be read. */
const link = (accent: Rgb, scheme: Scheme) =>
  withLightness(accent, (l) => (scheme === 'light' ? Math.min(l, 0.49) : Math.max(l, 0.74)));

const defaults = Object.fromEntries(
  [
    ...`${tokens.cssText}${surfaceTokens.cssText}${restStyles.cssText}`.matchAll(
      /var\((--pay-[\w-]+), (light-dark\([^)]+\)|[\w.]+)\)/g,
    ),
  ].map(([, name, value]) => [name, value]),
);

for (const [name, theme] of Object.entries({'the defaults': defaults, ...themes})) {
  for (const scheme of ['light', 'dark'] as const) {
    describe(`A11Y-09: contrast of ${name}, ${scheme}`, () => {
      const color = (property: string) => pick(theme[`--pay-${property}` as `--pay-${string}`], scheme);
      const of = (property: string) => luminance(color(property));
      const text = name === 'contrast' ? 7 : 4.5;

      it.each([
        ['text', 'surface', 7],
        ['muted', 'surface', text],
        ['text', 'raised', 7],
        ['muted', 'raised', text],
        ['bad', 'surface', text],
        ['edge', 'surface', 3],
        ['good', 'surface', 3],
        ['wait', 'surface', 3],
      ])('%s on %s', (front, back, least) => {
        expect(contrast(of(front), of(back))).toBeGreaterThanOrEqual(least);
      });

      it('text on the accent, links and the focus ring', () => {
        const accent = color('accent');
        expect(contrast(onAccent(accent), luminance(accent))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(link(accent, scheme), of('surface'))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(link(accent, scheme), of('raised'))).toBeGreaterThanOrEqual(4.4);
      });
    });
  }
}

describe('an accent alone', () => {
  it('A11Y-09: can be read on, and as text on the default surfaces, whatever colour it is', () => {
    const runs = Number(process.env.FC_RUNS ?? 500);
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2].map(() => fc.integer({min: 0, max: 255}))), (channels) => {
        const [red = 0, green = 0, blue = 0] = channels;
        const accent: Rgb = [red / 255, green / 255, blue / 255];
        expect(contrast(onAccent(accent), luminance(accent))).toBeGreaterThanOrEqual(4.5);
        for (const scheme of ['light', 'dark'] as const) {
          expect(
            contrast(link(accent, scheme), luminance(pick(defaults['--pay-surface'], scheme))),
          ).toBeGreaterThanOrEqual(4.5);
        }
      }),
      {numRuns: runs},
    );
  });
});

describe('the ready themes', () => {
  it('set the same properties, light and dark', () => {
    const keys = Object.keys(themes.neutral);
    for (const theme of Object.values(themes)) {
      expect(Object.keys(theme)).toEqual(keys);
      for (const [property, value] of Object.entries(theme)) {
        if (!property.includes('radius')) expect(value).toMatch(/^light-dark\(#[0-9a-f]{6}, #[0-9a-f]{6}\)$/);
      }
    }
  });

  it('neutral spells the defaults out', () => {
    for (const [property, value] of Object.entries(themes.neutral)) {
      expect(defaults[property]?.replace('#fff,', '#ffffff,'), property).toBe(value);
    }
  });
});
