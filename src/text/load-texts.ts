import {makeCatalogues} from './catalogues.js';
import {firstTexts} from './first-texts.js';
import {LOADERS} from './locale-map.js';
import type {Texts} from './texts.js';

/** Tags of the languages that come with this build. */
export const LOCALES: readonly string[] = ['en', ...Object.keys(LOADERS)];

/** The page's. English is as much as the first screens need, until `addTexts` brings the rest. */
export const {
  available: availableLocales,
  known: knownTexts,
  load: loadTexts,
  add: addTexts,
  put: putTexts,
  listen: onTexts,
} = makeCatalogues(firstTexts as Texts, LOADERS);
