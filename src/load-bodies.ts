import {loadOnce} from './lib/load-once.js';
import type {SurfaceHost} from './surface-host.js';
import type {Bodies} from './view/context.js';

export const loadBodies = loadOnce(() => import('./bodies.js'));

/**
 * Adds to a surface what its views need besides a hosted page's first screen.
 *
 * @param have - What it has of it already.
 * @param take - Called with the views after each step that brought some, and where no more can be had.
 */
export const addBodies = (
  host: SurfaceHost,
  have: Partial<Bodies> | undefined,
  take: (bodies: Partial<Bodies>) => void,
) =>
  loadBodies().then(
    ({joinBodies}) => joinBodies(host, have, take),
    () => take({isAll: true}),
  );
