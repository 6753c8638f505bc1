import {joinBodies} from './bodies.js';
import {qrPath} from './lib/qr-path.js';
import {loadBodies} from './load-bodies.js';
import {loadQr} from './load-qr.js';
import {haveWays} from './session/read-lazily.js';
import {act, offered, ownEndpoints, readOwnChallenge, screenOf, upiScreen} from './session/way-parts.js';
import {createSurface as create} from './surface.js';
import type {Surface, SurfaceHooks, SurfaceHost} from './surface-host.js';

/** A surface with all that a UPI link needs at hand: one thing to ask for, whose parts come side by side. */
export function createSurface(host: SurfaceHost, hooks: SurfaceHooks): Surface {
  loadBodies.have({joinBodies});
  loadQr.have({qrPath});
  haveWays({act, offered, ownEndpoints, readOwnChallenge, screenOf, upiScreen});
  return create(host, hooks);
}
