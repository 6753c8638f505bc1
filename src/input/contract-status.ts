import {normaliseAmount} from './amount.js';
import type {PlainObject} from './plain.js';
import {present} from './plain.js';
import {count, id, maybe, money, must, optional, schema, text, time} from './schema.js';
import type {PaymentStatus, StatusWord} from './status.js';
import {STATUS_WORDS} from './status.js';

/** What decides must be readable; what only helps is left out if it is not. */
const shape = {
  status: must(text),
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
};
const contract = schema(shape);

/** Whether a body has nothing that the contract does not know: no gateway speaks like that. */
export const isContractOnly = (body: PlainObject) =>
  Object.keys(body).every((name) => Object.hasOwn(shape, name));

/** A word of the closed list, in any case. */
export const contractWord = (word: unknown): StatusWord | undefined =>
  STATUS_WORDS.find((known) => known === lowerCase(word));

/** Words come in any case. What is no text is no word. */
export const lowerCase = (word: unknown) => text(word)?.toLowerCase() ?? '';

/** What a word means as a status. One that nobody understands changes nothing; it is kept for the log. */
export const meaning = (status: StatusWord | undefined, word: unknown): PaymentStatus =>
  status ? {status} : present({status: 'pending' as const, unknownWord: text(word)?.slice(0, 40)});

/** Amount and currency as a status has them, as members to spread. */
export const moneyOf = (amount: string | undefined, currency: string | undefined) =>
  present({amount: normaliseAmount(amount, currency), currency: currency?.toUpperCase()});

/** Reads an answer of the status contract. `undefined` if it is none, or malformed: then it changes nothing. */
export function readContractStatus(body: PlainObject): PaymentStatus | undefined {
  const {status: word, amount, currency, ...rest} = contract.read(body);
  if (word === undefined) return undefined;
  return present({...meaning(contractWord(word), word), ...moneyOf(amount, currency), ...rest});
}
