import {createHmac} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import type {RazorpayOptions} from '../../demo/simulators/index.js';
import {manualClock, phoneSimulator, razorpaySimulator} from '../../demo/simulators/index.js';
import {keys, seed, shape} from './seed.js';
import {call, formOf, merchant, tap} from './talk.js';

const KEY = {authorization: `Basic ${btoa('rzp_test_DEMO:demo-razorpay-secret')}`};
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');

type Next = {action: string; url: string};

async function open(options: RazorpayOptions = {}, capture = 'automatic') {
  const shop = merchant();
  const clock = manualClock();
  const webhookUrl = 'https://shop.example/webhook';
  const gateway = razorpaySimulator({clock, fetch: shop.fetch, webhookUrl, ...options});
  const post = (path: string, body: object, headers: Record<string, string> = KEY) =>
    call(gateway, path, headers, body);
  const get = async (path: string) => (await call(gateway, path, KEY)).json();
  const order = await (
    await post('/v1/orders', {
      amount: 20_000,
      currency: 'INR',
      receipt: 'ord_7',
      notes: {order_id: 'ord_7'},
      payment: {capture},
    })
  ).json();
  const payer = {
    amount: 20_000,
    currency: 'INR',
    order_id: order.id as string,
    email: 'asha@example.com',
    contact: '9123456789',
    callback_url: 'https://shop.example/return?token=t',
  };
  const pay = async (more: object) => (await post('/v1/payments/create/json', {...payer, ...more})).json();
  const payUpi = async (upi: object, more: object = {}) => {
    const shopper = {
      method: 'upi',
      customer_id: 'cust_1',
      ip: '203.0.113.7',
      referer: 'https://shop.example',
      user_agent: 'Mozilla/5.0',
    };
    return (await post('/v1/payments/create/upi', {...payer, ...shopper, ...more, upi})).json();
  };
  return {gateway, shop, clock, post, get, order, payer, pay, payUpi};
}

const follow = (url: string) => new URL(url).pathname + new URL(url).search;

describe('the simulated Razorpay', () => {
  it('creates an order and lists it by its receipt', async () => {
    const {order, get} = await open();
    expect(keys(order)).toEqual(keys(seed('rzp-order-created')));
    expect(order).toMatchObject({amount: 20_000, amount_due: 20_000, status: 'created', receipt: 'ord_7'});
    expect(await get('/v1/orders?receipt=ord_7')).toMatchObject({count: 1, items: [{id: order.id}]});
  });

  it('offers a page and a code for a card, a page for a bank', async () => {
    const {pay} = await open();
    expect(shape(await pay({method: 'card'}))).toEqual(shape(seed('rzp-create-card')));
    const bank = await pay({method: 'netbanking', bank: 'HDFC'});
    expect(shape(bank)).toEqual(shape(seed('rzp-create-tpv-netbanking')));
    expect(bank.next).toHaveLength(1);
  });

  it('answers UPI intent with a link and collect without', async () => {
    const {payUpi} = await open();
    const intent = await payUpi({flow: 'intent'});
    expect(shape(intent)).toEqual(shape(seed('rzp-create-upi-intent')));
    expect(intent.link).toMatch(
      /^upi:\/\/pay\?pa=demo@example&pn=Chai%20Point&tr=\w+&tn=Order&am=200&cu=INR&mc=5814$/,
    );
    const collect = await payUpi({flow: 'collect', vpa: 'asha@example', expiry_time: 5});
    expect(keys(collect)).toEqual(keys(seed('rzp-create-upi-collect')));
  });

  it('answers UPI by create/json with intent and poll, or poll alone', async () => {
    const {pay} = await open();
    const actions = ({next}: {next: Next[]}) => next.map(({action}) => action);
    expect(actions(await pay({method: 'upi', upi: {flow: 'intent'}}))).toEqual(['intent', 'poll']);
    expect(actions(await pay({method: 'upi', upi: {flow: 'collect', vpa: 'a@example'}}))).toEqual(['poll']);
  });

  it('posts a signed form back to the callback URL', async () => {
    const {pay, gateway, order} = await open();
    const {razorpay_payment_id: id, next} = await pay({method: 'netbanking', bank: 'HDFC'});
    const page = await (await tap(gateway, next[0].url, 'pay')).text();
    expect(formOf(page)).toEqual({
      action: 'https://shop.example/return?token=t',
      fields: {
        razorpay_payment_id: id,
        razorpay_order_id: order.id,
        razorpay_signature: hmac('demo-razorpay-secret', `${order.id}|${id}`),
      },
    });
  });

  it('posts an error back when the shopper cancels or the bank declines', async () => {
    for (const [action, reason] of [
      ['cancel', 'payment_cancelled'],
      ['decline', 'payment_failed'],
    ] as const) {
      const {pay, gateway, get} = await open();
      const {razorpay_payment_id: id, next} = await pay({method: 'netbanking', bank: 'HDFC'});
      const page = await (await tap(gateway, next[0].url, action)).text();
      expect(formOf(page).fields).toMatchObject({
        'error[code]': 'BAD_REQUEST_ERROR',
        'error[reason]': reason,
      });
      expect(await get(`/v1/payments/${id}`)).toMatchObject({
        status: 'failed',
        error_reason: reason,
        captured: false,
      });
    }
  });

  it('fetches a payment, alone and by its order, in the documented shape', async () => {
    const {payUpi, gateway, get, order} = await open();
    const {razorpay_payment_id: id} = await payUpi({flow: 'intent'});
    await gateway.act(id, 'pay');
    const payment = await get(`/v1/payments/${id}`);
    expect(keys(payment)).toEqual(keys(seed('rzp-fetch-captured-upi')));
    expect(payment).toMatchObject({
      status: 'captured',
      captured: true,
      amount: 20_000,
      order_id: order.id,
      notes: {order_id: 'ord_7'},
    });
    const list = await get(`/v1/orders/${order.id}/payments`);
    expect(keys(list)).toEqual(keys(seed('rzp-order-payments')));
    expect(list.items[0]).toEqual(payment);
    expect(await get(`/v1/orders/${order.id}`)).toMatchObject({
      status: 'paid',
      amount_paid: 20_000,
      amount_due: 0,
      attempts: 1,
    });
  });

  it('holds an authorised payment until it is captured in full', async () => {
    const {pay, gateway, get, post, order} = await open({}, 'manual');
    const {razorpay_payment_id: id} = await pay({method: 'card'});
    await gateway.act(id, 'pay');
    expect(await get(`/v1/payments/${id}`)).toMatchObject({status: 'authorized', captured: false});
    expect((await post(`/v1/payments/${id}/capture`, {amount: 100, currency: 'INR'})).status).toBe(400);
    const captured = await (
      await post(`/v1/payments/${id}/capture`, {amount: 20_000, currency: 'INR'})
    ).json();
    expect(captured).toMatchObject({id, status: 'captured', captured: true});
    expect((await post(`/v1/payments/${id}/capture`, {amount: 20_000, currency: 'INR'})).status).toBe(400);
    expect((await get(`/v1/orders/${order.id}`)).status).toBe('paid');
  });

  it('takes a code after a wrong one', async () => {
    const {pay, gateway, post, get, order} = await open();
    const {razorpay_payment_id: id, next} = await pay({method: 'card'});
    const generate = (next as Next[]).find(({action}) => action === 'otp_generate')?.url ?? '';
    const generated = await (await call(gateway, follow(generate), {}, {})).json();
    expect(shape(generated)).toEqual(shape(seed('rzp-otp-generate')));
    const submit = (generated.next as Next[])[0]?.url ?? '';

    const wrong = await call(gateway, follow(submit), {}, {otp: '000000'});
    expect([wrong.status, await wrong.json()]).toEqual([400, seed('rzp-otp-submit-bad')]);
    expect((await get(`/v1/payments/${id}`)).status).toBe('created');

    const right = await (await call(gateway, follow(submit), {}, {otp: '123456'})).json();
    expect(keys(right)).toEqual(keys(seed('rzp-otp-submit-ok')));
    expect(right.razorpay_signature).toBe(hmac('demo-razorpay-secret', `${order.id}|${id}`));
    expect((await get(`/v1/payments/${id}`)).status).toBe('captured');
    expect((await post(`/v1/payments/${id}/otp/submit`, {otp: '123456'})).status).toBe(200);
  });

  it('asks for a code alone where a wallet is paid with, and the phone shows it', async () => {
    const {pay, gateway, post} = await open();
    const {razorpay_payment_id: id, next} = await pay({method: 'wallet', wallet: 'demowallet'});
    expect((next as Next[]).map(({action}) => action)).toEqual(['otp_generate']);
    await post(`/v1/payments/${id}/otp_generate`, {});
    const phone = phoneSimulator([gateway]);
    const shown = async () => (await phone.fetch(new Request('http://127.0.0.1/'))).text();
    expect(await shown()).toContain('123456 is your code for ₹200.00 at Chai Point.');
    await post(`/v1/payments/${id}/otp/submit`, {otp: '123456'});
    expect(await shown()).not.toContain('123456');
  });

  it('sends another code, and fails the payment after the third wrong one', async () => {
    const {pay, get, post} = await open();
    const {razorpay_payment_id: id} = await pay({method: 'card'});
    await post(`/v1/payments/${id}/otp_generate`, {});
    const resent = await (await post(`/v1/payments/${id}/otp/resend`, {})).json();
    expect(shape(resent)).toEqual(shape(seed('rzp-otp-resend')));
    for (const otp of ['1', '2'])
      expect(await (await post(`/v1/payments/${id}/otp/submit`, {otp})).json()).toHaveProperty('next');
    const last = await (await post(`/v1/payments/${id}/otp/submit`, {otp: '3'})).json();
    expect(last).not.toHaveProperty('next');
    expect((await get(`/v1/payments/${id}`)).status).toBe('failed');
    expect((await post(`/v1/payments/${id}/otp/submit`, {otp: '123456'})).status).toBe(400);
  });

  it('signs webhooks over the raw body and gives each event an id', async () => {
    const {payUpi, gateway, shop} = await open();
    const {razorpay_payment_id: id} = await payUpi({flow: 'intent'});
    await gateway.act(id, 'pay');
    await gateway.idle();
    expect(shop.received.map(({body}) => JSON.parse(body).event)).toEqual([
      'payment.authorized',
      'payment.captured',
      'order.paid',
    ]);
    for (const {request, body} of shop.received) {
      expect(request.headers.get('x-razorpay-signature')).toBe(hmac('demo-razorpay-webhook-secret', body));
    }
    const ids = shop.received.map(({request}) => request.headers.get('x-razorpay-event-id'));
    expect(new Set(ids).size).toBe(3);
    expect(JSON.parse(shop.received[0]?.body ?? '').payload.payment.entity.status).toBe('authorized');
  });

  it('sends a duplicate with the same event id', async () => {
    const {payUpi, gateway, shop} = await open();
    await payUpi({flow: 'intent'});
    await gateway.act('last', 'pay-duplicate-webhook');
    await gateway.idle();
    const ids = shop.received.map(({request}) => request.headers.get('x-razorpay-event-id'));
    expect([ids.length, new Set(ids).size]).toEqual([6, 3]);
  });

  it('tries a webhook again when the shop did not take it', async () => {
    const shop = merchant(500, 200);
    const {payUpi, gateway, clock} = await open({fetch: shop.fetch}, 'manual');
    await payUpi({flow: 'intent'});
    await gateway.act('last', 'pay');
    await gateway.idle();
    expect(shop.received).toHaveLength(1);
    clock.advance(1_000);
    await gateway.idle();
    clock.advance(60_000);
    await gateway.idle();
    expect(gateway.deliveries.map(({attempt, status}) => [attempt, status])).toEqual([
      [1, 500],
      [2, 200],
    ]);
  });

  it('authorises late: failed first, captured afterwards', async () => {
    const {payUpi, gateway, clock, get, shop} = await open({lateMs: 10_000});
    const {razorpay_payment_id: id} = await payUpi({flow: 'intent'});
    await gateway.act(id, 'late-success');
    expect((await get(`/v1/payments/${id}`)).status).toBe('failed');
    clock.advance(10_000);
    await gateway.idle();
    expect(await get(`/v1/payments/${id}`)).toMatchObject({status: 'captured', error_code: null});
    expect(shop.received.map(({body}) => JSON.parse(body).event)).toEqual([
      'payment.failed',
      'payment.authorized',
      'payment.captured',
      'order.paid',
    ]);
  });

  it('refuses wrong keys; the key id alone is good for codes only', async () => {
    const {pay, post, gateway} = await open();
    const {razorpay_payment_id: id} = await pay({method: 'card'});
    const half = {authorization: `Basic ${btoa('rzp_test_DEMO:')}`};
    for (const headers of [{}, half, {authorization: `Basic ${btoa('rzp_test_DEMO:wrong')}`}] as Record<
      string,
      string
    >[]) {
      expect((await call(gateway, `/v1/payments/${id}`, headers)).status).toBe(401);
      expect((await post('/v1/orders', {amount: 100}, headers)).status).toBe(401);
    }
    expect((await post(`/v1/payments/${id}/otp_generate`, {}, half)).status).toBe(200);
  });

  it('refuses a payment without an order, or of another amount', async () => {
    const {pay} = await open();
    const {error: amount} = await pay({method: 'card', amount: 100});
    const {error: order} = await pay({method: 'card', order_id: 'order_unknown'});
    expect([amount.field, order.field]).toEqual(['amount', 'order_id']);
  });

  it('refunds what was captured, and the order stays paid', async () => {
    const {payUpi, gateway, post, get, order} = await open();
    const {razorpay_payment_id: id} = await payUpi({flow: 'intent'});
    await gateway.act(id, 'pay');
    expect(await (await post(`/v1/payments/${id}/refund`, {})).json()).toMatchObject({
      entity: 'refund',
      amount: 20_000,
    });
    expect(await get(`/v1/payments/${id}`)).toMatchObject({
      status: 'refunded',
      refund_status: 'full',
      amount_refunded: 20_000,
    });
    expect((await get(`/v1/orders/${order.id}`)).status).toBe('paid');
  });

  it('checks an address without saying anything of a payment', async () => {
    const {post} = await open();
    const good = await (await post('/v1/payments/validate/vpa', {vpa: 'gauravkumar@exampleupi'})).json();
    expect(shape(good)).toEqual(shape(seed('rzp-vpa-valid')));
    expect((await post('/v1/payments/validate/vpa', {vpa: 'nonsense'})).status).toBe(400);
  });
});
