import {act} from './acts.js';
import {create, leave, resume} from './begin-again.js';
import {announce, findLeft, onlyKey} from './coming-back.js';
import type {Late} from './core.js';
import {frame} from './frame.js';
import {listenerOf} from './listener.js';
import {reduce} from './reduce.js';

const parts = {act, announce, create, findLeft, frame, leave, listenerOf, onlyKey, reduce, resume};

/** `late-parts.ts` for the single file. */
export const loadLater = async () => parts;

export const chunks: Late = {now: () => parts, load: loadLater};
