import {makeCatalogues} from './catalogues.js';
import {firstTexts} from './first-texts.js';
import {fetcher, LOADERS} from './locale-map.js';
import type {Texts} from './texts.js';

const catalogues = makeCatalogues(firstTexts as Texts, Object.keys(LOADERS));

/** The page's. English is as much as the first screens need, until `addTexts` brings the rest. */
export const {
  available: availableLocales,
  known: knownTexts,
  add: addTexts,
  put: putTexts,
  listen: onTexts,
} = catalogues;

export const loadTexts = fetcher(catalogues);
