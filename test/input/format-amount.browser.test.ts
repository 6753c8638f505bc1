import {expect} from '@open-wc/testing';
import {formatAmount, spokenAmount} from '../../src/input/format-amount.js';

/** I18N-16: spaces and marks change from one ICU to the next. */
const plain = (text: string) => text.replace(/[\s\u200e\u200f\u061c]/g, '');

describe('formatAmount in this browser', () => {
  it('I18N-10 keeps every digit', () => {
    expect(plain(formatAmount('9007199254740993.25', 'INR', 'en-IN'))).to.equal(
      '₹9,00,71,99,25,47,40,993.25',
    );
  });

  it('I18N-11 shows as many decimals as the currency has, whatever Intl thinks', () => {
    expect(plain(formatAmount('1234.5', 'PKR', 'en'))).to.match(/1,234\.50$/);
    expect(plain(formatAmount('1234', 'JPY', 'en'))).to.equal('¥1,234');
    expect(plain(formatAmount('1.234', 'KWD', 'en'))).to.equal('KWD1.234');
  });

  it('I18N-13 shows the taka sign', () => {
    expect(plain(formatAmount('200', 'BDT', 'en-BD'))).to.equal('৳200.00');
    expect(plain(formatAmount('200', 'BDT', 'bn-BD'))).to.equal('২০০.০০৳');
    expect(plain(formatAmount('200', 'BDT', 'bn-BD', {numerals: 'latn'}))).to.equal('200.00৳');
  });

  it('I18N-15 names the currency for screen readers', () => {
    expect(spokenAmount('200', 'INR', 'en-IN')).to.match(/^200\.00\sIndian rupees$/);
  });

  it('I18N-18 takes what Intl throws at', () => {
    for (const [currency, locale] of [
      ['', 'en'],
      ['XX', 'en'],
      ['INR', ''],
      ['INR', 'en_US'],
      ['1NR', '!'],
    ] as const) {
      expect(formatAmount('200', currency, locale)).to.contain('200');
    }
  });
});
