import type {PaymentStatus} from '../input/status.js';
import type {Outcome} from './outcome.js';
import {pending, withId} from './pending.js';
import type {Open} from './state.js';

type FailureReason = Extract<Outcome, {kind: 'failure'}>['reason'];

export function success(paymentId: string | undefined, status: PaymentStatus): Outcome {
  return {kind: 'success', ...withId(paymentId), status: {...status}};
}

export function failure(
  paymentId: string | undefined,
  reason: FailureReason,
  status: PaymentStatus,
): Outcome {
  return {kind: 'failure', ...withId(paymentId), reason, status: {...status}};
}

export const FAILURE: Record<'failed' | 'cancelled' | 'expired' | 'refunded', FailureReason> = {
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
