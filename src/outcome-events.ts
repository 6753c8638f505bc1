import {reach} from './events.js';
import type {PaymentStatus} from './input/status.js';
import type {Outcome} from './session/outcome.js';

type OutcomeOf<K extends Outcome['kind']> = Extract<Outcome, {kind: K}>;

/** Where the shopper is about to go: never the whole URL. */
export type LeaveTarget = {readonly scheme: string; readonly host: string};

/** A class of events that bubble out of every shadow tree. */
const eventClass = <D>(type: string, cancelable = false) =>
  class extends CustomEvent<D> {
    constructor(detail: D) {
      super(type, {...reach, cancelable, detail});
    }
  };

/** Just before this tab leaves for a payment page, or an app is launched. */
export class PayBeforeLeaveEvent extends eventClass<LeaveTarget>('pay-before-leave', true) {}

/** Every new status of the payment. */
export class PayStatusEvent extends eventClass<PaymentStatus>('pay-status') {}

/**
 * The merchant's server says that the payment succeeded. For thanks and navigation:
 * fulfil from your server. Prevent it to stay on the page in spite of `success-url`.
 */
export class PaySuccessEvent extends eventClass<OutcomeOf<'success'>>('pay-success', true) {}

/** The merchant's server says that the payment failed for good. */
export class PayFailureEvent extends eventClass<OutcomeOf<'failure'>>('pay-failure') {}

/** The shopper left, and the last answer said that nothing had been paid. */
export class PayCancelEvent extends eventClass<OutcomeOf<'cancel'>>('pay-cancel') {}

/** Nobody knows yet how it ends: tell the shopper to wait, not to pay again. */
export class PayPendingEvent extends eventClass<OutcomeOf<'pending'>>('pay-pending') {}

const CLASSES = {
  success: PaySuccessEvent,
  failure: PayFailureEvent,
  cancel: PayCancelEvent,
  pending: PayPendingEvent,
};

export const outcomeEvent = (outcome: Outcome): Event => new CLASSES[outcome.kind](outcome as never);

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
