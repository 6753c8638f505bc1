/** Scripts that are written from right to left. */
const RTL_SCRIPTS = ['Arab', 'Hebr', 'Thaa', 'Nkoo', 'Syrc', 'Rohg', 'Adlm'];

/** Whatever was given as a locale, as a canonical BCP 47 tag; `undefined` if it is none. Takes `en_US` too. */
export const canonicalLocale = (tag: unknown): string | undefined =>
  typeof tag === 'string' ? localeOf(tag.trim().replaceAll('_', '-'))?.toString() : undefined;

function localeOf(tag: string, options?: Intl.LocaleOptions): Intl.Locale | undefined {
  try {
    return new Intl.Locale(tag, options);
  } catch {
    return undefined;
  }
}

/** `ltr` for what is no locale. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RTL_SCRIPTS.includes(localeOf(locale)?.maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The nearest `lang` around an element, across shadow roots. */
export function closestLang(element: Element): string | undefined {
  const root = element.getRootNode();
  return (
    element.closest('[lang]')?.getAttribute('lang') ??
    (root instanceof ShadowRoot ? closestLang(root.host) : undefined)
  );
}

/**
 * The first wanted locale that there is a catalogue for: itself (`pt-BR`), a shorter form (`hi-IN` → `hi`),
 * or another of the same language (`pt` → `pt-BR`). Wanted are, in order: the attribute, the page's
 * language, the browser's. Otherwise English.
 *
 * @param available - Tags of the catalogues.
 * @returns `locale` formats numbers and money, `catalogue` names the texts.
 */
export function resolveLocale(
  wanted: readonly unknown[],
  available: readonly string[],
): {readonly locale: string; readonly catalogue: string} {
  for (const one of wanted) {
    const locale = canonicalLocale(one) ?? '';
    const [catalogue] = cataloguesFor(locale, available);
    if (catalogue) return {locale, catalogue};
  }
  return {locale: 'en', catalogue: 'en'};
}

/** The catalogues that a reader of a locale can read, the nearest first; some of them twice. */
export function cataloguesFor(locale: string, available: readonly string[]): readonly string[] {
  // extensions such as -u-nu-latn choose digits, not a language
  const parts = locale.replace(/-[a-z0-9]-.*$/i, '').split('-');
  const shorter = parts.map((_, dropped) => parts.slice(0, parts.length - dropped).join('-'));
  const kin = available.filter((tag) => tag.split('-')[0] === parts[0]);
  // who writes a language from the right cannot read it from the left: `pa-PK` has no use for `pa`
  const isRead = (tag: string) => kin.includes(tag) && directionOf(tag) === directionOf(locale);
  return [...shorter, ...kin].filter(isRead);
}

/** The same locale with its numbers in the digits of `numerals` (`latn`); as it is where that is no numbering system. */
export function withNumerals(locale: string, numerals: string | undefined): string {
  return (numerals && localeOf(locale, {numberingSystem: numerals})?.toString()) || locale;
}
