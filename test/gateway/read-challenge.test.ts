import {afterAll, describe, expect, it} from 'vitest';
import {PayError} from '../../src/errors.js';
import {readChallenge, readCreateAnswer} from '../../src/gateway/read-challenge.js';

const PAGE = 'https://pay.example.com/p/1';
const UPI = 'upi://pay?pa=demo@example&am=200.00&cu=INR';

function errorOf(input: unknown, options = {}): PayError {
  try {
    readCreateAnswer(input, options);
  } catch (error) {
    if (error instanceof PayError) return error;
    throw error;
  }
  return expect.unreachable('it was accepted');
}

describe('readChallenge', () => {
  it.each([
    [PAGE, {kind: 'page', url: PAGE}],
    [UPI, {kind: 'upi', link: UPI}],
    ['phonepe://pay?pa=demo@example', {kind: 'upi', link: 'phonepe://pay?pa=demo@example'}],
    [`{"kind": "page", "url": "${PAGE}"}`, {kind: 'page', url: PAGE}],
    [`\n {"kind": "upi", "link": "${UPI}"} `, {kind: 'upi', link: UPI}],
  ])('reads the text %j', (text, challenge) => {
    expect(readChallenge(text)).toEqual(challenge);
  });

  it.each([
    [
      {kind: 'page', url: PAGE},
      {kind: 'page', url: PAGE},
    ],
    [
      {
        kind: 'page',
        url: PAGE,
        paymentId: 7,
        amount: {value: 200, currency: 'inr'},
        expiresAt: '2026-08-21T10:30:00Z',
        gateway: 'acme',
        waitForReturn: true,
        ids: {order: 'o1', other: 'x'},
        more: 1,
      },
      {
        kind: 'page',
        url: PAGE,
        paymentId: '7',
        amount: {value: '200.00', currency: 'INR'},
        expiresAt: '2026-08-21T10:30:00Z',
        gateway: 'acme',
        waitForReturn: true,
        ids: {order: 'o1'},
      },
    ],
    [
      {kind: 'page', url: PAGE, paymentId: null, amount: null},
      {kind: 'page', url: PAGE},
    ],
    [
      {kind: 'form', url: PAGE, fields: {token: 'x', empty: ''}},
      {kind: 'form', url: PAGE, fields: {token: 'x', empty: ''}},
    ],
    [
      {kind: 'upi', link: UPI, appLinks: {phonepe: 'phonepe://pay?pa=demo@example'}},
      {kind: 'upi', link: UPI, appLinks: {phonepe: 'phonepe://pay?pa=demo@example'}},
    ],
    [
      {kind: 'approval', hint: 'Open your app'},
      {kind: 'approval', hint: 'Open your app'},
    ],
    [
      {kind: 'otp', submitUrl: '/otp', resendUrl: '/otp/resend', hint: '…12'},
      {kind: 'otp', submitUrl: '/otp', resendUrl: '/otp/resend', hint: '…12'},
    ],
    [
      {
        kind: 'choice',
        options: [
          {label: 'Card', icon: '/card.svg', challenge: {kind: 'page', url: PAGE}},
          {label: 'UPI', icon: 'data:image/svg+xml,x', challenge: {kind: 'upi', link: UPI}},
          {label: 'Bank', icon: 'javascript:1', challenge: {kind: 'page', url: PAGE}},
          {label: 'Later', icon: 'http://shop.example/a.png', challenge: {kind: 'page', url: PAGE}},
        ],
      },
      {
        kind: 'choice',
        options: [
          {label: 'Card', icon: '/card.svg', challenge: {kind: 'page', url: PAGE}},
          {label: 'UPI', challenge: {kind: 'upi', link: UPI}},
          {label: 'Bank', challenge: {kind: 'page', url: PAGE}},
          {label: 'Later', challenge: {kind: 'page', url: PAGE}},
        ],
      },
    ],
  ])('SEC-13: reads the challenge %j', (input, challenge) => {
    expect(readChallenge(input)).toEqual(challenge);
    expect(readChallenge(JSON.stringify(input))).toEqual(challenge);
    expect(readChallenge({challenge: input})).toEqual(challenge);
  });

  it('the scheme decides what a link is, never the kind', () => {
    expect(readChallenge({kind: 'page', url: UPI})).toEqual({kind: 'upi', link: UPI});
    expect(readChallenge({kind: 'upi', link: PAGE, appLinks: {}})).toEqual({kind: 'page', url: PAGE});
  });

  it.each([
    ['challenge', undefined],
    ['challenge', null],
    ['challenge', 7],
    ['challenge', true],
    ['challenge', []],
    ['challenge', [PAGE]],
    ['challenge', {}],
    ['challenge', '{broken'],
    ['challenge', '{"a" => 1}'],
    ['challenge', {url: PAGE}],
    ['challenge', {link: UPI}],
    ['challenge', {success_url: PAGE, callback_url: PAGE, logo: PAGE}],
    ['url', {kind: 'page'}],
    ['url', {kind: 'page', url: ''}],
    ['url', {kind: 'page', url: 5}],
    ['amount.value', {kind: 'page', url: PAGE, amount: {value: '1,000', currency: 'INR'}}],
    ['amount.currency', {kind: 'page', url: PAGE, amount: {value: '1'}}],
    ['amount', {kind: 'page', url: PAGE, amount: '200.00'}],
    ['expiresAt', {kind: 'page', url: PAGE, expiresAt: '2026-08-21 10:30:00'}],
    ['expiresAt', {kind: 'page', url: PAGE, expiresAt: 1787306400}],
    ['waitForReturn', {kind: 'page', url: PAGE, waitForReturn: 'yes'}],
    ['fields', {kind: 'form', url: PAGE}],
    ['fields.a', {kind: 'form', url: PAGE, fields: {a: 1}}],
    ['submitUrl', {kind: 'otp'}],
    ['options', {kind: 'choice', options: []}],
    ['options', {kind: 'choice'}],
    ['options.0.label', {kind: 'choice', options: [{challenge: {kind: 'approval'}}]}],
    ['options.challenge', {kind: 'choice', options: [{label: 'x', challenge: PAGE}]}],
  ])('challenge-invalid, field %s: %j', (field, input) => {
    expect(errorOf(input)).toMatchObject({code: 'challenge-invalid', field});
  });

  it('challenge-unsupported: a kind that it does not know', () => {
    expect(errorOf({kind: 'qr', payload: 'x'})).toMatchObject({code: 'challenge-unsupported', field: 'kind'});
  });

  it.each([
    ['javascript:alert(1)'],
    ['pay.example.com'],
    [{kind: 'page', url: 'javascript:alert(1)'}],
    [{kind: 'form', url: UPI, fields: {}}],
    [{kind: 'upi', link: 'upi://mandate?pa=demo@example'}],
    [{kind: 'upi', link: UPI, appLinks: {phonepe: PAGE}}],
    [{kind: 'upi', link: UPI, appLinks: {phonepe: 'intent://pay?pa=demo@example#Intent;end'}}],
    [{kind: 'choice', options: [{label: 'x', challenge: {kind: 'page', url: '//evil.example'}}]}],
    [{payment_url: 'http://pay.example.com/', status: true}],
    [{challenge: 'ftp://x'}],
  ])('url-rejected: %j', (input) => {
    expect(errorOf(input).code).toBe('url-rejected');
  });

  it('pages live on allowed hosts only, wherever they stand', () => {
    const options = {allowedHosts: ['pay.example.com']};
    expect(readChallenge(PAGE, options)).toEqual({kind: 'page', url: PAGE});
    expect(readChallenge(UPI, options)).toEqual({kind: 'upi', link: UPI});
    const evil = 'https://evil.example/api/execute/1';
    for (const input of [
      evil,
      {kind: 'page', url: evil},
      {kind: 'form', url: evil, fields: {}},
      {challenge: evil},
      {kind: 'choice', options: [{label: 'x', challenge: {kind: 'page', url: evil}}]},
      {status: 1, payment_url: evil},
      {pay_url: evil, payment_id: 'x'},
      {razorpay_payment_id: 'pay_1', next: [{action: 'redirect', url: evil}]},
      {
        request_id: '1',
        error_code: 0,
        challenge: {challenge_type: 'redirect', challenge_redirect: {url: evil}},
      },
    ]) {
      expect(errorOf(input, options)).toMatchObject({
        code: 'url-rejected',
        message: expect.stringContaining('allowed-hosts'),
      });
    }
  });

  it('names the gateway, if the body, the page or the host can tell', () => {
    const rup = 'https://payment.rupantorpay.com/api/execute/1';
    expect(readChallenge(rup)).toEqual({kind: 'page', url: rup, gateway: 'rupantorpay', waitForReturn: true});
    expect(readChallenge({kind: 'page', url: rup, waitForReturn: false})).toEqual({
      kind: 'page',
      url: rup,
      gateway: 'rupantorpay',
      waitForReturn: false,
    });
    expect(readChallenge(PAGE, {gateway: 'uddoktapay'})).toEqual({
      kind: 'page',
      url: PAGE,
      gateway: 'uddoktapay',
      waitForReturn: true,
    });
    expect(readChallenge(UPI, {gateway: 'razorpay'})).toEqual({kind: 'upi', link: UPI, gateway: 'razorpay'});
    expect(readChallenge({kind: 'approval'}, {gateway: 'uddoktapay'})).toEqual({
      kind: 'approval',
      gateway: 'uddoktapay',
    });
    expect(readChallenge('https://rupantorpay.com.evil.example/')).toEqual({
      kind: 'page',
      url: 'https://rupantorpay.com.evil.example/',
    });
  });

  it('tells RupantorPay from UddoktaPay by the page, if by nothing else', () => {
    const answer = (payment_url: string) => ({status: true, message: 'Payment Url', payment_url});
    expect(readChallenge(answer('https://payment.rupantorpay.com/api/execute/1')).gateway).toBe(
      'rupantorpay',
    );
    expect(readChallenge(answer('http://localhost:4101/api/execute/1')).gateway).toBe('rupantorpay');
    expect(readChallenge(answer('https://pay.shop.example/payment/0011')).gateway).toBe('uddoktapay');
    expect(readChallenge(answer('https://pay.shop.example/x'), {gateway: 'rupantorpay'}).gateway).toBe(
      'rupantorpay',
    );
  });

  it('a gateway that nobody registered is the integrator’s mistake, once a raw body needs it', () => {
    expect(errorOf({pay_url: PAGE}, {gateway: 'acme'})).toMatchObject({
      code: 'config-invalid',
      field: 'gateway',
    });
    expect(readChallenge({kind: 'page', url: PAGE}, {gateway: 'acme'})).toEqual({kind: 'page', url: PAGE});
  });

  it('a named gateway does not read what another wrote', () => {
    expect(errorOf({pay_url: PAGE, payment_id: '1'}, {gateway: 'razorpay'}).code).toBe('challenge-invalid');
  });

  it('error messages hold no URL, token or value', () => {
    const secret = 'sk_live_4242';
    for (const input of [
      {kind: 'page', url: `https://user:${secret}@evil.example/`},
      {kind: 'page', url: PAGE, amount: {value: secret, currency: 'INR'}},
      {kind: secret},
      {status: false, message: secret},
      `{${secret}`,
      {error: {code: 'X', description: secret}},
      {error_code: 5, error_message: secret},
      {challenge: {kind: 'page', url: secret}},
      {kind: 'otp', submitUrl: 5, x: secret},
    ]) {
      expect(errorOf(input).message).not.toContain(secret);
    }
  });
});

describe('readCreateAnswer', () => {
  it('unwraps what the backend put around a challenge', () => {
    const around = {
      paymentId: 'ord_7',
      statusUrl: '/status',
      statusToken: 't',
      cancelUrl: '/cancel',
      expiresAt: '2026-08-21T10:30:00+05:30',
    };
    for (const challenge of [PAGE, {kind: 'page', url: PAGE}, `{"kind":"page","url":"${PAGE}"}`]) {
      expect(readCreateAnswer({challenge, ...around, extra: 1})).toEqual({
        challenge: {kind: 'page', url: PAGE},
        ...around,
      });
    }
  });

  it('unwraps a gateway’s raw answer', () => {
    const raw = {
      request_id: 'r1',
      reference: 'o1',
      error_code: 0,
      challenge: {challenge_type: 'redirect', challenge_redirect: {url: UPI}},
      status: {name: 'created'},
      amount: 200,
      currency: 'INR',
    };
    const challenge = {
      kind: 'upi',
      link: UPI,
      gateway: 'rumbapay',
      amount: {value: '200.00', currency: 'INR'},
      ids: {gateway: 'r1', order: 'o1'},
    };
    expect(readCreateAnswer({challenge: raw, paymentId: 'o1'})).toEqual({challenge, paymentId: 'o1'});
    expect(readCreateAnswer(raw)).toEqual({challenge});
  });

  it.each([
    [{challenge: PAGE, statusUrl: 5}, 'statusUrl'],
    [{challenge: PAGE, expiresAt: 'soon'}, 'expiresAt'],
    [{challenge: PAGE, paymentId: {}}, 'paymentId'],
    [{challenge: {challenge: PAGE}}, 'challenge'],
    [{challenge: 5}, 'challenge'],
  ])('challenge-invalid: %j', (input, field) => {
    expect(errorOf(input)).toMatchObject({code: 'challenge-invalid', field});
  });

  it('takes nothing but known keys', () => {
    expect(
      readCreateAnswer(
        JSON.parse(
          `{"challenge": "${PAGE}", "__proto__": {"statusUrl": "/evil"}, "constructor": {"prototype": {"x": 1}}}`,
        ),
      ),
    ).toEqual({
      challenge: {kind: 'page', url: PAGE},
    });
  });
});

describe('SEC-24 a polluted page', () => {
  const dirty = Object.prototype as Record<string, unknown>;
  const keys = ['kind', 'url', 'challenge', 'statusUrl', 'payment_url', 'gateway', 'ids'];
  afterAll(() => {
    for (const key of keys) delete dirty[key];
  });

  it('cannot speak for a body, nor keep one from being read', () => {
    for (const key of keys) dirty[key] = PAGE;
    try {
      expect(() => readChallenge({})).toThrowError(PayError);
      expect(() => readChallenge({kind: 'page', url: null})).toThrowError(PayError);
      const answer = readCreateAnswer({challenge: {kind: 'upi', link: UPI}});
      expect(Object.keys(answer)).toEqual(['challenge']);
      expect({...answer.challenge}).toMatchObject({kind: 'upi', link: UPI});
      expect(Object.keys(Object.prototype)).toEqual(keys);
    } finally {
      for (const key of keys) delete dirty[key];
    }
  });
});
