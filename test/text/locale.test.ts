import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {canonicalLocale, directionOf, resolveLocale, withNumerals} from '../../src/text/locale.js';

const available = ['en', 'hi', 'bn', 'ar', 'pa', 'pt-BR'];

describe('resolveLocale', () => {
  it.each([
    [['hi'], 'hi', 'hi'],
    [['hi-IN'], 'hi-IN', 'hi'],
    [['bn-u-nu-latn'], 'bn-u-nu-latn', 'bn'],
    [['pt'], 'pt', 'pt-BR'],
    [['pt-PT'], 'pt-PT', 'pt-BR'],
    [['EN_us'], 'en-US', 'en'],
    [[undefined, 'ar-EG', 'hi'], 'ar-EG', 'ar'],
    [['xx-YY', 'hi'], 'hi', 'hi'],
    [['', 'de', 'fr'], 'en', 'en'],
    [[], 'en', 'en'],
    [['pa'], 'pa', 'pa'],
    [['pa-Guru-PK', 'hi'], 'pa-Guru-PK', 'pa'],
    [['pa-Arab', 'hi'], 'hi', 'hi'],
    [['pa-PK', 'hi'], 'hi', 'hi'],
  ])('I18N-02: %j is shown as %s, in %s', (wanted, locale, catalogue) => {
    expect(resolveLocale(wanted, available)).toEqual({locale, catalogue});
  });

  it('REL-39, I18N-18: takes anything for a locale and never throws', () => {
    const text = fc.string({unit: 'binary'});
    fc.assert(
      fc.property(fc.array(fc.oneof(text, fc.anything())), text, (wanted, tag) => {
        const {locale} = resolveLocale(wanted, available);
        expect(new Intl.NumberFormat(locale).format(1)).not.toBe('');
        expect(directionOf(locale)).toMatch(/^(ltr|rtl)$/);
        expect(directionOf(tag)).toMatch(/^(ltr|rtl)$/);
      }),
    );
    expect(resolveLocale([{toString: ''}], available).locale).toBe('en');
    expect(canonicalLocale('x'.repeat(5_000))).toBeUndefined();
  });
});

describe('directionOf', () => {
  it.each([
    'ar',
    'ar-EG',
    'ur',
    'ur-IN',
    'fa',
    'he',
    'ps',
    'sd',
    'pa-Arab',
    'pa-PK',
  ])('I18N-20: %s is written from right to left', (locale) => expect(directionOf(locale)).toBe('rtl'));
  it.each(['en', 'hi', 'bn', 'pa', 'id', '', 'en_US', 'xx-YY'])('%s is not', (locale) =>
    expect(directionOf(locale)).toBe('ltr'));
});

describe('withNumerals', () => {
  it('I18N-14: keeps Latin digits on request, and ignores what is no numbering system', () => {
    expect(withNumerals('bn', 'latn')).toBe('bn-u-nu-latn');
    expect(withNumerals('bn', undefined)).toBe('bn');
    expect(withNumerals('bn', '!')).toBe('bn');
  });
});
