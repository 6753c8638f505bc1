import {configInvalid} from './config-invalid.js';
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

/**
 * Major units to minor ones: `"200.00"` INR → `20000n`, `"5"` JPY → `5n`, `"1.234"` KWD → `1234n`.
 *
 * @throws {PayError} `config-invalid` if it is no decimal, or has more decimals than the currency.
 */
export function toMinor(value: string | number, currency: string): bigint {
  const [whole = '', fraction = ''] = parseAmount(value)?.split('.') ?? [];
  const exponent = currencyExponent(currency);
  if (whole === '' || fraction.length > exponent) {
    throw configInvalid('amount', `An amount must be a decimal with at most ${exponent} decimals.`);
  }
  return BigInt(whole + fraction.padEnd(exponent, '0'));
}

/**
 * Minor units to major ones: `20000` INR → `"200.00"`.
 *
 * @param minor - A whole number from 0 on, as number, `bigint` or digits; `undefined` for anything else.
 */
export function fromMinor(minor: unknown, currency: string): string | undefined {
  const isExact =
    typeof minor === 'number' ? Number.isSafeInteger(minor) : /bigint|string/.test(typeof minor);
  if (!isExact || !/^\d{1,24}$/.test(`${minor}`)) return undefined;
  const exponent = currencyExponent(currency);
  const digits = `${minor}`.padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  // A nought more, so that there is something behind the point.
  return normaliseAmount(`${digits.slice(0, point)}.${digits.slice(point)}0`, currency);
}
