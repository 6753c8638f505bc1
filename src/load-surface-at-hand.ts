import {loadOnce} from './lib/load-once.js';

/** `loadSurface` for the single file, where all parts are at hand. */
export const loadSurface: (challenge?: unknown) => Promise<typeof import('./surface.js')> = loadOnce(
  () => import('./surface.js'),
);
