import {PayError} from './errors.js';
import {PayCheckout} from './pay-checkout.js';
import {mayResume, sessionKeyOf} from './session/may-resume.js';
import type {Outcome} from './session/outcome.js';
import type {CheckoutProperties} from './surface-host.js';

/** The properties of `<pay-checkout>`, by name. */
export type CheckoutOptions = Partial<CheckoutProperties> & {
  /** Where the element is put; default: the end of the body. */
  readonly parent?: HTMLElement;
  /** Aborting it removes the checkout: silence, and an `AbortError`. */
  readonly signal?: AbortSignal;
};

/**
 * The checkout without markup. Call it inside the click, so that a payment window may open.
 *
 * @returns How it ended. For thanks and navigation only; fulfil from your server.
 * @throws {PayError} fatal: no payment came to be.
 * @throws {DOMException} `AbortError` when `signal` aborts.
 */
export function openCheckout(options: CheckoutOptions): Promise<Outcome> {
  const element = place(options);
  return follow(element, element.open());
}

/** Goes on with a session after a reload or a redirect; resolves to `null` if there is none. */
export async function resumeCheckout(options: CheckoutOptions): Promise<Outcome | null> {
  if (!mayResume(window, sessionKeyOf(options))) return null;
  const element = place(options, false);
  await element.updateComplete;
  const resumed = await element.resume();
  if (resumed) return follow(element, resumed.ended);
  element.remove();
  return null;
}

function place({parent, signal, ...properties}: CheckoutOptions, resumes = true): PayCheckout {
  if (typeof document === 'undefined') {
    throw new PayError('config-invalid', 'openCheckout needs a document: call it in the browser.', {
      fatal: true,
    });
  }
  if (!customElements.get(TAG)) customElements.define(TAG, class extends PayCheckout {});
  const element = document.createElement(TAG) as PayCheckout;
  Object.assign(element, properties, {withoutTrigger: true});
  if (!resumes) element.skipResume();
  (parent ?? document.body).append(element);
  signal?.addEventListener('abort', () => element.remove());
  if (signal?.aborted) element.remove();
  return element;
}

/** A tag of its own: `<pay-checkout>` may belong to another version, or to nobody yet. */
const TAG = 'pay-checkout-opened';

function follow(element: PayCheckout, ended: Promise<Outcome>): Promise<Outcome> {
  element.addEventListener('pay-close', () => element.remove());
  return ended.catch((error: unknown) => {
    if (!element.isShowing) element.remove();
    throw error;
  });
}
