import {numberFormat} from '../lib/number-format.js';
import {normaliseAmount} from './amount.js';

export type FormatOptions = {
  /** A numbering system; `latn` keeps Latin digits, as bank and UPI apps show them. Default: the locale's. */
  readonly numerals?: string;
};

type Display = 'symbol' | 'narrowSymbol' | 'name';

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

/** In the nearest locale and digits that `Intl` takes. */
function format(
  amount: string,
  currency: string,
  locale: string,
  {numerals}: FormatOptions,
  display?: Display,
): string | undefined {
  // Never round: an amount with more decimals than its currency has is shown as it is.
  const decimal = normaliseAmount(amount, currency);
  if (decimal === undefined) return undefined;
  const options = {
    ...(display && {style: 'currency' as const, currency, currencyDisplay: display}),
    minimumFractionDigits: decimal.split('.')[1]?.length ?? 0,
  };
  for (const tag of [locale.replaceAll('_', '-'), 'en']) {
    for (const digits of [numerals && {numberingSystem: numerals}, {}]) {
      const formatter = numberFormat(tag, {...options, ...digits});
      // A string keeps every digit; a number would lose those beyond 2^53.
      if (formatter) return formatter.format(decimal as `${number}`);
    }
  }
  return undefined;
}

function inWords(amount: string, currency: string, locale: string, options: FormatOptions): string {
  return `${currency} ${format(amount, currency, locale, options) ?? amount}`.trim();
}
