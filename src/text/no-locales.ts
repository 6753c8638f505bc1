import type {LoadLanguage} from './locale-map.js';

/** Stands for `locale-map.ts` in the single-file build: there a language is a file of its own, put beside the script. */
export const LOADERS: Readonly<Record<string, LoadLanguage>> = {};
