import type {PaymentStatus} from '../input/status.js';
import {FAILURE, failure, outcomeOfFinal, success} from './leaving.js';
import type {Outcome} from './outcome.js';
import {pending, withId} from './pending.js';
import type {Open} from './state.js';

/**
 * How a session ends when the shopper leaves while a payment is open.
 *
 * @param answer - The last answer, asked for after the shopper decided; `undefined` if none came.
 * @param confirmed - Whether a shopper said "leave and cancel". Only then can it be a cancel.
 */
export function outcomeOfLeaving(
  open: Open,
  paymentId: string | undefined,
  answer: PaymentStatus | undefined,
  confirmed: boolean,
): Outcome {
  const final = outcomeOfFinal(open, paymentId);
  if (!answer) return final?.kind === 'pending' ? final : pending(paymentId, 'unconfirmed', open.last);
  if (answer.status === 'cancelled' && confirmed)
    return {kind: 'cancel', ...withId(paymentId), lastStatus: {...answer}};
  if (final) return final;
  switch (answer.status) {
    case 'pending':
    case 'attempt_failed':
      return confirmed
        ? {kind: 'cancel', ...withId(paymentId), lastStatus: {...answer}}
        : pending(paymentId, 'unconfirmed', answer);
    case 'succeeded':
      return success(paymentId, answer);
    case 'processing':
      return pending(paymentId, 'awaiting-confirmation', answer);
    case 'needs_review':
      return pending(paymentId, 'needs-review', answer);
    case 'failed':
    case 'cancelled':
    case 'refunded':
      return failure(paymentId, FAILURE[answer.status], answer);
    case 'expired':
      // One "expired" is not believed, so it is no answer either.
      return pending(paymentId, 'unconfirmed', answer);
  }
}
