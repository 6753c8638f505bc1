import {loadOnce} from './lib/load-once.js';
import {isUpi} from './wants-window.js';

const loadAny = loadOnce(() => import('./page-surface.js'));
const loadUpi = loadOnce(() => import('./upi-surface.js'));

/**
 * Loads what draws a checkout. For a UPI link all parts come side by side, where each would ask for the next one; if
 * one of them is missing, the surface does what it can without.
 *
 * @throws {PayError} `chunk-failed`, by the promise.
 */
export const loadSurface = (challenge: unknown) => (isUpi(challenge) ? loadUpi().catch(loadAny) : loadAny());
