import {normaliseAmount, parseAmount} from './amount.js';
import {configInvalid} from './config-invalid.js';
import {currencyExponent} from './currency.js';

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
