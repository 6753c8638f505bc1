import {normaliseAmount} from './amount.js';
import type {PlainObject} from './plain.js';
import {present} from './plain.js';
import {schema} from './schema.js';
import type {PaymentStatus, StatusWord} from './status.js';
import {STATUS_WORDS} from './status.js';

/** What decides must be readable; what only helps is left out if it is not. */
const contract = schema(({id, text, money, count, time, optional, maybe}) => ({
  status: text,
  id: optional(id),
  amount: optional(money),
  currency: optional(text),
  seq: maybe(count),
  expiresAt: maybe(time),
  now: maybe(time),
  retryAfterMs: maybe(count),
  waitMs: maybe(count),
  method: maybe(text),
  reason: maybe(text),
}));

/** A word of the closed list, in any case. */
export const contractWord = (word: unknown): StatusWord | undefined =>
  typeof word === 'string' ? STATUS_WORDS.find((known) => known === word.toLowerCase()) : undefined;

/** Reads an answer of the status contract. `undefined` if it is none, or malformed: then it changes nothing. */
export function readContractStatus(body: PlainObject): PaymentStatus | undefined {
  const answer = contract.read(body);
  if (!answer) return undefined;
  const {status: word, amount, currency, ...rest} = answer;
  const status = contractWord(word);
  return {
    status: status ?? 'pending',
    ...(status === undefined && {unknownWord: word.slice(0, 40)}),
    ...present({amount: normaliseAmount(amount, currency), currency: currency?.toUpperCase()}),
    ...present(rest),
  };
}
