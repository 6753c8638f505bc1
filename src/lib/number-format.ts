import {attempt} from './attempt.js';

const formats = new Map<string, Intl.NumberFormat | undefined>();
/** More than one page ever needs; a guard against a caller that feeds random tags. */
const MAX_FORMATS = 200;

/**
 * The first formatter of a page takes tens of milliseconds, and each costs a thousand times what formatting does.
 *
 * @returns `undefined` for what `Intl` refuses: tags like `en_US` or an empty one, unknown numbering systems, broken
 *   currency codes.
 */
export function numberFormat(
  locale: string,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat | undefined {
  const key = JSON.stringify([locale, options]);
  if (!formats.has(key)) {
    if (formats.size >= MAX_FORMATS) formats.clear();
    formats.set(
      key,
      attempt(() => new Intl.NumberFormat(locale, options)),
    );
  }
  return formats.get(key);
}
