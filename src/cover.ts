import {html, nothing} from 'lit';
import type {PaymentUrl} from './input/checked-url.js';
import {parseList} from './input/hosts.js';
import {parsePageUrl} from './input/page-url.js';
import {attempt} from './lib/attempt.js';
import type {CheckoutProperties} from './surface-host.js';
import {headView} from './view/head.js';

type Shop = Pick<
  CheckoutProperties,
  'merchantName' | 'description' | 'reference' | 'challenge' | 'paymentUrl' | 'allowedHosts'
> & {
  /** What the shopper clicked. */
  readonly anchor: HTMLElement;
};

/**
 * What a click shows until the part that draws the surface is here: whom the shopper pays and the way out, where they
 * will be in a moment. All other words come with that part, in the shopper's language.
 *
 * @param link - That part does not come: the plain way to pay.
 * @param close - The shopper wants to close.
 */
export const coverView = (
  {merchantName, description, reference, anchor}: Shop,
  link: PaymentUrl | undefined,
  close: () => void,
): unknown => html`
  <div part="surface" class="surface">
    ${headView({merchantName, description, reference, closeLabel: 'Close', isTitle: true}, close, nothing)}
    ${
      link
        ? html`
            <a
              part="button primary"
              class="trigger"
              href=${link}
              referrerpolicy="strict-origin-when-cross-origin"
            >${anchor.textContent?.trim() || 'Pay'}<br /><small>${new URL(link).host}</small></a>
          `
        : nothing
    }
  </div>
`;

/** The hosted page that an element names, if it does: a link to it needs nothing that could fail to load. */
export function plainLink({challenge, paymentUrl, allowedHosts}: Shop): PaymentUrl | undefined {
  const given = challenge ?? paymentUrl;
  const {kind, url} = Object(given) as {readonly kind?: unknown; readonly url?: unknown};
  return attempt(() =>
    parsePageUrl(kind === 'page' ? url : given, {allowedHosts: parseList(allowedHosts) ?? []}),
  );
}
