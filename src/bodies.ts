import {adopt} from './adopt.js';
import {definePart} from './define-part.js';
import {afterPaint} from './lib/after-paint.js';
import {loadOnce} from './lib/load-once.js';
import {PayCopyButton} from './parts/pay-copy-button.js';
import {upiStyles} from './style/upi.js';
import type {SurfaceHost} from './surface-host.js';
import {addTexts} from './text/load-texts.js';
import {upiTexts} from './text/upi-texts.js';
import {upiReader} from './upi-reader.js';
import type {Bodies} from './view/context.js';
import {upiView} from './view/more.js';
import {upiDrawers, upiRow} from './view/upi-screens.js';

const loadRest = loadOnce(() => import('./rest.js'));

/**
 * Adds to a surface what its views need for UPI, and a moment later what they need for everything else.
 *
 * @param have - What it has of it already.
 * @param take - Called with the views after each step that brought some, and where no more can be had.
 */
export function joinBodies(
  host: SurfaceHost,
  have: Partial<Bodies> | undefined,
  take: (bodies: Partial<Bodies>) => void,
) {
  let bodies = have ?? {};
  if (!bodies.upiOf) {
    definePart('pay-copy-button', PayCopyButton);
    addTexts('en', upiTexts);
    adopt(host, upiStyles);
    const upiOf = upiReader(() => host.requestUpdate());
    bodies = {rowOf: upiRow, drawers: upiDrawers, moreView: upiView, upiOf};
    take(bodies);
  }
  if (bodies.announce) return;
  afterPaint(() =>
    loadRest().then(
      ({joinRest}) => take({...bodies, ...joinRest(host)}),
      () => take({...bodies, isAll: true}),
    ),
  );
}
