import {adopt} from './adopt.js';
import {definePart} from './define-part.js';
import {PayCopyButton} from './parts/pay-copy-button.js';
import {joinRest} from './rest.js';
import {upiStyles} from './style/upi.js';
import type {SurfaceHost} from './surface-host.js';
import {addTexts} from './text/load-texts.js';
import {upiTexts} from './text/upi-texts.js';
import {upiReader} from './upi-reader.js';
import type {Bodies} from './view/context.js';

/** `addBodies` for the single file: everything at once. */
export async function addBodies(
  host: SurfaceHost,
  have: Partial<Bodies> | undefined,
  take: (bodies: Partial<Bodies>) => void,
) {
  if (have) return;
  definePart('pay-copy-button', PayCopyButton);
  addTexts('en', upiTexts);
  adopt(host, upiStyles);
  take({...joinRest(host), upiOf: upiReader(() => host.requestUpdate())});
}
