import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {normaliseAmount, parseAmount, sameAmount} from '../../src/input/amount.js';
import {currencyExponent} from '../../src/input/currency.js';
import {fromMinor, toMinor} from '../../src/input/minor-units.js';

const runs = {numRuns: Number(process.env.FC_RUNS ?? 500)};

describe('parseAmount', () => {
  it.each([
    ['900.000', '900'],
    ['200', '200'],
    ['0', '0'],
    ['0.00', '0'],
    ['007.50', '7.5'],
    ['9007199254740993.25', '9007199254740993.25'],
    [200, '200'],
    [10800.0, '10800'],
    [123.45, '123.45'],
    [0.1, '0.1'],
    [-0, '0'],
  ])('reads %j as %s', (value, amount) => {
    expect(parseAmount(value)).toBe(amount);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '-1',
    '.5',
    '5.',
    '1e3',
    '1,000.00',
    '১০০',
    '0x10',
    'NaN',
    'Infinity',
    '1_000',
    '1.2.3',
    '1.0000000000001',
    '9'.repeat(25),
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e21,
    2 ** 53,
    0.1 + 0.2,
    1e-7,
    null,
    undefined,
    true,
    [],
    {},
  ])('reads %j as no amount', (value) => {
    expect(parseAmount(value)).toBeUndefined();
  });

  it('answers at once however long the text is', () => {
    const started = performance.now();
    for (const text of ['0'.repeat(100_000), `1.${'0'.repeat(100_000)}x`, '9'.repeat(100_000)])
      parseAmount(text);
    expect(performance.now() - started).toBeLessThan(250);
  });
});

describe('normaliseAmount', () => {
  it.each([
    ['900.000', 'BDT', '900.00'],
    [200, 'INR', '200.00'],
    [10800, 'INR', '10800.00'],
    [123.45, 'USD', '123.45'],
    ['5.00', 'JPY', '5'],
    ['1.5', 'KWD', '1.500'],
    ['100', '', '100.00'],
    ['10.555', 'INR', '10.555'],
    ['5.5', 'jpy', '5.5'],
  ])('writes %j %s as %s', (value, currency, amount) => {
    expect(normaliseAmount(value, currency)).toBe(amount);
  });

  it('leaves what is no amount', () => {
    expect(normaliseAmount('a lot', 'INR')).toBeUndefined();
  });
});

describe('sameAmount', () => {
  it.each([
    ['200', '200.00', true],
    [200, '200.000', true],
    ['0200', '200', true],
    ['200.00', '200.01', false],
    ['9007199254740993', '9007199254740992', false],
    ['', '', false],
    ['x', 'x', false],
    [undefined, undefined, false],
  ])('%j and %j: %s', (a, b, same) => {
    expect(sameAmount(a, b)).toBe(same);
  });
});

describe('minor units', () => {
  it.each([
    ['200.00', 'INR', 20_000n],
    ['900.000', 'BDT', 90_000n],
    ['5', 'JPY', 5n],
    ['1.234', 'KWD', 1_234n],
    [123.45, 'USD', 12_345n],
    ['9007199254740993.25', 'INR', 900_719_925_474_099_325n],
    ['0.5', 'inr', 50n],
  ])('SEC-71 %j %s are %s', (value, currency, minor) => {
    expect(toMinor(value, currency)).toBe(minor);
  });

  it.each([
    ['1.005', 'INR'],
    ['5.5', 'JPY'],
    ['-1', 'INR'],
    [0.1 + 0.2, 'INR'],
    ['', 'INR'],
  ])('SEC-71 %j %s are refused', (value, currency) => {
    expect(() => toMinor(value, currency)).toThrowError(
      expect.objectContaining({code: 'config-invalid', field: 'amount'}),
    );
  });

  it.each([
    [20_000, 'INR', '200.00'],
    [5, 'INR', '0.05'],
    [0, 'INR', '0.00'],
    [5n, 'JPY', '5'],
    ['1234', 'KWD', '1.234'],
  ])('%s %s are written %s', (minor, currency, value) => {
    expect(fromMinor(minor, currency)).toBe(value);
  });

  it('refuses fractions, signs and numbers beyond 2^53', () => {
    for (const minor of [1.5, -1, 2 ** 53, Number.NaN, '1.5', '', -1n, null, undefined, [5], {}])
      expect(fromMinor(minor, 'INR')).toBeUndefined();
  });

  it('there and back is the same amount', () => {
    fc.assert(
      fc.property(
        fc.bigInt({min: 0n, max: 10n ** 20n}),
        fc.constantFrom('INR', 'JPY', 'KWD', 'CLF'),
        (minor, currency) => {
          const value = fromMinor(minor, currency) as string;
          expect(toMinor(value, currency)).toBe(minor);
          expect(sameAmount(value, normaliseAmount(value, currency))).toBe(true);
          expect(normaliseAmount(value, currency)).toBe(value);
        },
      ),
      runs,
    );
  });

  it('never throws anything but PayError', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, currency) => {
        parseAmount(value);
        normaliseAmount(value, currency);
        sameAmount(value, value);
        fromMinor(value, currency);
      }),
      runs,
    );
  });
});

describe('currencyExponent', () => {
  it.each([
    [0, 'JPY KRW VND ISK UGX CLP XOF'],
    [3, 'KWD BHD OMR JOD TND IQD LYD'],
    [2, 'INR BDT PKR IDR HUF LKR NPR USD COP LAK MGA MMK ALL SLL SOS YER EUR XYZ'],
    [4, 'CLF UYW'],
  ])('I18N-11 %s decimals for %s', (exponent, codes) => {
    for (const code of codes.split(' ')) expect([code, currencyExponent(code)]).toEqual([code, exponent]);
  });
});
