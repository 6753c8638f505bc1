import {loadOnce} from './lib/load-once.js';

/** Draws codes. */
export const loadQr = loadOnce(() => import('./lib/qr-path.js'));
