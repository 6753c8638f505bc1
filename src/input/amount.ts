import {currencyExponent} from './currency.js';

/** Plain digits only: no sign, no exponent, no grouping. The second group has no zeros at its end. */
const DECIMAL = /^0*(\d{1,24})(?:\.(?:(\d{0,11}[1-9])0*|0+))?$/;

/**
 * The shortest exact decimal of a text or a JSON number: `"900.000"` → `"900"`, `123.45` → `"123.45"`.
 *
 * @returns `undefined` for anything else: signs, grouping, exponents, and numbers that a float cannot hold exactly.
 */
export function parseAmount(value: unknown): string | undefined {
  // Beyond 2^53 a JSON number is no longer what was written.
  const isExact = typeof value === 'number' && Number.isSafeInteger(Math.trunc(value));
  const [, whole, fraction] = isExact || typeof value === 'string' ? (DECIMAL.exec(`${value}`) ?? []) : [];
  return fraction ? `${whole}.${fraction}` : whole;
}

/**
 * The decimal as the currency writes it: `"900.000"` BDT → `"900.00"`, `200` INR → `"200.00"`, `"5.00"` JPY → `"5"`.
 * Decimals that the currency does not have are kept, so that a comparison still sees them.
 */
export function normaliseAmount(value: unknown, currency = ''): string | undefined {
  const [whole, fraction = ''] = parseAmount(value)?.split('.') ?? [];
  const digits = fraction.padEnd(currencyExponent(currency), '0');
  return whole && digits ? `${whole}.${digits}` : whole;
}

/** Whether two amounts are the same decimal, however many zeros they end in. What cannot be read is never the same. */
export function sameAmount(a: unknown, b: unknown): boolean {
  const amount = parseAmount(a);
  return amount !== undefined && amount === parseAmount(b);
}
