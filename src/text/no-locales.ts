import type {Catalogues} from './catalogues.js';
import type {LoadLanguage} from './fetch-texts.js';

/** Stands for `locale-map.ts` in the single-file build: there a language is a file of its own, put beside the script. */
export const LOADERS: Readonly<Record<string, LoadLanguage>> = {};

/** What is not here does not come. */
export const fetcher =
  ({known}: Catalogues) =>
  async (locale: string) =>
    known(locale);
