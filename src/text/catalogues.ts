import {canonicalLocale, resolveLocale} from './locale.js';
import type {LoadLanguage} from './locale-map.js';
import type {OwnTexts} from './override-texts.js';
import {overrideTexts} from './override-texts.js';
import type {Texts} from './texts.js';

/**
 * All languages of a page: English, those that can be fetched, and the merchant's own. A merchant's texts
 * lie over the language's built-in ones; what is missing comes from the same language (`hi-IN` from `hi`),
 * and then from English.
 */
export class Catalogues {
  /** How each built-in language comes. */
  readonly #loaders: ReadonlyMap<string, LoadLanguage>;
  /** What is here of them; English always is. */
  readonly #built = new Map<string, Texts>();
  readonly #fetching = new Map<string, Promise<void>>();
  /** What could not be fetched: a merchant's own texts do without it. */
  readonly #missed = new Set<string>();
  /** By tag; what was set later wins, text by text. Foreign data until `overrideTexts` has looked at it. */
  readonly #own = new Map<string, OwnTexts>();
  readonly #listeners = new Set<(tag: string) => void>();

  constructor(en: Texts, loaders: Readonly<Record<string, LoadLanguage>>) {
    this.#loaders = new Map(Object.entries({en: async () => en, ...loaders}));
    this.#built.set('en', en);
  }

  /** Tags to choose from, the built-in ones first. */
  get available(): readonly string[] {
    return [...new Set([...this.#loaders.keys(), ...this.#own.keys()])];
  }

  /** The texts for a locale, as far as they are here: `undefined` while something must be fetched first. */
  known(locale: string): Texts | undefined {
    const tag = this.#tagFor(locale);
    const ground = this.#ground(tag);
    const isEnough = this.#built.has(ground) || (this.#missed.has(ground) && this.#own.has(tag));
    return isEnough ? this.#make(tag) : undefined;
  }

  /**
   * The same, fetching what is missing; a second time if the first fails. Never rejects.
   *
   * @returns What could be had: a merchant's own texts over English where the rest of the language cannot be
   *   fetched, `undefined` where that leaves nothing but English. Asking again tries again.
   */
  async load(locale: string): Promise<Texts | undefined> {
    const ground = this.#ground(this.#tagFor(locale));
    if (!this.#built.has(ground)) {
      const fetching = this.#fetching.get(ground) ?? this.#fetch(ground);
      this.#fetching.set(ground, fetching);
      await fetching;
    }
    return this.known(locale);
  }

  /** Takes the texts of a built-in language. */
  add(tag: string, texts: Texts) {
    this.#built.set(tag, texts);
    this.#changed(tag);
  }

  /**
   * Adds a language, or changes single texts of one. What is no tag or no object of texts is left alone, with
   * a warning for the developer.
   */
  set(tag: string, texts: OwnTexts) {
    const canonical = canonicalLocale(tag);
    if (canonical === undefined || typeof texts !== 'object' || texts === null) {
      console.warn(
        'pay-checkout: setTexts takes a language tag like "hi" or "pt-BR" and an object of texts.',
      );
      return;
    }
    this.#own.set(canonical, {...this.#own.get(canonical), ...texts});
    this.#changed(canonical);
  }

  /** Calls back whenever texts came or changed. @returns Stops that. */
  listen(callback: (tag: string) => void): () => void {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  #tagFor(locale: string): string {
    return resolveLocale([locale], this.available).catalogue;
  }

  /** The built-in language that a tag stands on. */
  #ground(tag: string): string {
    return this.#loaders.has(tag) ? tag : this.#ground(this.#below(tag));
  }

  /** What fills a tag's gaps: `hi` those of `hi-IN`; English those of every language. */
  #below(tag: string): string {
    if (this.#loaders.has(tag)) return 'en';
    const others = this.available.filter((one) => this.#loaders.has(one) || tag.startsWith(`${one}-`));
    return resolveLocale([tag], others).catalogue;
  }

  #make(tag: string): Texts {
    return overrideTexts(this.#built.get(tag) ?? this.#make(this.#below(tag)), this.#own.get(tag));
  }

  async #fetch(tag: string) {
    const load = this.#loaders.get(tag) as LoadLanguage;
    try {
      this.add(tag, await load().catch(load));
    } catch {
      this.#missed.add(tag);
      console.warn(`pay-checkout: the texts for "${tag}" could not be loaded. English is shown instead.`);
    }
    this.#fetching.delete(tag);
  }

  #changed(tag: string) {
    for (const tell of [...this.#listeners]) tell(tag);
  }
}
