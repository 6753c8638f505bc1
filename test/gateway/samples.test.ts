import {describe, expect, it} from 'vitest';
import {PayError} from '../../src/errors.js';
import {gatewayById} from '../../src/gateway/built-in.js';
import {readChallenge} from '../../src/gateway/read-challenge.js';
import {readReturn} from '../../src/gateway/read-return.js';
import {readStatus, tryReadStatus} from '../../src/gateway/read-status.js';
import {knownGateways} from '../../src/gateway/registry.js';
import samples from '../fixtures/seed-payloads.json' with {type: 'json'};

type Expected = {
  meaning: string;
  state?: string;
  phase?: string;
  reopenable?: boolean;
  action?: string;
  url?: string;
  scope?: string;
  hint?: string;
  code?: number | string;
  message?: string;
  method?: string;
  reason?: string;
  fields?: unknown;
  ids?: Record<string, string>;
  amount?: {value: string; currency: string | null};
};
type Sample = {id: string; gateway: string; kind: string; http?: number; expect: Expected; payload: unknown};

const all = samples as Sample[];
const withMeaning = (...meanings: string[]) =>
  all.filter((sample) => meanings.includes(sample.expect.meaning));

/** The one table between the samples' words and ours. */
const STATES: Record<string, string> = {
  paid: 'succeeded',
  pending: 'pending',
  failed: 'failed',
  cancelled: 'cancelled',
  expired: 'expired',
  refunded: 'refunded',
  unknown: 'pending',
};
const KINDS: Record<string, string> = {redirect: 'page', 'upi-intent': 'upi', 'await-approval': 'approval'};

/** Where the contract is finer than the table. */
function statusWord({gateway, expect: {state = '', phase, reopenable}}: Sample) {
  if (phase === 'authorized') return 'processing';
  if (state === 'failed' && reopenable) return 'attempt_failed';
  const byHand = gateway === 'rupantorpay' || gateway === 'uddoktapay';
  return state === 'pending' && byHand ? 'processing' : STATES[state];
}

/** The samples also name ids that are no payment's: a UPI reference. */
function ids({ids: {gateway, gatewayOrder, order, provider} = {}}: Expected) {
  return Object.fromEntries(Object.entries({gateway, gatewayOrder, order, provider}).filter(([, id]) => id));
}

/** With the gateway named, and guessed. */
const named = ({gateway}: Sample) => [{gateway}, {}];

function thrownBy(work: () => unknown): PayError {
  try {
    work();
  } catch (error) {
    if (error instanceof PayError) return error;
    throw error;
  }
  return expect.unreachable('it was accepted');
}

describe('the samples of the gateways’ documentation', () => {
  it('are 52', () => {
    expect(all.length).toBe(52);
  });

  it.each(
    withMeaning('challenge').filter(({expect: {action}}) => action !== 'otp'),
  )('$id: a challenge that can be paid', (sample) => {
    const {gateway, expect: expected, payload} = sample;
    for (const options of named(sample)) {
      const {kind, amount, ids: found, ...challenge} = readChallenge(payload, options);
      expect(kind).toBe(KINDS[expected.action ?? '']);
      expect('url' in challenge ? challenge.url : 'link' in challenge ? challenge.link : undefined).toBe(
        expected.url,
      );
      expect(found ?? {}).toEqual(ids(expected));
      expect(amount).toEqual(
        expected.amount && {value: expected.amount.value, currency: expected.amount.currency},
      );
      expect(challenge.gateway).toBe(gateway);
      expect(challenge.waitForReturn).toBe(knownGateways().find(({id}) => id === gateway)?.waitsForReturn);
    }
  });

  it.each(
    withMeaning('challenge').filter(({expect: {action}}) => action === 'otp'),
  )('$id: codes are for the merchant’s own endpoints', (sample) => {
    for (const options of named(sample)) {
      expect(thrownBy(() => readChallenge(sample.payload, options)).code).toBe('challenge-unsupported');
    }
  });

  it.each(withMeaning('status'))('$id: how a payment stands', (sample) => {
    const {gateway, expect: expected, payload} = sample;
    for (const options of named(sample)) {
      const status = readStatus(payload, options);
      expect(status.status).toBe(statusWord(sample));
      if (expected.ids) expect(status.ids).toEqual(ids(expected));
      if (expected.amount) {
        expect([status.amount, status.currency]).toEqual([
          expected.amount.value,
          expected.amount.currency ?? undefined,
        ]);
      }
      if (expected.method) expect(status.method).toBe(expected.method);
      if (expected.reason) expect(status.reason).toBe(expected.reason);
      expect(status.id).toBeUndefined();
      expect(readStatus(JSON.stringify(payload), options)).toEqual(status);
    }
    expect(gatewayById(gateway)?.readStatus(payload)).toEqual(readStatus(payload));
  });

  it.each(withMeaning('return-hint'))('$id: a hint, never a result', (sample) => {
    const {hint = ''} = sample.expect;
    const query = new URLSearchParams(sample.payload as Record<string, string>);
    for (const options of named(sample)) {
      const found = {ids: ids(sample.expect), hint: hint === 'unknown' ? 'unknown' : STATES[hint]};
      expect(readReturn(query, options)).toEqual(found);
      expect(readReturn(`?${query}`, options)).toEqual(found);
      expect(readReturn(new URL(`https://shop.example/return?ref=1&${query}#x`), options)).toEqual(found);
    }
    expect(tryReadStatus(sample.payload)?.status).not.toBe('succeeded');
  });

  it.each(
    withMeaning('error').filter(({expect: {scope}}) => scope?.startsWith('create')),
  )('$id: no payment came to be', (sample) => {
    const {message, code, fields} = sample.expect;
    for (const options of named(sample)) {
      const error = thrownBy(() => readChallenge(sample.payload, options));
      expect(error.code).toBe(sample.payload === null ? 'challenge-invalid' : 'payment-rejected');
      if (sample.payload !== null) {
        expect(error.cause).toMatchObject(
          Object.fromEntries(Object.entries({message, code, fields}).filter(([, v]) => v)),
        );
      }
      expect(tryReadStatus(sample.payload, options)).toBeUndefined();
    }
  });

  it.each(
    withMeaning('error').filter(({expect: {scope}}) => !scope?.startsWith('create')),
  )('$id: the question failed, the payment stays as it was', (sample) => {
    for (const options of named(sample)) {
      expect(tryReadStatus(sample.payload, options)).toBeUndefined();
      expect(thrownBy(() => readStatus(sample.payload, options))).toMatchObject({
        code: 'status-unreachable',
        fatal: false,
      });
    }
  });

  it.each(withMeaning('not-a-payment'))('$id: nothing about a payment', (sample) => {
    for (const options of named(sample)) {
      expect(tryReadStatus(sample.payload, options)).toBeUndefined();
      expect(thrownBy(() => readChallenge(sample.payload, options)).code).toBe('challenge-invalid');
    }
  });
});
