import type {Catalogues} from './catalogues.js';
import type {Texts} from './texts.js';

/** Fetches one language: a file that exports its texts and nothing else. */
export type LoadLanguage = () => Promise<Readonly<Record<string, Texts>>>;

/** Makes the function that fetches what is missing of a locale's texts. */
export function textsFetcher(
  {groundOf, built, missed, known, add}: Catalogues,
  loaders: Readonly<Record<string, LoadLanguage>>,
) {
  const fetching = new Map<string, Promise<void>>();

  async function fetch(tag: string) {
    const get = loaders[tag] as LoadLanguage;
    try {
      const [texts] = Object.values(await get().catch(get));
      add(tag, texts as Texts);
    } catch {
      missed.add(tag);
      console.warn(`pay-checkout: the texts for "${tag}" could not be loaded.`);
    }
    fetching.delete(tag);
  }

  /**
   * What is known of a locale, fetching what is missing; a second time if the first fails. Never rejects.
   *
   * @returns What could be had: a merchant's own texts over English where the rest of the language cannot be
   *   fetched, `undefined` where that leaves nothing but English. Asking again tries again.
   */
  return async (locale: string): Promise<Texts | undefined> => {
    const ground = groundOf(locale);
    if (!built.has(ground)) {
      const done = fetching.get(ground) ?? fetch(ground);
      fetching.set(ground, done);
      await done;
    }
    return known(locale);
  };
}
