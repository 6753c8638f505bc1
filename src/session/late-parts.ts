import {loadOnce} from '../lib/load-once.js';
import type {Late, Later} from './core.js';

let parts: Later | undefined;

/** Fetches what a session needs once its first screen is up: listening, leaving, trying again, coming back. */
export const loadLater = loadOnce(async () => {
  const later = await import('./later.js');
  parts = later;
  return later;
});

export const chunks: Late = {now: () => parts, load: loadLater};
