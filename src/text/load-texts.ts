import {Catalogues} from './catalogues.js';
import {firstTexts} from './first-texts.js';
import {LOADERS} from './locale-map.js';
import type {OwnTexts} from './override-texts.js';
import type {Texts} from './texts.js';

// a screen that needs more of them waits for `addTexts`
const catalogues = new Catalogues(firstTexts as Texts, LOADERS);

/** Tags of the languages that come with this build. */
export const LOCALES: readonly string[] = ['en', ...Object.keys(LOADERS)];

/** The same and the merchant's own: what `resolveLocale` may choose from. */
export function availableLocales(): readonly string[] {
  return catalogues.available;
}

/** Texts for a locale if they are here: `undefined` means that `loadTexts` must fetch them. English for what nobody has. */
export function knownTexts(locale: string): Texts | undefined {
  return catalogues.known(locale);
}

/** Takes a built-in language that came with another part of the build. */
export function addTexts(tag: string, texts: Texts) {
  catalogues.add(tag, texts);
}

/** Fetches the texts for a locale. Never rejects: `undefined` if they cannot be had, and English goes on. */
export function loadTexts(locale: string): Promise<Texts | undefined> {
  return catalogues.load(locale);
}

/**
 * Adds a language to the whole page, or changes single texts of one; open widgets change at once. Gaps are
 * filled from the same language, then from English. May be called before and after anything else.
 *
 * @param tag - BCP 47: `de`, `hi`, `pt-BR`.
 * @param texts - Some or all texts; unknown names and what is no text change nothing.
 */
export function setTexts(tag: string, texts: OwnTexts): void {
  catalogues.set(tag, texts);
}

/**
 * Calls back whenever texts of a language came or changed, so that whoever shows it draws anew.
 *
 * @returns Stops that.
 */
export function onTexts(callback: (tag: string) => void): () => void {
  return catalogues.listen(callback);
}
