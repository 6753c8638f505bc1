import {describe, expect, it} from 'vitest';
import {latinDigits, readCode} from '../../src/lib/digits.js';

describe('readCode', () => {
  it.each([
    ['123456', '123456'],
    ['১২৩ ৪৫৬', '123456'],
    ['१२३४५६', '123456'],
    ['١٢٣-٤٥٦', '123456'],
    ['۱۲۳۴۵۶', '123456'],
    ['௧௨௩౧౨౩', '123123'],
    ['１２３４５６', '123456'],
    ['123-456', '123456'],
    ['123–456', '123456'],
    ['\u200e123\u00a0456\u200f', '123456'],
    [' 1 2 3 4 5 6 7 ', '1234567'],
    ['a1b2', 'a1b2'],
    ['  \t', ''],
  ])('A11Y-13: %j is the code %s', (typed, code) => {
    expect(readCode(typed)).toBe(code);
  });

  it('knows every digit of the languages we speak', () => {
    for (const zero of ['٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '൦', '෦']) {
      const all = Array.from({length: 10}, (_, n) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + n));
      expect(latinDigits(all.join(''))).toBe('0123456789');
    }
  });
});
