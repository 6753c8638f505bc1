import type {Texts} from './texts.js';

/** Fetches one language. */
export type LoadLanguage = () => Promise<Texts>;

/**
 * The languages beside English, each in a chunk of its own that is fetched when a shopper needs it. The
 * single-file build replaces this file with `no-locales.ts`.
 */
export const LOADERS: Readonly<Record<string, LoadLanguage>> = {
  hi: () => import('./locales/hi.js').then(({hi}) => hi),
  bn: () => import('./locales/bn.js').then(({bn}) => bn),
  ur: () => import('./locales/ur.js').then(({ur}) => ur),
  ar: () => import('./locales/ar.js').then(({ar}) => ar),
  ta: () => import('./locales/ta.js').then(({ta}) => ta),
  te: () => import('./locales/te.js').then(({te}) => te),
  mr: () => import('./locales/mr.js').then(({mr}) => mr),
  gu: () => import('./locales/gu.js').then(({gu}) => gu),
  kn: () => import('./locales/kn.js').then(({kn}) => kn),
  ml: () => import('./locales/ml.js').then(({ml}) => ml),
  pa: () => import('./locales/pa.js').then(({pa}) => pa),
  ne: () => import('./locales/ne.js').then(({ne}) => ne),
  si: () => import('./locales/si.js').then(({si}) => si),
  es: () => import('./locales/es.js').then(({es}) => es),
  fr: () => import('./locales/fr.js').then(({fr}) => fr),
  'pt-BR': () => import('./locales/pt-BR.js').then(({ptBR}) => ptBR),
  id: () => import('./locales/id.js').then(({id}) => id),
};
