import {canonicalLocale, resolveLocale} from './locale.js';
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
  /** What is here of the built-in languages. */
  const built = new Map([['en', english]]);
  const fetching = new Map<string, Promise<void>>();
  /** What could not be fetched: a merchant's own texts do without it. */
  const missed = new Set<string>();
  /** By tag; what was set later wins, text by text. Foreign data until `overrideTexts` has looked at it. */
  const own = new Map<string, OwnTexts>();
  const listeners = new Set<(tag: string) => void>();

  /** Tags to choose from, the built-in ones first. */
  const available = (): readonly string[] => [...new Set(['en', ...Object.keys(loaders), ...own.keys()])];

  const tagFor = (locale: string) => resolveLocale([locale], available()).catalogue;

  const isBuiltIn = (tag: string) => tag === 'en' || Object.hasOwn(loaders, tag);

  /** What fills a tag's gaps: `hi` those of `hi-IN`; English those of every language. */
  function below(tag: string): string {
    const others = available().filter((one) => isBuiltIn(one) || tag.startsWith(`${one}-`));
    return isBuiltIn(tag) ? 'en' : resolveLocale([tag], others).catalogue;
  }

  /** The built-in language that a tag stands on. */
  const ground = (tag: string): string => (isBuiltIn(tag) ? tag : ground(below(tag)));

  const make = (tag: string): Texts => overrideTexts(built.get(tag) ?? make(below(tag)), own.get(tag));

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

  /**
   * Adds a language to the whole page, or changes single texts of one; open widgets change at once. Gaps are
   * filled from the same language, then from English. May be called before and after anything else. What is
   * no tag or no object of texts is left alone, with a warning for the developer.
   *
   * @param tag - BCP 47: `de`, `hi`, `pt-BR`.
   * @param texts - Some or all texts; unknown names and what is no text change nothing.
   */
  function set(tag: string, texts: OwnTexts): void {
    const canonical = canonicalLocale(tag);
    if (canonical === undefined || typeof texts !== 'object' || texts === null) {
      console.warn(
        'pay-checkout: setTexts takes a language tag like "hi" or "pt-BR" and an object of texts.',
      );
      return;
    }
    own.set(canonical, {...own.get(canonical), ...texts});
    changed(canonical);
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

  return {available, known, load, add, set, listen};
}
