import type {Catalogues} from './catalogues.js';
import type {LoadLanguage} from './fetch-texts.js';
import {textsFetcher} from './fetch-texts.js';

/**
 * The languages beside English, each in a chunk of its own that is fetched when a shopper needs it. The
 * single-file build replaces this file with `no-locales.ts`.
 */
export const LOADERS: Readonly<Record<string, LoadLanguage>> = {
  hi: () => import('./locales/hi.js'),
  bn: () => import('./locales/bn.js'),
  ur: () => import('./locales/ur.js'),
  ar: () => import('./locales/ar.js'),
  ta: () => import('./locales/ta.js'),
  te: () => import('./locales/te.js'),
  mr: () => import('./locales/mr.js'),
  gu: () => import('./locales/gu.js'),
  kn: () => import('./locales/kn.js'),
  ml: () => import('./locales/ml.js'),
  pa: () => import('./locales/pa.js'),
  ne: () => import('./locales/ne.js'),
  si: () => import('./locales/si.js'),
  es: () => import('./locales/es.js'),
  fr: () => import('./locales/fr.js'),
  'pt-BR': () => import('./locales/pt-BR.js'),
  id: () => import('./locales/id.js'),
};

/** Fetches what is missing of a locale's texts. */
export const fetcher = (catalogues: Catalogues) => textsFetcher(catalogues, LOADERS);
