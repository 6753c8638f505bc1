import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {formatAmount, spokenAmount} from '../../src/input/format-amount.js';

/** I18N-16: CLDR's spaces and marks change from version to version. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '');
const shown = (...args: Parameters<typeof formatAmount>) => plain(formatAmount(...args));

describe('formatAmount', () => {
  it('I18N-10 keeps every digit of an exact decimal', () => {
    expect(shown('9007199254740993.25', 'INR', 'en-IN')).toBe('₹9,00,71,99,25,47,40,993.25');
  });

  it.each([
    ['1234', 'JPY', 'en', '¥1,234'],
    ['1234.00', 'KRW', 'en', '₩1,234'],
    ['1.234', 'KWD', 'en', 'KWD 1.234'],
    ['1234.5', 'PKR', 'en', 'PKR 1,234.50'],
    ['1234.5', 'IDR', 'id', 'Rp 1.234,50'],
    ['1000', 'HUF', 'en', 'HUF 1,000.00'],
  ])('I18N-11 I18N-17 %s %s in %s is %s', (amount, currency, locale, text) => {
    expect(shown(amount, currency, locale)).toBe(text);
  });

  it.each([
    ['123456', 'en-IN', '₹1,23,456.00'],
    ['10000000', 'en-IN', '₹1,00,00,000.00'],
    ['123456', 'hi-IN', '₹1,23,456.00'],
  ])('I18N-12 groups %s in %s as %s', (amount, locale, text) => {
    expect(shown(amount, 'INR', locale)).toBe(text);
  });

  it('I18N-13 shows the taka sign in every locale', () => {
    expect(shown('123456.5', 'BDT', 'bn-BD')).toBe('১,২৩,৪৫৬.৫০৳');
    expect(shown('123456.5', 'BDT', 'bn-BD', {numerals: 'latn'})).toBe('1,23,456.50৳');
    expect(shown('123456.5', 'BDT', 'en-BD')).toBe('৳123,456.50');
  });

  it('I18N-14 keeps Latin digits on wish', () => {
    expect(shown('12', 'INR', 'mr-IN')).toBe('₹१२.००');
    expect(shown('12', 'INR', 'mr-IN', {numerals: 'latn'})).toBe('₹12.00');
    expect(shown('12', 'EGP', 'ar-EG', {numerals: 'latn'})).toContain('12.00');
  });

  it('keeps a code where the short sign could be another country’s', () => {
    expect(shown('5', 'COP', 'en-US')).toBe('COP 5.00');
    expect(shown('5', 'CAD', 'en-US')).toBe('CA$5.00');
  });

  it('never rounds an amount that has more decimals than its currency', () => {
    expect(shown('10.555', 'INR', 'en-IN')).toBe('₹10.555');
  });

  it.each([
    ['200', '', 'en', '200'],
    ['200', 'XX', 'en', 'XX 200.00'],
    ['200', '1NR', 'en', '1NR 200.00'],
    ['200', 'INR', '', '₹200.00'],
    ['200', 'INR', 'en_US', '₹200.00'],
    ['200', 'inr', 'en', '₹200.00'],
    ['200', 'INR', 'xx-YY', '200'],
    ['a lot', 'INR', 'en', 'INR a lot'],
    ['200', 'ZZZ', 'en', '200'],
  ])('I18N-18 shows %j %j in %j all the same', (amount, currency, locale, text) => {
    expect(shown(amount, currency, locale)).toContain(text);
  });

  it('I18N-18 ignores a numbering system that does not exist', () => {
    expect(shown('200', 'INR', 'en', {numerals: '!'})).toBe('₹200.00');
  });

  it('I18N-18 never throws', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string(),
        fc.string(),
        (amount, currency, locale, numerals) => {
          expect(typeof formatAmount(amount, currency, locale, {numerals})).toBe('string');
          expect(typeof spokenAmount('1.5', currency, locale, {numerals})).toBe('string');
        },
      ),
      {numRuns: Number(process.env.FC_RUNS ?? 300)},
    );
  });
});

describe('spokenAmount', () => {
  it('I18N-15 names the currency', () => {
    expect(plain(spokenAmount('200', 'INR', 'en-IN'))).toBe('200.00 Indian rupees');
    expect(plain(spokenAmount('5', 'CAD', 'en'))).toBe('5.00 Canadian dollars');
    expect(plain(spokenAmount('a lot', 'INR', 'en'))).toBe('INR a lot');
  });
});
