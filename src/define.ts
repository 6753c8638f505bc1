import {PayCheckout} from './pay-checkout.js';
import {PayReturn} from './pay-return.js';
import {version} from './version.js';

type Versioned = CustomElementConstructor & {readonly version?: string};

function define(tag: string, element: Versioned) {
  const taken: Versioned | undefined = customElements.get(tag);
  if (!taken) {
    customElements.define(tag, element);
    return;
  }
  if (taken === element) return;
  console.warn(
    `pay-checkout ${version}: <${tag}> is already defined by version ${taken.version ?? 'unknown'}.`,
  );
}

/** Registers `<pay-checkout>` and `<pay-return>`, once. A tag that is taken is left alone. */
export function definePayCheckout() {
  define('pay-checkout', PayCheckout);
  define('pay-return', PayReturn);
}

if (typeof customElements !== 'undefined') definePayCheckout();
