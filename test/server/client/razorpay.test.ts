import {describe, expect, it} from 'vitest';
import type {CheckoutOptions, RazorpayOptions} from '../../../src/server/index.js';
import {razorpay} from '../../../src/server/index.js';
import {hmacSha256} from '../../../src/server/token.js';
import {FakeRazorpay} from '../fake-gateways-more.js';
import {customer, Shop} from '../shop.js';

const NEW = 'whsec_new_canary';
const OLD = 'whsec_old_canary';

function open(options: Partial<RazorpayOptions> = {}, shopOptions: Partial<CheckoutOptions> = {}) {
  const fake = new FakeRazorpay();
  const {keyId, keySecret} = fake;
  const shop = new Shop({
    gateways: [razorpay({keyId, keySecret, webhookSecrets: [NEW, OLD], ...options})],
    fetch: fake.fetch,
    clientIp: () => '203.0.113.9',
    loadOrder: () => ({amount: '200.00', currency: 'INR', customer, description: 'Tea'}),
    ...shopOptions,
  });
  const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    shop.server.fetch(
      new Request('https://shop.example/pay/webhook/razorpay', {
        method: 'POST',
        headers: {'content-type': 'application/json', ...headers},
        body,
      }),
    );
  const hook = async (event: unknown, {secret = NEW, id = 'evt_1'} = {}) => {
    const text = JSON.stringify(event);
    const signature = await hmacSha256(secret, text);
    const response = await send(text, {'x-razorpay-signature': signature, 'x-razorpay-event-id': id});
    await shop.quiet();
    return response;
  };
  const pay = (status = 'captured', index = 0) =>
    Object.assign(fake.payments[index]!, {status, captured: status === 'captured'});
  return {fake, shop, send, hook, pay};
}

describe('razorpay: UPI', () => {
  it('makes an order in paise, then a payment by intent, and hands out its link byte for byte', async () => {
    const {fake, shop} = open();
    const {challenge, paymentId} = await shop.create();
    expect(challenge).toMatchObject({
      kind: 'upi',
      link: 'upi://pay?pa=demo@example&pn=Demo&tr=x&am=200&cu=INR',
    });
    expect(fake.asked('/orders')[0]?.body).toEqual({
      amount: 20_000,
      currency: 'INR',
      receipt: paymentId,
      notes: {order_id: paymentId, shop_order: 'order-1'},
      payment: {
        capture: 'automatic',
        capture_options: {automatic_expiry_period: 12, manual_expiry_period: 7200, refund_speed: 'optimum'},
      },
    });
    expect(fake.asked('/payments/create/upi')[0]?.body).toMatchObject({
      amount: 20_000,
      currency: 'INR',
      order_id: 'order_1',
      email: customer.email,
      contact: customer.phone,
      method: 'upi',
      upi: {flow: 'intent'},
      ip: '203.0.113.9',
      referer: 'https://shop.example',
      description: 'Tea',
      callback_url: expect.stringMatching(/^https:\/\/shop\.example\/pay\/return\/razorpay\//) as string,
    });
  });

  it('is paid when one of the order’s payments is captured, and shows no key to anybody', async () => {
    const {fake, shop, pay} = open();
    const created = await shop.create();
    pay('authorized');
    await shop.clock.advance(3_000);
    expect((await shop.status(created)).status).toBe('processing');
    pay();
    await shop.clock.advance(5_000);
    expect((await shop.status(created)).status).toBe('succeeded');
    await shop.quiet();
    expect(shop.paid).toMatchObject([{gatewayIds: ['pay_1'], gatewayOrder: 'order_1'}]);
    expect(JSON.stringify(shop.log) + JSON.stringify(created)).not.toContain(fake.keySecret);
  });

  it('collect: nothing to open, approve in the app', async () => {
    const {fake, shop} = open();
    const {challenge} = await shop.create({orderId: 'order-1', method: 'upi-collect', vpa: 'demo@example'});
    expect(challenge.kind).toBe('approval');
    expect(fake.asked('/payments/create/upi')[0]?.body.upi).toEqual({
      flow: 'collect',
      vpa: 'demo@example',
      expiry_time: 5,
    });
    const missing = await shop.post('/payments', {json: {orderId: 'order-2', method: 'upi-collect'}});
    expect([missing.status, await missing.json()]).toEqual([400, {error: 'vpa-missing'}]);
  });

  it('late authorisation: a failed payment is only a failed try, and may be captured three days later', async () => {
    const {shop, pay, hook, fake} = open();
    const created = await shop.create();
    pay('failed');
    await hook(fake.event('payment.failed', 'pay_1'));
    expect((await shop.status(created)).status).toBe('attempt_failed');
    await shop.clock.advance(2.5 * 86_400_000);
    pay();
    await hook(fake.event('payment.captured', 'pay_1'), {id: 'evt_2'});
    expect((await shop.status(created)).status).toBe('succeeded');
    expect(shop.paid).toHaveLength(1);
  });

  it('a second try of the shopper’s makes a new payment; both paid: one is delivered, one reviewed', async () => {
    const {shop, pay, hook, fake} = open();
    const first = await shop.create();
    pay('failed');
    await hook(fake.event('payment.failed', 'pay_1'));
    const second = await shop.create();
    expect(second.paymentId).not.toBe(first.paymentId);
    pay('captured', 1);
    await hook(fake.event('payment.captured', 'pay_2'), {id: 'evt_2'});
    pay('captured', 0);
    await hook(fake.event('payment.captured', 'pay_1'), {id: 'evt_3'});
    expect(shop.paid.map(({ref}) => ref)).toEqual([second.paymentId]);
    expect(shop.reviews).toEqual([`${first.paymentId} second-payment`]);
  });

  it('captures itself what is authorised and matches, where it is told to', async () => {
    const {fake, shop, pay} = open({capture: 'kit'});
    const created = await shop.create();
    expect(fake.asked('/orders')[0]?.body).not.toHaveProperty('payment');
    pay('authorized');
    await shop.clock.advance(3_000);
    expect((await shop.status(created)).status).toBe('succeeded');
    expect(fake.asked('/capture')[0]?.body).toEqual({amount: 20_000, currency: 'INR'});
  });

  it('never captures another amount: that money goes back by itself', async () => {
    const {fake, shop, pay} = open({capture: 'kit'});
    await shop.create();
    Object.assign(pay('authorized'), {amount: 100});
    await shop.clock.advance(3_000);
    await shop.server.reconcile();
    expect(fake.asked('/capture')).toHaveLength(0);
  });
});

describe('razorpay: other methods', () => {
  it('netbanking opens the bank’s page and needs the bank', async () => {
    const {fake, shop} = open();
    const {challenge} = await shop.create({orderId: 'order-1', method: 'netbanking', bank: 'HDFC'});
    expect(challenge).toMatchObject({
      kind: 'page',
      url: 'https://api.razorpay.com/v1/payments/pay_1/authorize',
    });
    expect(fake.asked('/payments/create/json')[0]?.body).toMatchObject({method: 'netbanking', bank: 'HDFC'});
    for (const [json, error] of [
      [{method: 'netbanking'}, 'bank-missing'],
      [{method: 'card'}, 'method-unknown'],
    ] as const) {
      const response = await shop.post('/payments', {json: {orderId: 'order-2', ...json}});
      expect([response.status, await response.json()]).toEqual([400, {error}]);
    }
    expect(fake.orders).toHaveLength(1);
  });

  it('needs the shopper’s address, and says so to the operator', async () => {
    const {shop} = open({}, {clientIp: undefined as never});
    expect((await shop.post('/payments', {json: {orderId: 'order-1'}})).status).toBe(500);
    expect(shop.log).toContainEqual(expect.objectContaining({code: 'order-invalid', field: 'clientIp'}));
  });

  it('SEC-71: refuses what Razorpay cannot count', async () => {
    for (const [amount, status] of [
      ['1.234', 500],
      ['99.99', 200],
      ['90071992547409.93', 500],
    ] as const) {
      const currency = amount === '1.234' ? 'KWD' : 'INR';
      const {shop} = open({}, {loadOrder: () => ({amount, currency, customer})});
      expect([amount, (await shop.post('/payments', {json: {orderId: '1'}})).status]).toEqual([
        amount,
        status,
      ]);
    }
  });

  it('an order that it answers for another amount is refused', async () => {
    const {fake, shop} = open();
    fake.trick = ({url}) =>
      url.pathname.endsWith('/orders') ? Response.json({id: 'order_9', amount: 1}) : undefined;
    expect((await shop.post('/payments', {json: {orderId: '1'}})).status).toBe(502);
  });
});

describe('razorpay: codes by text message', () => {
  async function wallet() {
    const opened = open();
    const {shop} = opened;
    const created = await shop.create({orderId: 'order-1', method: 'wallet', wallet: 'freecharge'});
    const headers = {authorization: `Bearer ${created.statusToken}`};
    const submit = async (code: unknown) => {
      const response = await shop.post(`/payments/${created.paymentId}/otp`, {json: {code}, headers});
      return [response.status, await response.json()] as [number, Record<string, unknown>];
    };
    const resend = () => shop.post(`/payments/${created.paymentId}/otp/resend`, {json: {}, headers});
    return {...opened, created, submit, resend};
  }

  it('the browser gets our endpoints; Razorpay’s stay on the server', async () => {
    const {fake, created} = await wallet();
    const url = `https://shop.example/pay/payments/${created.paymentId}/otp`;
    expect(created.challenge).toEqual({
      kind: 'otp',
      submitUrl: url,
      resendUrl: `${url}/resend`,
      gateway: 'razorpay',
      amount: {value: '200.00', currency: 'INR'},
    });
    expect(fake.asked('/otp_generate')).toHaveLength(1);
    expect(fake.asked('/otp_generate')[0]?.headers.get('authorization')).toBe(
      `Basic ${btoa('rzp_test_key:')}`,
    );
  });

  it('wrong first, then right, then paid and delivered', async () => {
    const {shop, created, submit} = await wallet();
    expect(await submit('000000')).toEqual([200, {result: 'wrong', triesLeft: 4, resendAfterMs: 0}]);
    expect((await shop.status(created)).status).toBe('pending');
    expect(await submit('123456')).toEqual([200, {result: 'accepted'}]);
    expect((await shop.status(created)).status).toBe('succeeded');
    await shop.quiet();
    expect(shop.paid).toHaveLength(1);
  });

  it('five wrong codes are enough, also all at once', async () => {
    const {fake, submit} = await wallet();
    const answers = await Promise.all(Array.from({length: 9}, (_, i) => submit(`00000${i}`)));
    expect(fake.asked('ac2d415a').length).toBe(5);
    expect(answers.filter(([, {result}]) => result === 'too-many').length).toBe(5);
    expect(await submit('123456')).toEqual([200, {result: 'too-many', triesLeft: 0}]);
  });

  it('a code that ran out says so; a new one can be sent every 30 s', async () => {
    const {fake, shop, submit, resend} = await wallet();
    fake.trick = ({url}) =>
      url.pathname.includes('otp_submit')
        ? Response.json({error: {code: 'BAD_REQUEST_ERROR'}}, {status: 400})
        : undefined;
    expect(await submit('123456')).toEqual([200, {result: 'expired', resendAfterMs: 0}]);
    fake.trick = undefined;
    const sent = await resend();
    expect(await sent.json()).toEqual({result: 'sent', resendAfterMs: 30_000});
    expect(fake.asked('/otp_resend/json')).toHaveLength(1);
    const early = await resend();
    expect([early.status, early.headers.get('retry-after')]).toEqual([429, '30']);
    await shop.clock.advance(30_000);
    expect((await resend()).status).toBe(200);
    expect(await submit('123456')).toEqual([200, {result: 'accepted'}]);
  });

  it.each([undefined, 123456, '12', 'abcdef', '1'.repeat(11), '१२३४५६'])('%j is no code', async (code) => {
    const {submit} = await wallet();
    expect(await submit(code)).toEqual([400, {error: 'code-invalid'}]);
  });

  it('needs the token, and exists only for a payment with a code', async () => {
    const {shop, created} = await wallet();
    const path = `/payments/${created.paymentId}/otp`;
    expect((await shop.post(path, {json: {code: '123456'}})).status).toBe(404);
    const other = await shop.create({orderId: 'order-2'});
    const headers = {authorization: `Bearer ${other.statusToken}`};
    expect(
      (await shop.post(`/payments/${other.paymentId}/otp`, {json: {code: '123456'}, headers})).status,
    ).toBe(404);
  });

  it('a next step on a strange host is not called, whatever the answer says', async () => {
    const {fake, shop} = open();
    fake.trick = ({url}) =>
      url.pathname.endsWith('/create/json')
        ? Response.json({
            razorpay_payment_id: 'pay_1',
            next: [{action: 'otp_generate', url: 'https://169.254.169.254/otp'}],
          })
        : undefined;
    const response = await shop.post('/payments', {
      json: {orderId: 'order-1', method: 'wallet', wallet: 'x'},
    });
    expect(response.status).toBe(502);
    expect(fake.heard.every(({url}) => url.host === 'api.razorpay.com')).toBe(true);
  });
});

describe('razorpay: what comes back', () => {
  it('the return’s signature is over our order’s id; with it or without, the API decides', async () => {
    const {fake, shop, pay} = open();
    const created = await shop.create();
    const url = String(fake.asked('/create/upi')[0]?.body.callback_url);
    const forged = {
      razorpay_payment_id: 'pay_1',
      razorpay_order_id: 'order_x',
      razorpay_signature: '0'.repeat(64),
    };
    await shop.server.fetch(new Request(url, {method: 'POST', body: new URLSearchParams(forged)}));
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('pending');
    pay();
    await shop.server.fetch(
      new Request(url, {method: 'POST', body: new URLSearchParams(await fake.callback('pay_1'))}),
    );
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('succeeded');
  });

  it('a refused payment comes back with error[…] and is looked at all the same', async () => {
    const {fake, shop, pay} = open();
    const created = await shop.create();
    pay('failed');
    const form = new URLSearchParams({
      'error[code]': 'BAD_REQUEST_ERROR',
      'error[reason]': 'payment_cancelled',
    });
    const back = await shop.server.fetch(
      new Request(String(fake.asked('/create/upi')[0]?.body.callback_url), {method: 'POST', body: form}),
    );
    expect(back.status).toBe(303);
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('attempt_failed');
  });

  it('SEC-80: genuine webhooks pass, under the new secret and the old', async () => {
    for (const secret of [NEW, OLD]) {
      const {fake, shop, hook, pay} = open();
      await shop.create();
      pay();
      expect((await hook(fake.event('payment.captured', 'pay_1'), {secret})).status).toBe(200);
      expect(shop.paid).toHaveLength(1);
    }
  });

  it('SEC-80: anything but the very bytes and the very signature is refused', async () => {
    const {fake, shop, send, pay} = open();
    await shop.create();
    pay();
    const asked = fake.heard.length;
    const text = JSON.stringify(fake.event('payment.captured', 'pay_1'), null, 1);
    const right = await hmacSha256(NEW, text);
    const bytes = new TextEncoder().encode(text);
    const flipped = bytes.slice();
    flipped[40] = (flipped[40] ?? 0) ^ 1;
    const base64 = btoa(
      String.fromCharCode(...(right.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))),
    );
    const tries: [string, string | Uint8Array<ArrayBuffer>, Record<string, string>][] = [
      ['one bit', flipped, {'x-razorpay-signature': right}],
      ['written anew', JSON.stringify(JSON.parse(text)), {'x-razorpay-signature': right}],
      ['a BOM', `\ufeff${text}`, {'x-razorpay-signature': right}],
      ['CRLF', text.replaceAll('\n', '\r\n'), {'x-razorpay-signature': right}],
      ['the key’s secret', text, {'x-razorpay-signature': await hmacSha256(fake.keySecret, text)}],
      ['an empty secret', text, {'x-razorpay-signature': await hmacSha256(' ', text)}],
      ['no header', text, {}],
      ['an empty header', text, {'x-razorpay-signature': ''}],
      ['two headers', text, {'x-razorpay-signature': `${right}, ${right}`}],
      ['upper case', text, {'x-razorpay-signature': right.toUpperCase()}],
      ['base64', text, {'x-razorpay-signature': base64}],
      ['cut off', text, {'x-razorpay-signature': right.slice(0, 62)}],
      ['longer', text, {'x-razorpay-signature': `${right}00`}],
    ];
    for (const [name, body, headers] of tries) {
      expect([name, (await send(body, headers)).status]).toEqual([name, 401]);
    }
    expect(fake.heard).toHaveLength(asked);
    expect((await send(text, {'x-razorpay-signature': right})).status).toBe(200);
  });

  it('SEC-81: only JSON by POST', async () => {
    const {shop, send} = open();
    await shop.create();
    expect((await send('{}', {'content-type': 'application/x-www-form-urlencoded'})).status).toBe(415);
    expect((await shop.send('GET', 'https://shop.example/pay/webhook/razorpay')).status).toBe(405);
  });

  it('SEC-83: an event of the other mode, or of another shop on the account, pays nothing', async () => {
    const {fake, shop, hook} = open();
    const created = await shop.create();
    const event = fake.event('payment.captured', 'pay_1');
    expect((await hook(event)).status).toBe(200);
    expect((await shop.status(created)).status).toBe('pending');
    const foreign = {
      entity: 'event',
      payload: {payment: {entity: {id: 'pay_X', order_id: 'order_X', notes: []}}},
    };
    expect((await hook(foreign, {id: 'evt_9'})).status).toBe(200);
    expect(shop.paid).toEqual([]);
  });

  it('SEC-83: ₹1 paid on our order is held for review', async () => {
    const {fake, shop, hook, pay} = open();
    const created = await shop.create();
    Object.assign(pay(), {amount: 100});
    await hook(fake.event('payment.captured', 'pay_1'));
    expect((await shop.status(created)).status).toBe('needs_review');
    expect(shop.reviews).toEqual([`${created.paymentId} amount-mismatch`]);
  });

  it('SEC-85: all orders of four events end alike', async () => {
    const events = ['payment.failed', 'payment.authorized', 'payment.captured', 'order.paid'];
    const orders = events.flatMap((a) =>
      events.flatMap((b) => events.flatMap((c) => events.map((d) => [a, b, c, d]))),
    );
    for (const order of orders.filter((one) => new Set(one).size === 4)) {
      const {fake, shop, hook, pay} = open();
      const created = await shop.create();
      for (const [i, name] of order.entries()) {
        // the gateway's own truth moves on meanwhile, and the message is a picture of the past
        pay(['failed', 'authorized', 'captured', 'captured'][i]);
        await hook(fake.event(name, 'pay_1'), {id: `evt_${i}`});
      }
      expect([order, (await shop.status(created)).status, shop.paid.length]).toEqual([order, 'succeeded', 1]);
    }
  });

  it('a refund is told, a partial one is still a success', async () => {
    const {fake, shop, hook, pay} = open();
    const created = await shop.create();
    Object.assign(pay(), {refund_status: 'partial', amount_refunded: 500});
    await hook(fake.event('payment.captured', 'pay_1'));
    expect((await shop.status(created)).status).toBe('succeeded');
    Object.assign(pay(), {status: 'refunded', refund_status: 'full'});
    await hook(fake.event('refund.processed', 'pay_1'), {id: 'evt_2'});
    expect((await shop.status(created)).status).toBe('refunded');
    expect(shop.refunded).toHaveLength(1);
  });
});
