import {putTexts} from './load-texts.js';
import {canonicalLocale} from './locale.js';
import type {OwnTexts} from './override-texts.js';

/**
 * Adds a language to the whole page, or changes single texts of one; open widgets change at once. Gaps are
 * filled from the same language, then from English. May be called before and after anything else. What is
 * no tag or no object of texts is left alone, with a warning for the developer.
 *
 * @param tag - BCP 47: `de`, `hi`, `pt-BR`.
 * @param texts - Some or all texts; unknown names and what is no text change nothing.
 */
export function setTexts(tag: string, texts: OwnTexts): void {
  const canonical = canonicalLocale(tag);
  if (canonical && typeof texts === 'object' && texts) putTexts(canonical, texts);
  else {
    console.warn('pay-checkout: setTexts takes a language tag like "hi" or "pt-BR" and an object of texts.');
  }
}
