import {describe, expect, it} from 'vitest';
import {memoryStore, razorpay, rumbapay, rupantorpay, uddoktapay} from '../../src/server/index.js';
import {FakeClock} from './fake-clock.js';
import {FakeUddoktaPay} from './fake-gateways.js';
import {FakeRazorpay, FakeRumbaPay, FakeRupantorPay} from './fake-gateways-more.js';
import {Shop} from './shop.js';

/** Words that no log, answer, error or row may hold. */
const CANARIES = [
  'udd_secret_canary',
  'rup_secret_canary',
  'rum_secret_canary',
  'rzp_secret_canary',
  'whsec_canary',
  'Canary Shopper',
  'canary@example.com',
  '+8801700000000',
  'Canary Street',
  '987654',
];

describe('SEC-89: secrets and shoppers stay where they are', () => {
  it('in no answer, no log, no fault, no event, and not in the store', async () => {
    const fakes = {
      'pay.example': new FakeUddoktaPay(),
      'payment.rupantorpay.com': new FakeRupantorPay(),
      'api.rumbapay.online': new FakeRumbaPay(),
      'api.razorpay.com': new FakeRazorpay(),
    };
    const written: string[] = [];
    const clock = new FakeClock();
    const memory = memoryStore({now: clock.date});
    const shop = new Shop(
      {
        gateways: [
          uddoktapay({apiUrl: 'https://pay.example', apiKey: 'udd_secret_canary', currency: 'BDT'}),
          rupantorpay({apiKey: 'rup_secret_canary'}),
          rumbapay({login: 'john', password: 'rum_secret_canary', mode: 'h2h'}),
          razorpay({keyId: 'rzp_test_key', keySecret: 'rzp_secret_canary', webhookSecrets: ['whsec_canary']}),
        ],
        store: {
          ...memory,
          write: (key, value, options) => {
            written.push(key, value);
            return memory.write(key, value, options);
          },
        },
        clientIp: () => '203.0.113.9',
        loadOrder: (orderId) => ({
          amount: '200.00',
          currency:
            orderId.includes('ru') && !orderId.includes('rum')
              ? 'BDT'
              : orderId.includes('udd')
                ? 'BDT'
                : 'INR',
          customer: {
            name: 'Canary Shopper',
            email: 'canary@example.com',
            phone: '+8801700000000',
            country: 'IN',
            state: '1',
            city: 'x',
            address: 'Canary Street',
            zip: '1',
          },
        }),
        fetch: (input, init) => {
          const {host} = new URL(String(input));
          return fakes[host as keyof typeof fakes].fetch(input, init);
        },
      },
      {clock, gateway: fakes['pay.example']},
    );
    const said: string[] = [];
    const hear = async (response: Response) => {
      said.push(JSON.stringify([...response.headers]), await response.clone().text());
      return response;
    };

    for (const gateway of ['uddoktapay', 'rupantorpay', 'rumbapay', 'razorpay']) {
      const methods = gateway === 'razorpay' ? ['upi', 'wallet'] : [undefined];
      for (const method of methods) {
        const json = {orderId: `${gateway}-${method}`, gateway, method, wallet: 'x'};
        const response = await hear(await shop.post('/payments', {json}));
        expect([gateway, response.status]).toEqual([gateway, 200]);
        const created = (await response.json()) as {
          paymentId: string;
          statusUrl: string;
          statusToken: string;
        };
        const headers = {authorization: `Bearer ${created.statusToken}`};
        await hear(await shop.send('GET', created.statusUrl, {headers}));
        await hear(await shop.post(`/payments/${created.paymentId}/otp`, {json: {code: '987654'}, headers}));
        await hear(await shop.post(`/payments/${created.paymentId}/cancel`, {headers}));
        const secret = {
          'rt-uddoktapay-api-key': 'udd_secret_canary',
          'x-razorpay-signature': 'rzp_secret_canary',
        };
        const body = {invoice_id: 'inv1', email: 'canary@example.com', full_name: 'Canary Shopper'};
        await hear(await shop.post(`/webhook/${gateway}`, {json: body, headers: secret}));
        await hear(await shop.post(`/webhook/${gateway}/x.y`, {json: body, headers: secret}));
      }
    }
    for (const fake of Object.values(fakes)) {
      fake.trick = () => new Response('udd_secret_canary rup_secret_canary Canary Shopper', {status: 500});
    }
    await shop.clock.advance(3_600_000);
    await shop.server.reconcile();
    await hear(await shop.post('/payments', {json: {orderId: 'razorpay-2', gateway: 'razorpay'}}));
    for (const fake of Object.values(fakes)) {
      fake.trick = () => Promise.reject(new TypeError('fetch failed: rzp_secret_canary'));
    }
    await hear(await shop.post('/payments', {json: {orderId: 'razorpay-3', gateway: 'razorpay'}}));
    await shop.quiet();

    const everything = [
      ...said,
      ...written,
      JSON.stringify(shop.log, (_, value) =>
        value instanceof Error ? String(value.stack) : (value as unknown),
      ),
    ];
    expect(everything.length).toBeGreaterThan(100);
    for (const canary of CANARIES) {
      expect([canary, everything.filter((text) => text.includes(canary))]).toEqual([canary, []]);
    }
  });
});
