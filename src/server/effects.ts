import type {CheckoutOptions} from './options.js';
import type {Effect, Payment, ReviewReason} from './payment.js';
import {isPaid, publicView} from './payment.js';

const REVIEW = 'review:';

export const hasHandler =
  ({onReview, onClosed, onRefunded}: CheckoutOptions) =>
  (effect: Effect): boolean => {
    if (effect === 'paid') return true;
    if (effect === 'closed') return onClosed !== undefined;
    if (effect === 'refunded') return onRefunded !== undefined;
    return onReview !== undefined;
  };

/** What the shop is still to be told about a payment. */
export function owed(payment: Payment, has: (effect: Effect) => boolean): readonly Effect[] {
  const {state, hold, reviews, done} = payment;
  const isClosed = state === 'failed' || state === 'cancelled' || state === 'expired';
  const effects: Effect[] = [
    ...(isPaid(payment) ? ['paid' as const] : []),
    ...(state === 'refunded' ? ['refunded' as const] : []),
    ...(isClosed && !hold ? ['closed' as const] : []),
    ...reviews.map((reason) => `${REVIEW}${reason}` as const),
  ];
  return effects.filter((effect) => done[effect] === undefined && has(effect));
}

/** Tells the shop. */
export async function tell(options: CheckoutOptions, payment: Payment, effect: Effect): Promise<void> {
  const view = publicView(payment);
  if (effect === 'paid') await options.onPaid(view);
  else if (effect === 'refunded') await options.onRefunded?.(view);
  else if (effect === 'closed') await options.onClosed?.(view);
  else await options.onReview?.(view, effect.slice(REVIEW.length) as ReviewReason);
}

/** The name of the shop's function, for a fault. */
export function handlerOf(effect: Effect): string {
  if (effect === 'paid') return 'onPaid';
  if (effect === 'refunded') return 'onRefunded';
  return effect === 'closed' ? 'onClosed' : 'onReview';
}
