/** Scripts that are written from right to left. */
const RTL_SCRIPTS = ['Arab', 'Hebr', 'Thaa', 'Nkoo', 'Syrc', 'Rohg', 'Adlm'];

/** Longer than any tag a browser understands. */
const MAX_TAG = 64;

/** Whatever was given as a locale, as a canonical BCP 47 tag; `undefined` if it is none. Takes `en_US` too. */
export function canonicalLocale(tag: unknown): string | undefined {
  if (typeof tag !== 'string' || tag === '' || tag.length > MAX_TAG) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** `ltr` for what is no locale. */
export function directionOf(locale: string): 'ltr' | 'rtl' {
  try {
    return RTL_SCRIPTS.includes(new Intl.Locale(locale).maximize().script ?? '') ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** The nearest `lang` around an element, across shadow roots. */
export function closestLang(element: Element): string | undefined {
  let at: Element | null = element;
  while (at !== null) {
    const found: Element | null = at.closest('[lang]');
    if (found !== null) return found.getAttribute('lang') ?? undefined;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return undefined;
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
    const locale = canonicalLocale(one);
    const catalogue = locale === undefined ? undefined : catalogueFor(locale, available);
    if (locale !== undefined && catalogue !== undefined) return {locale, catalogue};
  }
  return {locale: 'en', catalogue: 'en'};
}

function catalogueFor(locale: string, available: readonly string[]): string | undefined {
  // extensions such as -u-nu-latn choose digits, not a language
  const base = locale.replace(/-[a-z0-9]-.*$/i, '');
  const parts = base.split('-');
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join('-');
    if (available.includes(tag)) return tag;
  }
  return available.find((tag) => tag.split('-')[0] === parts[0]);
}

/** The same locale with its numbers in the digits of `numerals` (`latn`); as it is where that is no numbering system. */
export function withNumerals(locale: string, numerals: string | undefined): string {
  if (!numerals) return locale;
  try {
    return new Intl.Locale(locale, {numberingSystem: numerals}).toString();
  } catch {
    return locale;
  }
}
