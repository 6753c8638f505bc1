import type {PaymentStatus} from '../input/status.js';

/** How a session ended. For thanks and navigation only: fulfil from your server, never from this. */
export type Outcome =
  | {readonly kind: 'success'; readonly paymentId?: string; readonly status: PaymentStatus}
  | {
      readonly kind: 'failure';
      readonly paymentId?: string;
      readonly status: PaymentStatus;
      readonly reason: 'declined' | 'cancelled-at-gateway' | 'expired' | 'refunded';
    }
  | {readonly kind: 'cancel'; readonly paymentId?: string; readonly lastStatus?: PaymentStatus}
  | {
      readonly kind: 'pending';
      readonly paymentId?: string;
      readonly lastStatus?: PaymentStatus;
      readonly reason:
        | 'awaiting-confirmation'
        | 'deadline'
        | 'unconfirmed'
        | 'needs-review'
        | 'status-denied';
    };
