import {PayError} from '../errors.js';
import {currencyExponent} from './currency.js';

/** Plain digits only: no sign, no exponent, no grouping. */
const DECIMAL = /^0*(\d{1,24})(?:\.(\d{1,12}?)0*)?$/;

/**
 * The shortest exact decimal of a text or a JSON number: `"900.000"` → `"900"`, `123.45` → `"123.45"`.
 *
 * @returns `undefined` for anything else: signs, grouping, exponents, and numbers that a float cannot hold exactly.
 */
export function parseAmount(value: unknown): string | undefined {
  if (typeof value !== 'string' && !isExact(value)) return undefined;
  const [, whole, fraction = ''] = DECIMAL.exec(String(value)) ?? [];
  if (whole === undefined) return undefined;
  return /^0*$/.test(fraction) ? whole : `${whole}.${fraction}`;
}

/** Beyond 2^53 a JSON number is no longer what was written. */
const isExact = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(Math.trunc(value));

/**
 * The decimal as the currency writes it: `"900.000"` BDT → `"900.00"`, `200` INR → `"200.00"`, `"5.00"` JPY → `"5"`.
 * Decimals that the currency does not have are kept, so that a comparison still sees them.
 */
export function normaliseAmount(value: unknown, currency = ''): string | undefined {
  const amount = parseAmount(value);
  if (amount === undefined) return undefined;
  const [whole = '', fraction = ''] = amount.split('.');
  const digits = fraction.padEnd(currencyExponent(currency), '0');
  return digits === '' ? whole : `${whole}.${digits}`;
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
    throw new PayError('config-invalid', `An amount must be a decimal with at most ${exponent} decimals.`, {
      field: 'amount',
    });
  }
  return BigInt(whole + fraction.padEnd(exponent, '0'));
}

/**
 * Minor units to major ones: `20000` INR → `"200.00"`.
 *
 * @throws {PayError} `config-invalid` if it is no whole number from 0 on.
 */
export function fromMinor(minor: bigint | number | string, currency: string): string {
  if (!isMinor(minor)) {
    throw new PayError('config-invalid', 'Minor units must be a whole number from 0 on.', {field: 'amount'});
  }
  const exponent = currencyExponent(currency);
  const digits = BigInt(minor)
    .toString()
    .padStart(exponent + 1, '0');
  const point = digits.length - exponent;
  return exponent === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** Whether a value can be read as minor units: a whole number from 0 on, as number, `bigint` or digits. */
export function isMinor(value: unknown): value is bigint | number | string {
  if (typeof value === 'bigint') return value >= 0n;
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0;
  return typeof value === 'string' && /^\d{1,24}$/.test(value);
}
