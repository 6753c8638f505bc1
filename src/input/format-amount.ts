import {attempt} from '../lib/attempt.js';
import {parseAmount} from './amount.js';
import {currencyExponent} from './currency.js';

export type FormatOptions = {
  /** A numbering system; `latn` keeps Latin digits, as bank and UPI apps show them. Default: the locale's. */
  readonly numerals?: string;
};

type Display = 'symbol' | 'narrowSymbol' | 'name';

/** A formatter costs a thousand times what formatting does. */
const formatters = new Map<string, Intl.NumberFormat | undefined>();
/** More than one page ever needs; a guard against a caller that feeds random tags. */
const MAX_FORMATTERS = 200;

/**
 * An amount as the shopper reads it: `₹1,23,456.00`, `৳200.00`. As many decimals as ISO 4217 gives the currency.
 * Never throws: what `Intl` refuses is shown as code and number.
 *
 * @param amount - Exact decimal in major units.
 */
export function formatAmount(
  amount: string,
  currency: string,
  locale: string,
  options: FormatOptions = {},
): string {
  const symbol = format(amount, currency, locale, options, 'symbol');
  if (symbol === undefined) return inWords(amount, currency, locale, options);
  // en-BD says "BDT 200.00" although there is a sign of its own; en-US "CA$" is better than a bare "$".
  if (!symbol.includes(currency.toUpperCase())) return symbol;
  const narrow = format(amount, currency, locale, options, 'narrowSymbol') ?? symbol;
  return /(?![$£¥])\p{Sc}/u.test(narrow) ? narrow : symbol;
}

/** The same with the currency's name, for screen readers: `200.00 Indian rupees`. Never throws. */
export function spokenAmount(
  amount: string,
  currency: string,
  locale: string,
  options: FormatOptions = {},
): string {
  return format(amount, currency, locale, options, 'name') ?? inWords(amount, currency, locale, options);
}

function format(
  amount: string,
  currency: string,
  locale: string,
  {numerals}: FormatOptions,
  display: Display | undefined,
): string | undefined {
  const decimal = parseAmount(amount);
  if (decimal === undefined) return undefined;
  const decimals = decimal.split('.')[1]?.length ?? 0;
  // Never round: an amount with more decimals than its currency has is shown as it is.
  const digits = Math.max(currencyExponent(currency), decimals);
  const formatter = cached(`${locale}|${numerals}|${currency}|${display}|${digits}`, () =>
    numberFormat(
      locale,
      {
        ...(display && {style: 'currency', currency, currencyDisplay: display}),
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      },
      numerals,
    ),
  );
  // A string keeps every digit; a number would lose those beyond 2^53.
  return formatter?.format(decimal as `${number}`);
}

function inWords(amount: string, currency: string, locale: string, options: FormatOptions): string {
  return `${currency} ${format(amount, currency, locale, options, undefined) ?? amount}`.trim();
}

function cached(key: string, make: () => Intl.NumberFormat | undefined): Intl.NumberFormat | undefined {
  if (!formatters.has(key)) {
    if (formatters.size >= MAX_FORMATTERS) formatters.clear();
    formatters.set(key, make());
  }
  return formatters.get(key);
}

/** `Intl` throws on tags like `en_US` or an empty one, on unknown numbering systems and on broken currency codes. */
function numberFormat(
  locale: string,
  options: Intl.NumberFormatOptions,
  numberingSystem: string | undefined,
): Intl.NumberFormat | undefined {
  const make = (tag: string, more?: Intl.NumberFormatOptions) =>
    attempt(() => new Intl.NumberFormat(tag, {...options, ...more}));
  const tag = locale.replaceAll('_', '-');
  const more = numberingSystem ? {numberingSystem} : {};
  return make(tag, more) ?? make(tag) ?? make('en', more) ?? make('en');
}
