import type {StatusWord} from '../input/status.js';

/** What gateways say, in lower case, and what it means. A word that is not here means nothing. */
const WORDS: Partial<Record<StatusWord, string>> = {
  pending: 'pending created attempted open initialize initiated processing unpaid new',
  // The money is held, not taken: it goes back by itself if nobody captures it.
  processing: 'authorized',
  succeeded: 'completed success captured paid',
  failed: 'error failed failure declined rejected',
  cancelled: 'cancelled canceled',
  expired: 'expired',
  refunded: 'refunded',
};

const meanings = new Map(
  Object.entries(WORDS).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning as StatusWord] as const),
  ),
);

/** A whole word in any case; `INCOMPLETED` and `unpaid` are not paid. */
export function wordMeaning(word: unknown): StatusWord | undefined {
  return typeof word === 'string' ? meanings.get(word.toLowerCase()) : undefined;
}

/** A word as a status: what is not understood is `pending`, and kept for the log. */
export function statusOf(word: unknown): {status: StatusWord; unknownWord?: string} {
  const status = wordMeaning(word);
  if (status !== undefined) return {status};
  return typeof word === 'string' && word !== ''
    ? {status: 'pending', unknownWord: word.slice(0, 40)}
    : {status: 'pending'};
}

/**
 * The same for gateways whose PENDING, once looked up, means that the money is on its way and a person has to
 * approve it: hours or days in Bangladesh.
 */
export function statusOfHandApproved(word: unknown): {status: StatusWord; unknownWord?: string} {
  return typeof word === 'string' && /^pending$/i.test(word) ? {status: 'processing'} : statusOf(word);
}
