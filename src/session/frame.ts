import {PayError} from '../errors.js';
import type {Core} from './core.js';
import {step} from './step.js';

/** A frame that has not spoken for this long may have been refused; nobody can tell. */
const FRAME_SLOW_MS = 8_000;

/**
 * Shows a payment page inside.
 *
 * @param isOwn - It is the shop's own: it is not shown, and the page is told.
 * @param after - Acts later, unless the payment page is left.
 */
export function frame(core: Core, isOwn: boolean, after: (delayMs: number, act: () => void) => void) {
  if (isOwn) {
    return core.tell(
      new PayError(
        'frame-refused',
        'A page of your own origin is not framed: a sandbox would protect nothing.',
      ),
    );
  }
  step(core, 'page', {step: 'framed', mode: 'frame'});
  after(FRAME_SLOW_MS, () => step(core, 'page', {step: 'frame-slow'}));
}
