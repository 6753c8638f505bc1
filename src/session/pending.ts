import type {PaymentStatus} from '../input/status.js';
import type {Outcome} from './outcome.js';

type Reason = Extract<Outcome, {kind: 'pending'}>['reason'];

export const withId = (paymentId: string | undefined) => (paymentId === undefined ? {} : {paymentId});

// Statuses have no prototype; what a merchant's page gets is an object like any other.

export function pending(paymentId: string | undefined, reason: Reason, lastStatus?: PaymentStatus): Outcome {
  return {kind: 'pending', ...withId(paymentId), reason, ...(lastStatus && {lastStatus: {...lastStatus}})};
}
