import {reach} from './events.js';
import type {PaymentStatus} from './input/status.js';
import type {Outcome} from './session/outcome.js';

type OutcomeOf<K extends Outcome['kind']> = Extract<Outcome, {kind: K}>;

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
    'pay-before-leave': PayBeforeLeaveEvent;
    'pay-status': PayStatusEvent;
    'pay-success': PaySuccessEvent;
    'pay-failure': PayFailureEvent;
    'pay-cancel': PayCancelEvent;
    'pay-pending': PayPendingEvent;
  }
}
