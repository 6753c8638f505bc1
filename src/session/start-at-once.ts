import type {Core} from './core.js';
import {listenerOf} from './listener.js';

/** `startListening` for the single file, where all parts are at hand. */
export const startListening = (core: Core, expiresAt: string | undefined) =>
  listenerOf(core).start(expiresAt);
