import {canonicalLocale, resolveLocale} from './locale.js';
import type {LoadLanguage} from './locale-map.js';
import type {OwnTexts} from './override-texts.js';
import {overrideTexts} from './override-texts.js';
import type {Texts} from './texts.js';
import {en} from './texts.js';

/**
 * All languages of a page: English, those that can be fetched, and the merchant's own. A merchant's texts
 * lie over the language's built-in ones; what is missing comes from the same language (`hi-IN` from `hi`),
 * and then from English.
 */
export class Catalogues {
  readonly #loaders: ReadonlyMap<string, LoadLanguage>;
  readonly #fetched = new Map<string, Texts>([['en', en]]);
  readonly #fetching = new Map<string, Promise<void>>();
  /** By tag; what was set later wins, text by text. Foreign data until `overrideTexts` has looked at it. */
  readonly #own = new Map<string, OwnTexts>();
  /** Put together once, and anew when one of its languages changed. */
  readonly #made = new Map<string, Texts>();
  readonly #listeners = new Set<(tag: string) => void>();

  constructor(loaders: Readonly<Record<string, LoadLanguage>>) {
    this.#loaders = new Map(Object.entries(loaders));
  }

  /** Tags to choose from, the built-in ones first. */
  get available(): readonly string[] {
    return [...new Set(['en', ...this.#loaders.keys(), ...this.#own.keys()])];
  }

  /** The texts for a locale, as far as they are here: `undefined` while something must be fetched first. */
  known(locale: string): Texts | undefined {
    const tag = this.#tagFor(locale);
    const made = this.#made.get(tag);
    if (made !== undefined) return made;
    const layers = this.#layers(tag);
    return layers.some((one) => this.#isMissing(one)) ? undefined : this.#make(tag, layers);
  }

  /**
   * The same, fetching what is missing; a second time if the first fails. Never rejects.
   *
   * @returns What could be had: a merchant's own texts over English where the rest of the language cannot be
   *   fetched, `undefined` where that leaves nothing but English. Asking again tries again.
   */
  async load(locale: string): Promise<Texts | undefined> {
    const tag = this.#tagFor(locale);
    const layers = this.#layers(tag);
    await Promise.all(layers.filter((one) => this.#isMissing(one)).map((one) => this.#fetch(one)));
    const whole = this.known(tag);
    return whole === undefined && this.#own.has(tag) ? this.#make(tag, layers) : whole;
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

  /** The tag itself, then the languages that fill its gaps: `hi-IN`, `hi`, `en`. The built-in ones have none. */
  #layers(tag: string): readonly string[] {
    if (tag === 'en') return [tag];
    if (this.#loaders.has(tag)) return [tag, 'en'];
    const below = this.available.filter((one) => this.#loaders.has(one) || tag.startsWith(`${one}-`));
    return [tag, ...this.#layers(resolveLocale([tag], below).catalogue)];
  }

  #make(tag: string, layers: readonly string[]): Texts {
    const made = layers.reduceRight(
      (texts, one) => overrideTexts(this.#fetched.get(one) ?? texts, this.#own.get(one)),
      en,
    );
    this.#made.set(tag, made);
    return made;
  }

  #isMissing(tag: string): boolean {
    return this.#loaders.has(tag) && !this.#fetched.has(tag);
  }

  #fetch(tag: string): Promise<void> {
    const fetching = this.#fetching.get(tag) ?? this.#begin(tag);
    this.#fetching.set(tag, fetching);
    return fetching;
  }

  async #begin(tag: string) {
    const load = this.#loaders.get(tag);
    try {
      const texts = await load?.().catch(load);
      if (texts !== undefined) this.#fetched.set(tag, texts);
      this.#changed(tag);
    } catch {
      console.warn(`pay-checkout: the texts for "${tag}" could not be loaded. English is shown instead.`);
    } finally {
      this.#fetching.delete(tag);
    }
  }

  #changed(tag: string) {
    this.#made.clear();
    for (const tell of [...this.#listeners]) tell(tag);
  }
}
