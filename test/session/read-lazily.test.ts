import fc from 'fast-check';
import {describe, expect, it, vi} from 'vitest';
import {readCreateAnswer} from '../../src/gateway/read-challenge.js';
import type {ChallengeOptions} from '../../src/gateway/read-contract.js';
import {tryReadStatus} from '../../src/gateway/read-status.js';
import {registerGateway} from '../../src/gateway/registry.js';
import {STATUS_WORDS} from '../../src/input/status.js';
import {readAnswer} from '../../src/session/read-lazily.js';
import {readStanding} from '../../src/session/read-standing.js';
import samples from '../fixtures/seed-payloads.json' with {type: 'json'};

const PAGE = 'https://pay.example.com/p/1';
const UPI = 'upi://pay?pa=demo@example&am=200.00&cu=INR';
const GATEWAYS = ['rupantorpay', 'rumbapay', 'razorpay', 'kupay', 'uddoktapay', 'nobody'];
const named = (gateway: string | undefined): ChallengeOptions => (gateway === undefined ? {} : {gateway});

/** What came of reading: a value, or the error's code and field. */
async function outcome(read: () => unknown) {
  try {
    return {value: await read()};
  } catch (error) {
    const {code, field, message} = error as {code?: string; field?: string; message: string};
    return {code, field, message};
  }
}

const challenges: unknown[] = [
  PAGE,
  UPI,
  `{"kind": "page", "url": "${PAGE}"}`,
  'https://payment.rupantorpay.com/api/execute/1',
  {kind: 'page', url: PAGE, amount: {value: 200, currency: 'inr'}, ids: {order: 'o1'}},
  {kind: 'form', url: PAGE, fields: {a: 'b'}},
  {kind: 'upi', link: UPI},
  {kind: 'approval'},
  {kind: 'otp', submitUrl: '/otp'},
  {kind: 'choice', options: [{label: 'Card', challenge: {kind: 'page', url: PAGE}}]},
];
const wrapped = challenges.map((challenge) => ({challenge, paymentId: 'ord_7', statusUrl: '/s'}));
const statuses: unknown[] = STATUS_WORDS.flatMap((status) => [
  {status},
  {id: 'ord_7', status},
  {id: 'ord_7', status, amount: '200.00', currency: 'INR', seq: 3, waitMs: 20_000, note: 'x'},
]);
const broken: unknown[] = [
  null,
  7,
  '',
  '{',
  [],
  {},
  {kind: 'qr'},
  {kind: 'page'},
  'javascript:1',
  {challenge: 5},
];
const raw: unknown[] = samples.flatMap(({payload}) => [
  payload,
  JSON.stringify(payload),
  {challenge: payload, paymentId: 'ord_7'},
]);

/** As on a page that has just loaded. */
function freshly() {
  vi.resetModules();
  return import('../../src/session/read-lazily.js');
}

describe('readAnswer and readStanding', () => {
  it.each([
    undefined,
    ...GATEWAYS,
  ])('read what the readers of the index read, gateway %s', async (gateway) => {
    const options = named(gateway);
    for (const body of [...challenges, ...wrapped, ...statuses, ...broken, ...raw]) {
      expect(await outcome(() => readAnswer(body, options))).toEqual(
        await outcome(() => readCreateAnswer(body, options)),
      );
      const money = {...options, currency: 'BDT'};
      expect(await outcome(() => readStanding(body, money))).toEqual(
        await outcome(() => tryReadStatus(body, money)),
      );
    }
  });

  it('read any edited body as the readers of the index do', async () => {
    const keys = ['status', 'id', 'entity', 'kind', 'url', 'challenge', 'invoice_id', 'amount', 'message'];
    const edited = fc
      .tuple(
        fc.constantFrom(...[...challenges, ...statuses, ...raw].map((body) => JSON.stringify(body))),
        fc.dictionary(
          fc.constantFrom(...keys),
          fc.oneof(fc.jsonValue(), fc.constantFrom('paid', 'succeeded', PAGE)),
        ),
        fc.constantFrom(undefined, ...GATEWAYS),
      )
      .map(([text, put, gateway]) => [{...JSON.parse(text), ...put}, named(gateway)] as const);
    await fc.assert(
      fc.asyncProperty(edited, async ([body, options]) => {
        expect(await outcome(() => readAnswer(body, options))).toEqual(
          await outcome(() => readCreateAnswer(body, options)),
        );
        expect(await outcome(() => readStanding(body, options))).toEqual(
          await outcome(() => tryReadStatus(body, options)),
        );
      }),
      {numRuns: Number(process.env.FC_RUNS ?? 500)},
    );
  });

  it('answer at once for a page, so that a window can open inside the click', () => {
    const leadsToPage = (body: unknown) => /"(page|form)\\?"|^"https:/.test(JSON.stringify(body));
    const pages = challenges.filter((body) => leadsToPage(body) && Object(body).kind !== 'choice');
    expect(pages).toHaveLength(5);
    for (const body of [...pages, ...pages.map((challenge) => ({challenge, statusUrl: '/s'}))]) {
      for (const gateway of [undefined, 'razorpay', 'nobody'])
        expect(readAnswer(body, named(gateway))).toEqual(readCreateAnswer(body, named(gateway)));
    }
    for (const body of statuses.filter((one) => !Object.hasOwn(one as object, 'note')))
      expect(readStanding(body)).toEqual(tryReadStatus(body));
    expect(readStanding({id: 'ord_7', status: 'pending', note: 'x'})).toMatchObject({id: 'ord_7'});
    expect(() => readAnswer('https://user@pay.example.com/')).toThrowError(
      expect.objectContaining({code: 'url-rejected', field: 'payment-url'}),
    );
  });

  it('have what a UPI screen needs once a UPI link is read, and answer at once from then on', async () => {
    const {readAnswer, loadedWays} = await freshly();
    const answer = readAnswer(UPI);
    expect(answer).toBeInstanceOf(Promise);
    expect(await answer).toEqual({challenge: {kind: 'upi', link: UPI}});
    expect(loadedWays()?.screenOf).toBeTypeOf('function');
    for (const body of [...challenges, ...wrapped]) expect(readAnswer(body)).toEqual(readCreateAnswer(body));
    expect(() => readAnswer('javascript:alert(1)')).toThrowError(
      expect.objectContaining({code: 'url-rejected'}),
    );
  });

  it('have it too when a gateway’s own body holds the UPI link', async () => {
    const {readAnswer, loadedWays} = await freshly();
    await readAnswer({razorpay_payment_id: 'pay_1', link: UPI});
    expect(loadedWays()?.screenOf).toBeTypeOf('function');
  });

  it('answer later where a gateway is needed', async () => {
    const url = 'https://pay.kupay.finance/p/1';
    const answer = readAnswer({challenge: {pay_url: url, payment_id: 'p1'}, paymentId: 'ord_7'});
    expect(answer).toBeInstanceOf(Promise);
    expect(await answer).toEqual({
      challenge: {kind: 'page', url, gateway: 'kupay', ids: {gateway: 'p1'}},
      paymentId: 'ord_7',
    });
    const standing = readStanding({payment_id: 'p1', order_number: 'o1', status: 'paid'});
    expect(standing).toBeInstanceOf(Promise);
    expect(await standing).toEqual({status: 'succeeded', ids: {gateway: 'p1', order: 'o1'}});
    await expect(readAnswer({status: false, message: 'no'})).rejects.toMatchObject({
      code: 'payment-rejected',
    });
  });

  it('know the gateways that a page registered, and ask them about short bodies too', async () => {
    registerGateway({
      id: 'tiny',
      waitsForReturn: true,
      readChallenge: (body) => (Object(body).go ? {kind: 'page', url: Object(body).go} : undefined),
      readStatus: (body) =>
        Object(body).status === 'DONE' ? {status: 'succeeded', ids: {order: 'o1'}} : undefined,
      readReturn: () => undefined,
    });
    expect(await readAnswer({go: PAGE})).toEqual({
      challenge: {kind: 'page', url: PAGE, gateway: 'tiny', waitForReturn: true},
    });
    await expect(readAnswer({go: 'data:,x'})).rejects.toMatchObject({code: 'url-rejected'});
    expect(await readStanding({status: 'DONE'})).toEqual({status: 'succeeded', ids: {order: 'o1'}});
    expect(await readStanding({status: 'pending'})).toEqual({status: 'pending'});
    expect(readStanding({id: 'ord_7', status: 'pending'})).toEqual({id: 'ord_7', status: 'pending'});
  });
});
