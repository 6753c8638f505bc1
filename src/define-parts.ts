import {PayCopyButton} from './parts/pay-copy-button.js';
import {PayFrame} from './parts/pay-frame.js';

/** Registers the elements that the views are made of, once; a tag that is taken is left alone. */
export function defineParts(): void {
  for (const [tag, part] of [
    ['pay-copy-button', PayCopyButton],
    ['pay-frame', PayFrame],
  ] as const) {
    if (customElements.get(tag) === undefined) customElements.define(tag, part);
  }
}
