import {loadOnce} from './lib/load-once.js';

/** What the views need besides a hosted page's first screen. */
export const loadBodies = loadOnce(() => import('./bodies.js'));
