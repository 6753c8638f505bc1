import {numberFormat} from './number-format.js';

/** A whole number in the locale's digits, without grouping. */
export function formatInteger(n: number, locale: string, digits = 1): string {
  return format(n, locale, {minimumIntegerDigits: digits, useGrouping: false});
}

/** A countdown as a clock shows it: `4:32`, `1:05:09`. From a day on, in words: `2 days`. */
export function formatClock(seconds: number, locale: string): string {
  if (seconds >= 86_400) return formatUnit(Math.floor(seconds / 86_400), 'day', locale);
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const small = formatInteger(seconds % 60, locale, 2);
  return hours > 0
    ? `${formatInteger(hours, locale)}:${formatInteger(minutes, locale, 2)}:${small}`
    : `${formatInteger(minutes, locale)}:${small}`;
}

/** So many of a unit, in words. */
export const formatUnit = (n: number, unit: 'day' | 'minute' | 'second', locale: string) =>
  format(n, locale, {style: 'unit', unit, unitDisplay: 'long'});

const format = (n: number, locale: string, options: Intl.NumberFormatOptions) =>
  numberFormat(locale, options)?.format(n) ?? `${n}`;
