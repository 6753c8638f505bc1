import {cataloguesFor, resolveLocale} from './locale.js';
import type {LoadLanguage} from './locale-map.js';
import type {OwnTexts} from './override-texts.js';
import {overrideTexts} from './override-texts.js';
import type {Texts} from './texts.js';

/**
 * All languages of a page: English, those that can be fetched, and the merchant's own. A merchant's texts
 * lie over the language's built-in ones; what is missing comes from the same language (`hi-IN` from `hi`),
 * and then from English.
 *
 * @param loaders - How the built-in languages come; each answers a module that exports its texts and nothing else.
 */
export function makeCatalogues(english: Texts, loaders: Readonly<Record<string, LoadLanguage>>) {
  const builtIn = ['en', ...Object.keys(loaders)];
  /** What is here of the built-in languages. */
  const built = new Map([['en', english]]);
  const fetching = new Map<string, Promise<void>>();
  /** What could not be fetched: a merchant's own texts do without it. */
  const missed = new Set<string>();
  /** By tag. Foreign data until `overrideTexts` has looked at it. */
  const own = new Map<string, OwnTexts>();
  const listeners = new Set<(tag: string) => void>();

  /** Tags to choose from, the built-in ones first. */
  const available = (): readonly string[] => [...new Set([...builtIn, ...own.keys()])];

  const tagFor = (locale: string) => resolveLocale([locale], available()).catalogue;

  /** The built-in language that a tag stands on. */
  const ground = (tag: string) => resolveLocale([tag], builtIn).catalogue;

  /** Each language over what fills its gaps: `hi-IN` over `hi`, what is not built in over English. */
  const make = (tag: string): Texts =>
    ['en', ...cataloguesFor(tag, available()).toReversed()]
      .filter((one) => builtIn.includes(one) || `${tag}-`.startsWith(`${one}-`))
      .reduce((texts, one) => overrideTexts(built.get(one) ?? texts, own.get(one)), english);

  /** The texts for a locale, as far as they are here: `undefined` while something must be fetched first. */
  function known(locale: string): Texts | undefined {
    const tag = tagFor(locale);
    const base = ground(tag);
    return built.has(base) || (missed.has(base) && own.has(tag)) ? make(tag) : undefined;
  }

  /**
   * The same, fetching what is missing; a second time if the first fails. Never rejects.
   *
   * @returns What could be had: a merchant's own texts over English where the rest of the language cannot be
   *   fetched, `undefined` where that leaves nothing but English. Asking again tries again.
   */
  async function load(locale: string): Promise<Texts | undefined> {
    const base = ground(tagFor(locale));
    if (!built.has(base)) {
      const done = fetching.get(base) ?? fetch(base);
      fetching.set(base, done);
      await done;
    }
    return known(locale);
  }

  async function fetch(tag: string) {
    const get = loaders[tag] as LoadLanguage;
    try {
      const [texts] = Object.values(await get().catch(get));
      add(tag, texts as Texts);
    } catch {
      missed.add(tag);
      console.warn(`pay-checkout: the texts for "${tag}" could not be loaded. English is shown instead.`);
    }
    fetching.delete(tag);
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

  return {available, known, load, add, put, listen};
}
