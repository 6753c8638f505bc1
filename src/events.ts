import type {PayError} from './errors.js';
import type {PaymentStatus} from './input/status.js';
import type {Outcome} from './session/outcome.js';

type OutcomeOf<K extends Outcome['kind']> = Extract<Outcome, {kind: K}>;

const reach = {bubbles: true, composed: true};

/** Before anything happens. Prevent it to stop the opening, or let a form validate first with `waitFor`. */
export class PayBeforeOpenEvent extends Event {
  readonly #promises: Promise<unknown>[] = [];

  constructor() {
    super('pay-before-open', {...reach, cancelable: true});
  }

  /** The checkout opens when every promise has resolved to anything but `false`, and not at all if one rejects. */
  waitFor(promise: Promise<unknown>) {
    this.#promises.push(promise);
  }

  /** What was handed to `waitFor`. */
  get waits(): readonly Promise<unknown>[] {
    return this.#promises;
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

/** Where the shopper is about to go: never the whole URL. */
export type LeaveTarget = {readonly scheme: string; readonly host: string};

/** Just before this tab leaves for a payment page, or an app is launched. */
export class PayBeforeLeaveEvent extends CustomEvent<LeaveTarget> {
  constructor(detail: LeaveTarget) {
    super('pay-before-leave', {...reach, cancelable: true, detail});
  }
}

/** Every new status of the payment. */
export class PayStatusEvent extends CustomEvent<PaymentStatus> {
  constructor(detail: PaymentStatus) {
    super('pay-status', {...reach, detail});
  }
}

/**
 * The merchant's server says that the payment succeeded. For thanks and navigation:
 * fulfil from your server. Prevent it to stay on the page in spite of `success-url`.
 */
export class PaySuccessEvent extends CustomEvent<OutcomeOf<'success'>> {
  constructor(detail: OutcomeOf<'success'>) {
    super('pay-success', {...reach, cancelable: true, detail});
  }
}

/** The merchant's server says that the payment failed for good. */
export class PayFailureEvent extends CustomEvent<OutcomeOf<'failure'>> {
  constructor(detail: OutcomeOf<'failure'>) {
    super('pay-failure', {...reach, detail});
  }
}

/** The shopper left, and the last answer said that nothing had been paid. */
export class PayCancelEvent extends CustomEvent<OutcomeOf<'cancel'>> {
  constructor(detail: OutcomeOf<'cancel'>) {
    super('pay-cancel', {...reach, detail});
  }
}

/** Nobody knows yet how it ends: tell the shopper to wait, not to pay again. */
export class PayPendingEvent extends CustomEvent<OutcomeOf<'pending'>> {
  constructor(detail: OutcomeOf<'pending'>) {
    super('pay-pending', {...reach, detail});
  }
}

/** The integration is broken, or something the developer should know. Not an outcome. */
export class PayErrorEvent extends CustomEvent<PayError> {
  constructor(detail: PayError) {
    super('pay-error', {...reach, detail});
  }
}

export function outcomeEvent(outcome: Outcome): Event {
  switch (outcome.kind) {
    case 'success':
      return new PaySuccessEvent(outcome);
    case 'failure':
      return new PayFailureEvent(outcome);
    case 'cancel':
      return new PayCancelEvent(outcome);
    case 'pending':
      return new PayPendingEvent(outcome);
  }
}

declare global {
  interface HTMLElementEventMap {
    'pay-before-open': PayBeforeOpenEvent;
    'pay-open': PayOpenEvent;
    'pay-close': PayCloseEvent;
    'pay-before-leave': PayBeforeLeaveEvent;
    'pay-status': PayStatusEvent;
    'pay-success': PaySuccessEvent;
    'pay-failure': PayFailureEvent;
    'pay-cancel': PayCancelEvent;
    'pay-pending': PayPendingEvent;
    'pay-error': PayErrorEvent;
  }
}
