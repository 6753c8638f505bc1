import {lowerCase, meaning} from '../input/contract-status.js';
import type {PaymentStatus, StatusWord} from '../input/status.js';

/** What gateways say, in lower case, and what it means. A word that is not here means nothing. */
const WORDS: {readonly [meaning in StatusWord]?: string} = {
  pending: 'pending created attempted open initialize initiated processing unpaid new',
  // The money is held, not taken: it goes back by itself if nobody captures it.
  processing: 'authorized',
  succeeded: 'completed success captured paid',
  failed: 'error failed failure declined rejected',
  cancelled: 'cancelled canceled',
  expired: 'expired',
  refunded: 'refunded',
};

/** A whole word in any case; `INCOMPLETED` and `unpaid` are not paid. */
export function wordMeaning(word: unknown): StatusWord | undefined {
  const meanings = Object.keys(WORDS) as StatusWord[];
  return meanings.find((meaning) => WORDS[meaning]?.split(' ').includes(lowerCase(word)));
}

/** Whether it ends a payment that brought no money. */
export const isOver = ({status}: PaymentStatus) => /^(failed|cancelled|expired)$/.test(status);

/** A word as a status: what is not understood is `pending`, and kept for the log. */
export const statusOf = (word: unknown): PaymentStatus => meaning(wordMeaning(word), word);
