import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {PayError} from '../../src/errors.js';
import {allGateways} from '../../src/gateway/built-in.js';
import {readChallenge, readCreateAnswer} from '../../src/gateway/read-challenge.js';
import {readReturn} from '../../src/gateway/read-return.js';
import {readStatus, tryReadStatus} from '../../src/gateway/read-status.js';
import {registerGateway} from '../../src/gateway/registry.js';
import type {PaymentStatus} from '../../src/input/status.js';
import {STATUS_WORDS} from '../../src/input/status.js';
import {bind} from '../../src/session/bind.js';
import samples from '../fixtures/seed-payloads.json' with {type: 'json'};

const runs = {numRuns: Number(process.env.FC_RUNS ?? 1_000)};

describe('readStatus, of our own words', () => {
  it('reads every field', () => {
    const body = {
      id: 'ord_7',
      status: 'pending',
      seq: 3,
      amount: '200',
      currency: 'inr',
      expiresAt: '2026-08-21T10:30:00Z',
      now: '2026-08-21T10:00:00+05:30',
      retryAfterMs: 2000,
      waitMs: 20000,
      method: 'upi',
      reason: 'x',
      unknownWord: 'forged',
      ids: {gateway: 'forged'},
      email: 'a@b.example',
    };
    const {unknownWord: _, ids: __, email: ___, ...known} = body;
    expect(readStatus(body)).toEqual({...known, amount: '200.00', currency: 'INR'});
    expect(readStatus(JSON.stringify(body))).toEqual(readStatus(body));
  });

  it.each(STATUS_WORDS)('%s, in any case, with a gateway named or not', (status) => {
    for (const gateway of [undefined, 'rupantorpay', 'rumbapay', 'razorpay', 'kupay', 'uddoktapay', 'acme']) {
      const options = gateway === undefined ? {} : {gateway};
      expect(readStatus({id: 'ord_7', status}, options)).toEqual({id: 'ord_7', status});
      expect(readStatus({status: status.toUpperCase()}, options)).toEqual({status});
      const extra = {
        payment_id: 'x',
        transaction_id: 'x',
        invoice_id: 'x',
        order_number: 'x',
        payment_method: 'x',
        message: 'x',
      };
      expect(readStatus({id: 'ord_7', status, ...extra}, options)).toEqual({id: 'ord_7', status});
    }
  });

  it('an unknown word is pending, and kept for the log', () => {
    expect(readStatus({id: 'ord_7', status: 'paid'})).toEqual({
      id: 'ord_7',
      status: 'pending',
      unknownWord: 'paid',
    });
    expect(readStatus({status: 'x'.repeat(100)}).unknownWord).toHaveLength(40);
  });

  it('a number for an id is its digits', () => {
    expect(readStatus({id: 7, status: 'pending'}).id).toBe('7');
  });

  it('what only helps is left out if it cannot be read', () => {
    const body = {
      id: 'ord_7',
      status: 'succeeded',
      seq: '3',
      expiresAt: 'soon',
      now: 5,
      retryAfterMs: -1,
      waitMs: 'x',
      method: 7,
      reason: {},
    };
    expect(readStatus(body)).toEqual({id: 'ord_7', status: 'succeeded'});
  });

  it.each([
    {id: 'ord_7', status: 'succeeded', amount: 'a lot'},
    {id: 'ord_7', status: 'succeeded', amount: -5},
    {id: {}, status: 'succeeded'},
    {id: 'ord_7', status: 'succeeded', currency: 5},
    {id: 'ord_7', status: ['succeeded']},
    {id: 'ord_7', status: true},
    {id: 'ord_7'},
    {status: ''},
    {},
    [],
    [{id: 'ord_7', status: 'succeeded'}],
    null,
    undefined,
    '',
    'succeeded',
    '<html>succeeded</html>',
    '{"status": "succeeded"',
    7,
    true,
    {error: 'x'},
    {message: 'x'},
    {status: 'ERROR', message: 'x'},
    {status: 'error', message: 'x', code: 5},
    {status: false, message: 'x'},
    {success: true},
    {status: 200, message: 'OK'},
    {data: {id: 'ord_7', status: 'succeeded'}},
    {kind: 'page', url: 'https://pay.example.com/'},
  ])('an answer that changes nothing: %j', (body) => {
    expect(tryReadStatus(body)).toBeUndefined();
    expect(() => readStatus(body)).toThrowError(
      expect.objectContaining({code: 'status-unreachable', fatal: false}),
    );
  });

  it('huge, deep and cyclic bodies change nothing', () => {
    const cyclic: Record<string, unknown> = {id: 'ord_7', status: 'succeeded'};
    cyclic.self = cyclic;
    let deep: unknown = 'x';
    for (let i = 0; i < 5_000; i += 1) deep = {deep};
    const huge = {id: 'ord_7', status: 'succeeded', list: Array.from({length: 30_000}, () => 1)};
    for (const body of [
      cyclic,
      {id: 'ord_7', status: 'succeeded', deep},
      huge,
      {id: 'o', status: 'succeeded', a: new Array(1e9)},
    ]) {
      expect(tryReadStatus(body)).toBeUndefined();
    }
  });

  it('a body that throws when it is looked at changes nothing', () => {
    const trap = {
      id: 'ord_7',
      get status(): string {
        throw new Error('no');
      },
    };
    expect(tryReadStatus(trap)).toBeUndefined();
    expect(
      tryReadStatus(
        new Proxy(
          {},
          {
            ownKeys: () => {
              throw new Error('no');
            },
          },
        ),
      ),
    ).toBeUndefined();
  });
});

describe('SEC-24', () => {
  it.each([
    '{"__proto__": {"status": "succeeded", "id": "ord_7"}}',
    '{"constructor": {"prototype": {"status": "succeeded"}}}',
    '{"id": "ord_7", "__proto__": {"status": "succeeded"}}',
    '{"id": "ord_7", "status": null, "__proto__": {"status": "succeeded"}}',
    '{"invoice_id": "i", "__proto__": {"status": "COMPLETED"}}',
  ])('%s is no success and pollutes nothing', (text) => {
    for (const body of [text, JSON.parse(text)]) {
      expect(tryReadStatus(body)?.status ?? 'pending').toBe('pending');
      expect(({} as Record<string, unknown>).status).toBeUndefined();
    }
  });

  it('a polluted page cannot speak for an answer', () => {
    const dirty = Object.prototype as Record<string, unknown>;
    const lies: Record<string, unknown> = {
      status: 'succeeded',
      id: 'ord_7',
      amount: '1.00',
      currency: 'INR',
      invoice_id: 'i1',
      transaction_id: 't',
      payment_method: 'x',
      request_id: 'r',
      order_number: 'n',
      entity: 'payment',
      captured: true,
      name: 'success',
      extra: () => {},
    };
    try {
      Object.assign(dirty, lies);
      for (const body of [
        {},
        {x: 1},
        {id: 'ord_7'},
        {invoice_id: 'i1'},
        {request_id: 'r', status: {}},
        {entity: 'payment', id: 'pay_1'},
        {payment_id: 'p', order_number: 'n'},
        [],
      ]) {
        for (const gateway of [undefined, ...allGateways().map(({id}) => id)]) {
          const status = tryReadStatus(body, gateway === undefined ? {} : {gateway});
          expect(status?.status ?? 'pending').toBe('pending');
        }
      }
      const read = tryReadStatus({id: 'ord_8', status: 'pending'});
      expect(Object.entries(read ?? {})).toEqual([
        ['status', 'pending'],
        ['id', 'ord_8'],
      ]);
      expect(Object.hasOwn(tryReadStatus({status: 'succeeded'}) ?? {}, 'id')).toBe(false);
    } finally {
      for (const key of Object.keys(lies)) delete dirty[key];
    }
  });
});

describe('SEC-24 a polluted page, once a status is read', () => {
  const lies = {
    id: 'ord_7',
    ids: {order: 'ord_7'},
    order: 'ord_7',
    gateway: 'ord_7',
    gatewayOrder: 'ord_7',
    amount: '1.00',
    currency: 'INR',
    seq: -1,
    waitMs: 9,
  };
  const dirty = Object.prototype as Record<string, unknown>;
  const expected = {paymentId: 'ord_7', amount: {value: '200.00', currency: 'INR'}, seq: 3};
  registerGateway({
    id: 'plainly',
    readChallenge: () => undefined,
    readStatus: (body) => (Object(body).plainly ? {status: 'succeeded', ids: {provider: 'p'}} : undefined),
    readReturn: () => undefined,
  });

  it.each([
    ['our own words', {status: 'succeeded'}],
    ['an unknown word', {status: 'toto'}],
    ['RupantorPay', {transaction_id: 't1', status: 'COMPLETED', payment_method: 'bkash'}],
    ['UddoktaPay', {invoice_id: 'i1', status: 'COMPLETED'}],
    ['Rumbapay', {request_id: 'r1', status: {name: 'success'}}],
    ['KuPay', {payment_id: 'p1', order_number: 'o1', status: 'paid'}],
    ['Razorpay', {entity: 'payment', id: 'pay_1', status: 'captured', captured: true}],
    ['a list of no attempts', {entity: 'collection', items: []}],
    ['a registered gateway', {plainly: true}],
  ])('lends %s nothing to be believed by', (_whose, body) => {
    const clean = tryReadStatus(body);
    try {
      Object.assign(dirty, lies);
      const status = tryReadStatus(body, Object.create(null)) as PaymentStatus;
      const {id, amount, currency, seq, waitMs} = status;
      const {order, gateway, gatewayOrder} = status.ids ?? Object.create(null);
      const verdict = bind(status, expected);
      for (const name of Object.keys(lies)) delete dirty[name];
      expect({id, amount, currency, seq, waitMs}).toEqual({});
      expect({order, gateway, gatewayOrder}).toEqual({...clean?.ids, provider: undefined});
      expect(verdict).toBe('foreign');
    } finally {
      for (const name of Object.keys(lies)) delete dirty[name];
    }
  });
});

/** Bodies that look like something: known keys, known words, in any places. */
const words = fc.constantFrom(
  'succeeded',
  'COMPLETED',
  'success',
  'captured',
  'paid',
  'PENDING',
  'failed',
  'ERROR',
  'x',
  '',
);
const keys = fc.constantFrom(
  'id',
  'status',
  'name',
  'state',
  'entity',
  'items',
  'payload',
  'payment',
  'order',
  'invoice_id',
  'transaction_id',
  'request_id',
  'payment_id',
  'order_number',
  'amount',
  'currency',
  'captured',
  'error_code',
  'charged_amount',
  'metadata',
  'message',
  'payment_method',
  'challenge',
  'next',
  'link',
  'kind',
  'url',
  'options',
  'razorpay_payment_id',
  'pay_url',
  'payment_url',
  '__proto__',
  'constructor',
  'expiresAt',
  'fields',
  'appLinks',
  'created_at',
);
const leaf = fc.oneof(
  words,
  fc.constantFrom<unknown>(
    'payment',
    'order',
    'collection',
    'event',
    'page',
    'upi',
    'choice',
    'https://pay.example.com/',
    'upi://pay?pa=demo@example',
    '200.00',
    'INR',
  ),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string(),
);
const {body: lookAlike} = fc.letrec((tie) => ({
  body: fc.dictionary(keys, tie('value'), {maxKeys: 8}),
  value: fc.oneof({maxDepth: 4}, leaf, leaf, leaf, tie('body'), fc.array(tie('value'), {maxLength: 3})),
}));
/** Real bodies with some keys changed, added or gone, words exchanged. */
const bases: unknown[] = [
  ...samples.map(({payload}) => payload),
  {id: 'ord_7', status: 'succeeded', amount: '200.00'},
];
const edited = fc
  .record({
    base: fc.constantFrom(...bases),
    word: fc.option(words),
    put: fc.dictionary(keys, fc.oneof(leaf, leaf, lookAlike), {maxKeys: 3}),
    drop: fc.array(keys, {maxLength: 2}),
  })
  .map(({base, word, put, drop}) => {
    const text = JSON.stringify(base).replace(
      /"(COMPLETED|success|succeeded|captured|created|failed)"/g,
      (found) => (word === null ? found : JSON.stringify(word)),
    );
    const body = {...JSON.parse(text), ...put};
    for (const key of drop) delete body[key];
    return body as unknown;
  });
const anyBody = fc.oneof(
  {weight: 4, arbitrary: edited},
  lookAlike,
  fc.jsonValue(),
  fc.anything(),
  fc.json(),
  fc.string(),
);
const anyGateway = fc.constantFrom(
  undefined,
  'rupantorpay',
  'rumbapay',
  'razorpay',
  'kupay',
  'uddoktapay',
  'acme',
);
const named = (gateway: string | undefined) => (gateway === undefined ? {} : {gateway});

const PAID = /^(completed|success|captured|paid)$/i;

/** Where a paid word must stand, written down once more and independently of the readers. */
function saysPaid(body: unknown, gateway: string | undefined = 'razorpay'): boolean {
  const at = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  const is = (value: unknown, word: RegExp) => typeof value === 'string' && word.test(value);
  const status = at(body, 'status');
  if (is(status, /^succeeded$/i)) return true;
  // Whoever names another gateway has its bodies read, whatever else stands in them.
  const entity = gateway === 'razorpay' ? at(body, 'entity') : undefined;
  if (entity === 'payment') return is(status, /^captured$/i);
  if (entity === 'order') return is(status, /^paid$/i);
  const items = at(body, 'items');
  if (entity === 'collection') return Array.isArray(items) && items.some((item) => saysPaid(item));
  const payload = at(body, 'payload');
  if (entity === 'event')
    return ['payment', 'order'].some((part) => saysPaid(at(at(payload, part), 'entity')));
  if (is(at(status, 'name'), PAID)) return at(body, 'request_id') !== undefined;
  const id = ['invoice_id', 'transaction_id', 'payment_id', 'order_number'].some(
    (key) => at(body, key) !== undefined,
  );
  return is(status, PAID) && id;
}

const parsed = (body: unknown): unknown => {
  try {
    return typeof body === 'string' ? JSON.parse(body) : body;
  } catch {
    return undefined;
  }
};

describe('any body at all', () => {
  it('is tried in forms that are read, paid ones among them', () => {
    const read = fc.sample(edited, 1_000).flatMap((body) => tryReadStatus(body)?.status ?? []);
    expect(read.length).toBeGreaterThan(200);
    expect(read.filter((status) => status === 'succeeded').length).toBeGreaterThan(50);
  });

  it('gives a status, or nothing, or a PayError', () => {
    fc.assert(
      fc.property(anyBody, anyGateway, (body, gateway) => {
        const status = tryReadStatus(body, named(gateway));
        if (status) expect(STATUS_WORDS).toContain(status.status);
        else expect(() => readStatus(body, named(gateway))).toThrowError(PayError);
      }),
      runs,
    );
  });

  it('is never a success unless the paid word stands in the paid place', () => {
    fc.assert(
      fc.property(anyBody, anyGateway, (body, gateway) => {
        if (tryReadStatus(body, named(gateway))?.status === 'succeeded')
          expect(saysPaid(parsed(body), gateway)).toBe(true);
      }),
      {numRuns: runs.numRuns * 5},
    );
  });

  it('a real answer with anything in the place of its word is no success', () => {
    const paid = samples.filter(({expect: {state}, kind}) => state === 'paid' && kind !== 'return');
    const notPaid = fc
      .oneof(fc.string(), fc.constantFrom('UNPAID', 'INCOMPLETED', 'unsuccessful', 'paid?'), fc.jsonValue())
      .filter(
        (word) => !(typeof word === 'string' && /^(succeeded|completed|success|captured|paid)$/i.test(word)),
      );
    fc.assert(
      fc.property(fc.constantFrom(...paid), notPaid, ({payload, gateway}, word) => {
        const text = JSON.stringify(payload).replace(
          /"(COMPLETED|success|captured)"/g,
          // as a text it could speak of what it replaces: "$1"
          () => JSON.stringify(word) ?? 'null',
        );
        for (const options of [{}, {gateway}])
          expect(tryReadStatus(text, options)?.status).not.toBe('succeeded');
      }),
      runs,
    );
  });

  it('gives a challenge or a PayError', () => {
    fc.assert(
      fc.property(anyBody, anyGateway, (body, gateway) => {
        try {
          const {challenge} = readCreateAnswer(body, named(gateway));
          expect(['page', 'form', 'upi', 'approval', 'otp', 'choice']).toContain(challenge.kind);
          expect(readChallenge(challenge, named(gateway))).toEqual(challenge);
        } catch (error) {
          if (!(error instanceof PayError)) throw error;
        }
      }),
      {numRuns: runs.numRuns * 2},
    );
  });

  it('any query gives a hint or nothing', () => {
    const query = fc.oneof(
      fc.string(),
      fc.webQueryParameters(),
      fc
        .array(
          fc.tuple(
            fc.constantFrom(
              'invoice_id',
              'transactionId',
              'status',
              'razorpay_payment_id',
              'error[code]',
              'error[metadata]',
            ),
            fc.string(),
          ),
        )
        .map((pairs) => new URLSearchParams(pairs).toString()),
    );
    fc.assert(
      fc.property(query, anyGateway, (text, gateway) => {
        const hint = readReturn(text, named(gateway));
        for (const id of Object.values(hint?.ids ?? {})) expect(id).toMatch(/^[\w-]{1,64}$/);
      }),
      runs,
    );
  });
});
