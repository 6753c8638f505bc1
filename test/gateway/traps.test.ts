import {describe, expect, it} from 'vitest';
import {PayError} from '../../src/errors.js';
import {readChallenge} from '../../src/gateway/read-challenge.js';
import {readReturn} from '../../src/gateway/read-return.js';
import {readStatus, tryReadStatus} from '../../src/gateway/read-status.js';
import {sameAmount} from '../../src/input/amount.js';
import {parseUpiLink} from '../../src/input/upi-link.js';
import samples from '../fixtures/seed-payloads.json' with {type: 'json'};

type Body = Record<string, unknown>;
const sample = (id: string): Body =>
  structuredClone(samples.find((one) => one.id === id)?.payload) as unknown as Body;
const sent = (fields: Record<string, string>) => new URLSearchParams(fields);

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof PayError) return error.code;
    throw error;
  }
  return 'accepted';
}

const rupPage = 'https://payment.rupantorpay.com/api/execute/b321';

describe('RupantorPay’s traps', () => {
  it('1: the order id stands in metadata or in meta_data, as an object or as JSON text', () => {
    const {metadata: _, ...body} = sample('rup-verify-completed');
    for (const more of [
      {metadata: {order_id: '12345'}},
      {meta_data: {order_id: '12345'}},
      {metadata: '{"order_id": "12345"}'},
      {meta_data: '{"order_id": 12345}'},
    ]) {
      expect(readStatus({...body, ...more}).ids?.order).toBe('12345');
    }
    expect(readStatus({...body, metadata: 'no JSON'}).ids?.order).toBeUndefined();
  });

  it('2: the create flag comes as true, 1, "1" or "true"; nothing else is a yes', () => {
    for (const status of [true, 1, '1', 'true', 'TRUE']) {
      expect(readChallenge({status, payment_url: rupPage}).kind).toBe('page');
    }
    for (const status of [false, 0, '0', 'false', 2, 'success', 'COMPLETED']) {
      expect(codeOf(() => readChallenge({status, message: 'x', payment_url: rupPage}))).toBe(
        'payment-rejected',
      );
    }
    expect(codeOf(() => readChallenge({payment_url: rupPage}))).toBe('challenge-invalid');
    expect(codeOf(() => readChallenge({status: 1, payment_url: 'payment.rupantorpay.com/x'}))).toBe(
      'url-rejected',
    );
    expect(codeOf(() => readChallenge({status: 1, message: 'Payment Link'}, {gateway: 'rupantorpay'}))).toBe(
      'challenge-invalid',
    );
  });

  it('3: returns speak two languages, in any case', () => {
    const hints: Record<string, string> = {
      COMPLETED: 'succeeded',
      success: 'succeeded',
      PENDING: 'pending',
      pending: 'pending',
      ERROR: 'failed',
      failed: 'failed',
      Success: 'succeeded',
    };
    for (const [status, hint] of Object.entries(hints)) {
      expect(readReturn(sent({transactionId: 'OVK1', status}))).toEqual({ids: {gateway: 'OVK1'}, hint});
    }
  });

  it('4: a PHP array is not JSON', () => {
    const php = '{"transaction_id" => "OVKPXW165414", "status" => "COMPLETED", "amount" => "900.000"}';
    expect(tryReadStatus(php)).toBeUndefined();
    expect(codeOf(() => readChallenge(php))).toBe('challenge-invalid');
  });

  it('5: what the samples of the request leave out is not missed in the answer', () => {
    const {fullname: _, email: __, ...body} = sample('rup-verify-completed');
    expect(readStatus(body).status).toBe('succeeded');
  });

  it('6: a URL is no status: nothing is read out of a GET', () => {
    expect(tryReadStatus('https://shop.example/return?transaction_id=OVK1&status=COMPLETED')).toBeUndefined();
  });

  it('7: the wallet’s trx_id is never the payment’s id', () => {
    const {transaction_id: _, ...body} = sample('rup-verify-completed');
    expect(tryReadStatus(body, {gateway: 'rupantorpay'})?.ids).toBeUndefined();
    expect(readStatus(sample('rup-verify-completed')).ids).toEqual({
      gateway: 'OVKPXW165414',
      provider: '7TRKHJH',
    });
    for (const name of ['transactionId', 'transaction_id', 'transactionID']) {
      expect(readReturn(sent({[name]: 'OVK1', trx_id: 'x'}))?.ids).toEqual({gateway: 'OVK1'});
    }
    expect(readReturn(sent({trx_id: '7TRKHJH', status: 'COMPLETED'}))).toBeUndefined();
  });

  it('8: 900.000 is 900.00, and 900.005 is not', () => {
    expect(readStatus(sample('rup-verify-completed')).amount).toBe('900.00');
    const {amount} = readStatus({...sample('rup-verify-completed'), amount: '900.005'});
    expect([amount, sameAmount(amount, '900.00')]).toEqual(['900.005', false]);
  });

  it('9: success and cancel URL get the same words; the path is not the result', () => {
    const query = 'transactionId=OVK1&status=COMPLETED';
    expect(readReturn(new URL(`https://shop.example/cancel?${query}`))).toEqual(
      readReturn(new URL(`https://shop.example/success?${query}`)),
    );
    expect(readReturn(new URL('https://shop.example/success'))).toBeUndefined();
  });
});

describe('Rumbapay’s traps', () => {
  it('10: an error code beats HTTP 200, "created" and a good URL', () => {
    for (const error_code of [273, 1, '273', -1, 'E1']) {
      expect(codeOf(() => readChallenge({...sample('rum-create-hpp'), error_code}))).toBe('payment-rejected');
    }
    for (const error_code of [0, '0', null])
      expect(readChallenge({...sample('rum-create-hpp'), error_code}).kind).toBe('page');
  });

  it('11: the text stands in error_reason or error_message, whichever is not empty', () => {
    for (const body of [
      {error_reason: 'No'},
      {error_message: 'No'},
      {error_message: '', error_reason: 'No'},
      {error_message: 'No', error_reason: ''},
    ]) {
      try {
        readChallenge({error_code: 30, request_id: 'r', ...body});
        expect.unreachable();
      } catch (error) {
        expect((error as PayError).cause).toEqual({code: 30, message: 'No'});
      }
    }
  });

  it('12: "redirect" carries pages and UPI links alike', () => {
    expect(readChallenge(sample('rum-create-hpp')).kind).toBe('page');
    expect(readChallenge(sample('rum-create-h2h-upi')).kind).toBe('upi');
    const mandate = {challenge_type: 'redirect', challenge_redirect: {url: 'upi://mandate?pa=demo@example'}};
    expect(codeOf(() => readChallenge({...sample('rum-create-hpp'), challenge: mandate}))).toBe(
      'url-rejected',
    );
  });

  it('13: the broken JSON of the documents is refused', () => {
    const broken = `${JSON.stringify(sample('rum-status-success')).replace(/"error_message":""\}$/, '')}"error_message": "}`;
    expect(tryReadStatus(broken)).toBeUndefined();
  });

  it('14: amounts are rupees, as text or number', () => {
    const body = sample('rum-status-created');
    for (const amount of ['200', 200, '200.0000', 200.0])
      expect(readStatus({...body, amount}).amount).toBe('200.00');
    expect(
      readStatus(`{"request_id":"r","status":{"name":"created"},"amount":10800.0000,"currency":"INR"}`)
        .amount,
    ).toBe('10800.00');
    expect(tryReadStatus({...body, amount: '2e2'})).toBeUndefined();
  });

  it('15: billing_amount means nothing', () => {
    expect(readChallenge(sample('rum-create-hpp')).amount).toEqual({value: '200.00', currency: 'INR'});
    expect(readStatus({...sample('rum-status-success'), billing_amount: 1}).amount).toBe('10800.00');
  });

  it('16: extra comes in two forms, and neither disturbs', () => {
    for (const extra of [[{key_1: 'value'}], [{key: 'status', value: 'failed'}], {}, 'x']) {
      expect(readStatus({...sample('rum-status-success'), extra}).status).toBe('succeeded');
    }
  });

  it('17: dates without zone, or of the year 1, are not relied on', () => {
    for (const created_date of [
      '0001-01-01T00:00:00',
      '2025-07-09T09:45:52.851',
      '2025-07-09T09:40:07.1651713Z',
    ]) {
      const challenge = readChallenge({...sample('rum-create-hpp'), created_date});
      expect(challenge.expiresAt).toBeUndefined();
    }
  });

  it('18: a callback about a payout names ids that no payment of ours has', () => {
    const payout = {...sample('rum-callback-success'), request_id: 'payout-1', reference: 'payout-ref'};
    expect(readStatus(payout).ids).toEqual({
      gateway: 'payout-1',
      order: 'payout-ref',
      provider: 'P2C000000387',
    });
  });

  it('19: a callback is read like an answer, and proves as little', () => {
    expect(readStatus(sample('rum-callback-success'))).toEqual(
      readStatus({...sample('rum-callback-success'), challenge: null}),
    );
  });

  it('20: both modes’ answers are read without being told the mode', () => {
    for (const id of ['rum-create-hpp', 'rum-create-h2h-upi'])
      expect(readChallenge(sample(id)).gateway).toBe('rumbapay');
  });

  it('21: request_id is theirs, reference is ours', () => {
    expect(readChallenge(sample('rum-create-hpp')).ids).toEqual({
      gateway: '00000000-0000-0000-0000-000000000000',
      order: '334545',
    });
  });

  it('a status with an error code ends a payment only where the word itself is an end', () => {
    const status = (name: string) => tryReadStatus({request_id: 'r', status: {name}, error_code: 5})?.status;
    expect(['created', 'error', 'success', 'what'].map(status)).toEqual([
      undefined,
      'failed',
      'needs_review',
      undefined,
    ]);
  });

  it('a challenge of another type, without a link, is unsupported', () => {
    const body = {...sample('rum-create-hpp'), challenge: {challenge_type: 'widget'}};
    expect(codeOf(() => readChallenge(body))).toBe('challenge-unsupported');
    expect(codeOf(() => readChallenge({...sample('rum-create-hpp'), status: {name: 'error'}}))).toBe(
      'payment-rejected',
    );
  });
});

describe('Razorpay’s traps', () => {
  const next = (...steps: unknown[]) => ({razorpay_payment_id: 'pay_1', next: steps});
  const page = 'https://api.razorpay.com/v1/payments/x/authorize';
  const upi = 'upi://pay?pa=demo@example&am=1';

  it('22: next steps are objects in one answer and words in another', () => {
    expect(
      readChallenge(next({action: 'otp_generate', url: page}, {action: 'redirect', url: page})),
    ).toMatchObject({kind: 'page', url: page});
    expect(readChallenge(next({action: 'intent', url: upi}, {action: 'poll', url: page}))).toMatchObject({
      kind: 'upi',
      link: upi,
    });
    expect(readChallenge(next({action: 'poll', url: page}))).toMatchObject({kind: 'approval'});
    expect(readChallenge(next('poll'))).toMatchObject({kind: 'approval'});
    for (const steps of [
      ['otp_submit', 'otp_resend'],
      [{action: 'otp_generate', url: page}],
      [{action: 'invoke_sdk'}],
      [{action: 'what', url: page}],
      [7],
      [{url: page}],
    ]) {
      expect(codeOf(() => readChallenge(next(...steps)))).toBe('challenge-unsupported');
    }
    expect(codeOf(() => readChallenge(sample('rzp-otp-submit-bad')))).toBe('challenge-unsupported');
  });

  it('23: collect has no link at all, intent has "link"', () => {
    expect(readChallenge({razorpay_payment_id: 'pay_1'})).toEqual({
      kind: 'approval',
      gateway: 'razorpay',
      ids: {gateway: 'pay_1'},
    });
    expect(readChallenge({razorpay_payment_id: 'pay_1', next: []}).kind).toBe('approval');
    expect(readChallenge({razorpay_payment_id: 'pay_1', link: upi}).kind).toBe('upi');
    expect(
      codeOf(() => readChallenge({razorpay_payment_id: 'pay_1', link: 'upi://mandate?pa=demo@example'})),
    ).toBe('url-rejected');
    expect(
      codeOf(() =>
        readChallenge({
          razorpay_payment_id: 'pay_1',
          razorpay_order_id: 'order_1',
          razorpay_signature: 'abc',
        }),
      ),
    ).toBe('challenge-invalid');
  });

  it('24: the link’s am is rupees, and no one’s amount but the link’s', () => {
    const challenge = readChallenge(sample('rzp-create-upi-intent'));
    expect(challenge.amount).toBeUndefined();
    expect(challenge.kind === 'upi' && parseUpiLink(challenge.link).amount).toBe('1');
  });

  it('25: an empty or half-written URL is no challenge', () => {
    expect(codeOf(() => readChallenge(next({action: 'redirect', url: ''})))).toBe('url-rejected');
    expect(codeOf(() => readChallenge(next({action: 'redirect'})))).toBe('url-rejected');
    expect(codeOf(() => readChallenge(next({action: 'redirect', url: `${page}?key_id=<YOUR_KEY_ID>`})))).toBe(
      'url-rejected',
    );
    expect(codeOf(() => readChallenge({razorpay_payment_id: 'pay_1', link: ''}))).toBe('url-rejected');
    expect(readChallenge(next({action: 'redirect', url: ''}, {action: 'redirect', url: page})).kind).toBe(
      'page',
    );
  });

  it('26: error_reason is a field of good answers too', () => {
    expect(readStatus({...sample('rzp-fetch-captured-upi'), error_reason: null}).status).toBe('succeeded');
    expect(readStatus({...sample('rzp-fetch-captured-upi'), error_reason: 'x', error_code: 'y'}).status).toBe(
      'succeeded',
    );
  });

  it('27: a valid address is not a payment', () => {
    expect(tryReadStatus(sample('rzp-vpa-valid'))).toBeUndefined();
    expect(tryReadStatus({...sample('rzp-vpa-valid'), status: 'success', message: 'ok'})).toBeUndefined();
  });

  it('28: count is not trusted; any captured item wins; other orders’ payments do not', () => {
    const item = (id: string, status: string, order_id: string | null = 'order_1') => ({
      id,
      entity: 'payment',
      amount: 100,
      currency: 'INR',
      status,
      order_id,
      captured: status === 'captured',
    });
    const list = (...items: unknown[]) => ({entity: 'collection', count: 99, items});
    expect(
      readStatus(list(item('pay_1', 'failed'), item('pay_2', 'captured'), item('pay_3', 'failed'))),
    ).toMatchObject({status: 'succeeded', ids: {gateway: 'pay_2', gatewayOrder: 'order_1'}});
    expect(readStatus(list(item('pay_1', 'failed'), item('pay_2', 'created'))).status).toBe('pending');
    expect(readStatus(list(item('pay_1', 'failed'), item('pay_2', 'authorized'))).status).toBe('processing');
    expect(readStatus(list(item('pay_1', 'failed'))).status).toBe('attempt_failed');
    expect(readStatus(list()).status).toBe('pending');
    expect(
      tryReadStatus(list(item('pay_1', 'failed'), item('pay_2', 'captured', 'order_2'))),
    ).toBeUndefined();
    expect(
      tryReadStatus(list(item('pay_1', 'failed', null), item('pay_2', 'captured', null))),
    ).toBeUndefined();
    expect(tryReadStatus(list('x', {}))).toBeUndefined();
    expect(tryReadStatus({entity: 'collection', status: 'captured'})).toBeUndefined();
  });

  it('amounts are minor units, but only in bodies with an entity', () => {
    expect(readStatus(sample('rzp-fetch-captured-upi')).amount).toBe('10.00');
    expect(readStatus({...sample('rzp-fetch-captured-upi'), currency: 'JPY'}).amount).toBe('1000');
    expect(readStatus({id: 'ord_7', status: 'succeeded', amount: 1000, currency: 'INR'}).amount).toBe(
      '1000.00',
    );
    for (const amount of [10.5, '10.00', -1, 'x'])
      expect(tryReadStatus({...sample('rzp-fetch-captured-upi'), amount})).toBeUndefined();
  });

  it('a failed payment is a failed try, an authorised one is on its way, a full refund is a refund', () => {
    const payment = (more: object) => readStatus({...sample('rzp-fetch-captured-upi'), ...more}).status;
    expect(payment({status: 'failed'})).toBe('attempt_failed');
    expect(payment({status: 'authorized', captured: false})).toBe('processing');
    expect(payment({status: 'captured', captured: false})).toBe('processing');
    expect(payment({status: 'refunded', refund_status: 'full'})).toBe('refunded');
    expect(payment({refund_status: 'full'})).toBe('refunded');
    expect(payment({refund_status: 'partial', amount_refunded: 5})).toBe('succeeded');
    expect(payment({status: 'paid'})).toBe('pending');
  });

  it('an order is paid when it says paid', () => {
    const order = (status: string) => readStatus({...sample('rzp-order-created'), status}).status;
    expect(['created', 'attempted', 'paid', 'PAID', 'captured'].map(order)).toEqual([
      'pending',
      'pending',
      'succeeded',
      'succeeded',
      'pending',
    ]);
  });

  it('a webhook event holds the entity', () => {
    const payment = {entity: sample('rzp-fetch-captured-upi')};
    expect(readStatus({entity: 'event', event: 'payment.captured', payload: {payment}})).toEqual(
      readStatus(sample('rzp-fetch-captured-upi')),
    );
    const order = {entity: {...sample('rzp-order-created'), status: 'paid'}};
    expect(readStatus({entity: 'event', event: 'order.paid', payload: {payment, order}}).ids).toEqual({
      gatewayOrder: 'order_DBJOWzybf0sJbb',
      order: 'rcptid_11',
    });
    expect(tryReadStatus({entity: 'event', event: 'refund.created', payload: {}})).toBeUndefined();
  });

  it('a return with an error says that this try failed', () => {
    const query = sent({
      'error[code]': 'BAD_REQUEST_ERROR',
      'error[metadata]': '{"payment_id":"pay_1","order_id":"order_1"}',
    });
    expect(readReturn(query)).toEqual({
      ids: {gateway: 'pay_1', gatewayOrder: 'order_1'},
      hint: 'attempt_failed',
    });
    expect(readReturn(sent({'error[code]': 'X', 'error[metadata]': '{broken'}))).toEqual({
      ids: {},
      hint: 'attempt_failed',
    });
    expect(readReturn(sent({razorpay_payment_id: 'pay_1'}))).toEqual({
      ids: {gateway: 'pay_1'},
      hint: 'unknown',
    });
  });
});

describe('KuPay’s traps', () => {
  const order = sample('kup-status-200-undefined');

  it('29: without a schema everything is optional, and an unknown word is unknown', () => {
    expect(readStatus(order)).toEqual({
      status: 'pending',
      ids: {order: '1234'},
      amount: '123.45',
      currency: 'USD',
    });
    expect(readStatus({...order, status: 'confirmed'})).toMatchObject({
      status: 'pending',
      unknownWord: 'confirmed',
    });
    expect(readStatus({payment_id: 'p1', status: 'paid'}, {gateway: 'kupay'}).status).toBe('succeeded');
    expect(tryReadStatus([], {gateway: 'kupay'})).toBeUndefined();
    expect(tryReadStatus('// Response', {gateway: 'kupay'})).toBeUndefined();
  });

  it('30: the id for the status path is payment_id', () => {
    expect(readChallenge(sample('kup-create-ok')).ids).toEqual({gateway: 'payment-id'});
    expect(readStatus({...order, payment_id: 'p1', status: 'paid'}).ids).toEqual({
      gateway: 'p1',
      order: '1234',
    });
  });

  it('31: coming to paid_url is not being paid', () => {
    expect(
      readReturn(new URL('https://shop.example/paid?status=completed'), {gateway: 'kupay'}),
    ).toBeUndefined();
  });
});

describe('UddoktaPay’s traps', () => {
  const paid = sample('udd-verify-completed');

  it('32: ERROR needs an invoice_id to mean the payment', () => {
    expect(readStatus({...paid, status: 'ERROR'}).status).toBe('failed');
    expect(tryReadStatus({status: 'ERROR', message: 'x'})).toBeUndefined();
    expect(tryReadStatus({status: 'ERROR', message: 'x'}, {gateway: 'uddoktapay'})).toBeUndefined();
    expect(tryReadStatus({status: 'ERROR', message: 'x', invoice_id: 'i1'})).toBeUndefined();
    expect(tryReadStatus({status: false, message: 'x'}, {gateway: 'uddoktapay'})).toBeUndefined();
    expect(tryReadStatus({status: false, invoice_id: 'i1', amount: '1'})).toBeUndefined();
  });

  it('33: amount was asked for, charged_amount was paid', () => {
    expect(readStatus({...paid, charged_amount: '101.85'})).toMatchObject({
      status: 'succeeded',
      amount: '100.00',
    });
    expect(readStatus({...paid, charged_amount: '100'}).status).toBe('succeeded');
    expect(readStatus({...paid, charged_amount: '1.00'})).toMatchObject({
      status: 'needs_review',
      amount: '100.00',
    });
    expect(readStatus({...paid, charged_amount: null}).status).toBe('succeeded');
    expect(readStatus({...paid, status: 'PENDING', charged_amount: '0'}).status).toBe('processing');
  });

  it('34: the currency comes from the caller', () => {
    expect(readStatus(paid).currency).toBeUndefined();
    expect(readStatus(paid, {gateway: 'uddoktapay', currency: 'BDT'})).toMatchObject({
      amount: '100.00',
      currency: 'BDT',
    });
    expect(readStatus(sample('rup-verify-completed'), {currency: 'USD'}).currency).toBe('BDT');
  });

  it('a verify answer with an empty word is open', () => {
    const {status, unknownWord} = readStatus({...paid, status: ''});
    expect([status, unknownWord]).toEqual(['pending', undefined]);
  });

  it('the order id is read from metadata in either form', () => {
    expect(readStatus({...paid, metadata: '{"order_id":"50"}'}).ids?.order).toBe('50');
    expect(readStatus({...paid, metadata: []}).ids?.order).toBeUndefined();
  });
});

describe('everybody’s traps', () => {
  it('35: names, e-mails, phones and dates of raw bodies go no further', () => {
    for (const one of samples.filter(({expect: {meaning}}) => meaning === 'status')) {
      const text = JSON.stringify(readStatus(one.payload));
      expect(text).not.toMatch(/John|@|\+91|0131|2023-01-07|sender|vpa/);
    }
  });

  it('a return’s id is one plain word, given once', () => {
    for (const query of [
      'invoice_id=a&invoice_id=b',
      'invoice_id[]=a',
      'invoice_id=',
      'invoice_id=a%20b',
      'invoice_id=../x',
      `invoice_id=${'a'.repeat(65)}`,
      'transactionId=a&transaction_id=b',
      'transactionId=%3Cscript%3E',
      'razorpay_payment_id=a/b',
      'invoice_id=a%00',
    ]) {
      expect(readReturn(query)).toBeUndefined();
    }
    expect(readReturn('?invoice_id=Erm9wzjM0F')).toEqual({ids: {gateway: 'Erm9wzjM0F'}, hint: 'unknown'});
    expect(readReturn('invoice_id=x', {gateway: 'acme'})).toBeUndefined();
  });

  it('decoys are not links', () => {
    const evil = 'https://evil.example/';
    const decoys = {
      url: evil,
      success_url: evil,
      redirect_url: evil,
      callback_url: evil,
      checkout_url: evil,
      link_url: evil,
      data: {payment_url: evil},
      logo: evil,
    };
    for (const id of ['rup-create-ok', 'rum-create-hpp', 'rzp-create-card', 'kup-create-ok']) {
      expect(readChallenge({...decoys, ...sample(id)})).toEqual(readChallenge(sample(id)));
    }
    expect(codeOf(() => readChallenge(decoys))).toBe('challenge-invalid');
    expect(readChallenge({razorpay_payment_id: 'pay_1', ...decoys}).kind).toBe('approval');
  });
});
