import {cataloguesFor, resolveLocale} from './locale.js';
import type {OwnTexts} from './override-texts.js';
import {overrideTexts} from './override-texts.js';
import type {Texts} from './texts.js';

export type Catalogues = ReturnType<typeof makeCatalogues>;

/**
 * All languages of a page: English, those that can be fetched, and the merchant's own. A merchant's texts
 * lie over the language's built-in ones; what is missing comes from the same language (`hi-IN` from `hi`),
 * and then from English.
 *
 * @param tags - The built-in languages that can be fetched.
 */
export function makeCatalogues(english: Texts, tags: readonly string[]) {
  const builtIn = ['en', ...tags];
  /** What is here of the built-in languages. */
  const built = new Map([['en', english]]);
  /** What could not be fetched: a merchant's own texts do without it. */
  const missed = new Set<string>();
  /** By tag. Foreign data until `overrideTexts` has looked at it. */
  const own = new Map<string, OwnTexts>();
  const listeners = new Set<(tag: string) => void>();

  /** Tags to choose from, the built-in ones first. */
  const available = (): readonly string[] => [...new Set([...builtIn, ...own.keys()])];

  const tagFor = (locale: string) => resolveLocale([locale], available()).catalogue;

  /** The built-in language that a locale's texts stand on. */
  const groundOf = (locale: string) => resolveLocale([tagFor(locale)], builtIn).catalogue;

  /** Each language over what fills its gaps: `hi-IN` over `hi`, what is not built in over English. */
  const make = (tag: string): Texts =>
    ['en', ...cataloguesFor(tag, available()).toReversed()]
      .filter((one) => builtIn.includes(one) || `${tag}-`.startsWith(`${one}-`))
      .reduce((texts, one) => overrideTexts(built.get(one) ?? texts, own.get(one)), english);

  /** The texts for a locale, as far as they are here: `undefined` while something must be fetched first. */
  function known(locale: string): Texts | undefined {
    const tag = tagFor(locale);
    const ground = groundOf(locale);
    return built.has(ground) || (missed.has(ground) && own.has(tag)) ? make(tag) : undefined;
  }

  /** Takes texts of a built-in language, all of them or what another part of the build brings. */
  function add(tag: string, texts: Partial<Texts>) {
    built.set(tag, {...built.get(tag), ...texts} as Texts);
    changed(tag);
  }

  /** Takes texts of a merchant's; what was set later wins, text by text. */
  function put(tag: string, texts: OwnTexts) {
    own.set(tag, {...own.get(tag), ...texts});
    changed(tag);
  }

  function changed(tag: string) {
    for (const tell of [...listeners]) tell(tag);
  }

  /**
   * Calls back whenever texts of a language came or changed, so that whoever shows it draws anew.
   *
   * @returns Stops that.
   */
  function listen(callback: (tag: string) => void): () => void {
    listeners.add(callback);
    return () => listeners.delete(callback);
  }

  return {available, groundOf, built, missed, known, add, put, listen};
}
