import type {PayError} from './errors.js';

export const reach = {bubbles: true, composed: true};

/** Before anything happens. Prevent it to stop the opening, or let a form validate first with `waitFor`. */
export class PayBeforeOpenEvent extends Event {
  /** What was handed to `waitFor`. */
  readonly waits: Promise<unknown>[] = [];

  constructor() {
    super('pay-before-open', {...reach, cancelable: true});
  }

  /** The checkout opens when every promise has resolved to anything but `false`, and not at all if one rejects. */
  waitFor(promise: Promise<unknown>) {
    this.waits.push(promise);
  }
}

/** The surface opened. */
export class PayOpenEvent extends Event {
  constructor() {
    super('pay-open', reach);
  }
}

/** The surface closed. */
export class PayCloseEvent extends Event {
  constructor() {
    super('pay-close', reach);
  }
}

/** The integration is broken, or something the developer should know. Not an outcome. */
export class PayErrorEvent extends CustomEvent<PayError> {
  constructor(detail: PayError) {
    super('pay-error', {...reach, detail});
  }
}

declare global {
  interface HTMLElementEventMap {
    'pay-before-open': PayBeforeOpenEvent;
    'pay-open': PayOpenEvent;
    'pay-close': PayCloseEvent;
    'pay-error': PayErrorEvent;
  }
}
