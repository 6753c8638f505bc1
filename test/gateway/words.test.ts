import {describe, expect, it} from 'vitest';
import {readStatus, tryReadStatus} from '../../src/gateway/read-status.js';
import {wordMeaning} from '../../src/gateway/status-words.js';

const WORDS = {
  pending: [
    'PENDING',
    'created',
    'attempted',
    'open',
    'initialize',
    'initiated',
    'processing',
    'unpaid',
    'new',
  ],
  processing: ['authorized'],
  succeeded: ['COMPLETED', 'success', 'captured', 'paid'],
  failed: ['ERROR', 'failed', 'failure', 'declined', 'rejected'],
  cancelled: ['cancelled', 'canceled'],
  expired: ['expired'],
  refunded: ['refunded'],
};
const UNKNOWN = [
  'confirmed',
  'underpaid',
  'overpaid',
  'on_hold',
  'INCOMPLETED',
  'unsuccessful',
  'success!',
  ' success',
  'paid ',
  'completed\n',
  'not paid',
  'succeeded',
  'authorised',
  'true',
  '1',
  'ok',
  'ſuccess',
  'ＰＡＩＤ',
  'constructor',
  '__proto__',
];
const cases = Object.entries(WORDS).flatMap(([meaning, words]) =>
  words.map((word) => [word, meaning] as const),
);
const spellings = (word: string) => [
  word,
  word.toLowerCase(),
  word.toUpperCase(),
  word[0]?.toUpperCase() + word.slice(1).toLowerCase(),
];

/** A full body of each gateway, with the word where the gateway puts it. */
const BODIES: Record<string, (word: unknown) => object> = {
  rupantorpay: (status) => ({
    transaction_id: 't1',
    amount: '900.000',
    currency: 'BDT',
    payment_method: 'bkash',
    status,
  }),
  rumbapay: (name) => ({
    request_id: 'r1',
    reference: 'o1',
    amount: 200,
    currency: 'INR',
    status: {name},
    error_code: 0,
  }),
  kupay: (status) => ({payment_id: 'p1', order_number: 'o1', amount: 123.45, currency: 'USD', status}),
  uddoktapay: (status) => ({invoice_id: 'i1', amount: '100.00', payment_method: 'bkash', status}),
};
const byHand = new Set(['rupantorpay', 'uddoktapay']);

describe('wordMeaning', () => {
  it.each(cases)('%s is %s, in any case', (word, meaning) => {
    for (const spelling of spellings(word)) expect(wordMeaning(spelling)).toBe(meaning);
  });

  it.each([...UNKNOWN, '', 'un'])('%j means nothing', (word) => {
    expect(wordMeaning(word)).toBeUndefined();
  });

  it.each(cases)('%s counts only as a whole word', (word) => {
    for (const other of [`${word}x`, `x${word}`, `un${word}`, `${word} `, `${word}_`, word.slice(0, -1)]) {
      expect(['unpaid', ...UNKNOWN].includes(other.toLowerCase()) || wordMeaning(other) === undefined).toBe(
        true,
      );
    }
  });

  it.each([null, undefined, true, 1, {}, [], ['paid']])('%j is no word', (word) => {
    expect(wordMeaning(word)).toBeUndefined();
  });
});

describe.each(Object.entries(BODIES))('%s', (gateway, body) => {
  it.each(cases)('%s reads as %s', (word, meaning) => {
    for (const spelling of spellings(word)) {
      const {status} = readStatus(body(spelling), {gateway});
      expect(status).toBe(byHand.has(gateway) && word === 'PENDING' ? 'processing' : meaning);
    }
  });

  it.each(UNKNOWN)('%j changes nothing', (word) => {
    expect(readStatus(body(word), {gateway})).toMatchObject({status: 'pending', unknownWord: word});
  });

  it.each([null, undefined, ''])('%j for a word: nothing known yet', (word) => {
    const status = tryReadStatus(body(word), {gateway});
    expect([status?.status ?? 'pending', status?.unknownWord]).toEqual(['pending', undefined]);
  });

  it('a flag is no word', () => {
    for (const flag of [true, 1, false, 0, {}, ['COMPLETED']]) {
      expect(tryReadStatus(body(flag), {gateway})?.status ?? 'pending').toBe('pending');
    }
  });
});
