import type {PaymentStatus} from '../input/status.js';
import type {Outcome} from './outcome.js';
import type {Open} from './state.js';

type PendingReason = Extract<Outcome, {kind: 'pending'}>['reason'];
type FailureReason = Extract<Outcome, {kind: 'failure'}>['reason'];

const id = (paymentId: string | undefined) => (paymentId === undefined ? {} : {paymentId});

export function success(paymentId: string | undefined, status: PaymentStatus): Outcome {
  return {kind: 'success', ...id(paymentId), status};
}

export function pending(
  paymentId: string | undefined,
  reason: PendingReason,
  lastStatus?: PaymentStatus,
): Outcome {
  return {kind: 'pending', ...id(paymentId), reason, ...(lastStatus && {lastStatus})};
}

function failure(paymentId: string | undefined, reason: FailureReason, status: PaymentStatus): Outcome {
  return {kind: 'failure', ...id(paymentId), reason, status};
}

const FAILURE: Record<'failed' | 'cancelled' | 'expired' | 'refunded', FailureReason> = {
  failed: 'declined',
  cancelled: 'cancelled-at-gateway',
  expired: 'expired',
  refunded: 'refunded',
};

/** How a session ends when the shopper leaves a final screen; `undefined` on any other. */
export function outcomeOfFinal({screen, last}: Open, paymentId: string | undefined): Outcome | undefined {
  switch (screen.name) {
    case 'ended':
      return failure(paymentId, FAILURE[screen.as], screen.status);
    case 'received':
      return pending(paymentId, screen.review ? 'needs-review' : 'awaiting-confirmation', last);
    case 'unclear':
      return pending(paymentId, screen.reason, last);
    default:
      return undefined;
  }
}

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
  // A word that nobody here understands may mean "paid": that is no answer.
  if (!answer || answer.unknownWord !== undefined) {
    return final?.kind === 'pending' ? final : pending(paymentId, 'unconfirmed', answer ?? open.last);
  }
  if (answer.status === 'cancelled' && confirmed)
    return {kind: 'cancel', ...id(paymentId), lastStatus: answer};
  if (final) return final;
  switch (answer.status) {
    case 'pending':
    case 'attempt_failed':
      return confirmed
        ? {kind: 'cancel', ...id(paymentId), lastStatus: answer}
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
