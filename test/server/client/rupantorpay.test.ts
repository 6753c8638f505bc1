import {describe, expect, it} from 'vitest';
import {rupantorpay} from '../../../src/server/index.js';
import {FakeRupantorPay} from '../fake-gateways-more.js';
import {Shop} from '../shop.js';

function open(amount = '200.00') {
  const fake = new FakeRupantorPay();
  const shop = new Shop({
    gateways: [rupantorpay({apiKey: fake.key})],
    fetch: fake.fetch,
    loadOrder: () => ({amount, currency: 'BDT', customer: {name: 'John Doe', email: 'john@example.com'}}),
  });
  const sent = () => fake.asked('/checkout').at(-1)!.body;
  const hook = (body: BodyInit, type?: string) =>
    shop.server.fetch(
      new Request(String(sent().webhook_url), {
        method: 'POST',
        body,
        ...(type && {headers: {'content-type': type}}),
      }),
    );
  return {fake, shop, sent, hook};
}

describe('rupantorpay', () => {
  it('creates with the documented fields and headers, whole amounts without zeros', async () => {
    const {fake, shop, sent} = open();
    const {challenge, paymentId} = await shop.create();
    expect(challenge).toMatchObject({
      kind: 'page',
      url: 'https://payment.rupantorpay.com/api/execute/b32174038622',
      waitForReturn: true,
    });
    const [heard] = fake.heard;
    expect(heard?.url.href).toBe('https://payment.rupantorpay.com/api/payment/checkout');
    expect(Object.fromEntries(heard?.headers ?? [])).toMatchObject({
      'x-api-key': fake.key,
      'x-client': 'shop.example',
      'content-type': 'application/json',
    });
    expect(sent()).toMatchObject({
      fullname: 'John Doe',
      email: 'john@example.com',
      amount: '200',
      metadata: {order_id: paymentId, shop_order: 'order-1'},
    });
  });

  it.each([
    ['10', '10'],
    ['10.5', '10.50'],
    ['10.00', '10'],
    ['0010.60', '10.60'],
    ['100', '100'],
  ])('asks for %s as %s', async (amount, asked) => {
    const {shop, sent} = open(amount);
    await shop.create();
    expect(sent().amount).toBe(asked);
  });

  it('is paid when it says COMPLETED of our payment: amounts in three decimals', async () => {
    const {fake, shop, sent} = open();
    const created = await shop.create();
    fake.transactions[0]!.status = 'COMPLETED';
    await shop.server.fetch(new Request(`${String(sent().success_url)}?transactionId=TRX1&status=PENDING`));
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('succeeded');
    expect(shop.paid).toHaveLength(1);
  });

  it('waits calmly while a person must approve', async () => {
    const {shop, sent} = open();
    const created = await shop.create();
    await shop.server.fetch(new Request(`${String(sent().cancel_url)}?transactionId=TRX1&status=COMPLETED`));
    await shop.quiet();
    expect((await shop.status(created)).status).toBe('processing');
  });

  it.each([
    [new URLSearchParams({transactionId: 'TRX1', status: 'COMPLETED'}), undefined],
    [JSON.stringify({transactionID: 'TRX1'}), 'application/json'],
    [JSON.stringify({transaction_id: 'TRX1', status: 'success'}), 'application/json'],
  ] as const)('takes webhooks in every form that was seen (%s)', async (body, type) => {
    const {fake, shop, hook} = open();
    await shop.create();
    fake.transactions[0]!.status = 'COMPLETED';
    expect((await hook(body, type)).status).toBe(200);
    await shop.quiet();
    expect(shop.paid).toHaveLength(1);
  });

  it('has no signature, so a webhook without the token in its URL is refused', async () => {
    const {fake, shop} = open();
    const {paymentId} = await shop.create();
    fake.transactions[0]!.status = 'COMPLETED';
    for (const path of ['rupantorpay', `rupantorpay?ref=${paymentId}`, `rupantorpay/${paymentId}.guess`]) {
      const response = await shop.post(`/webhook/${path}`, {
        json: {transactionId: 'TRX1', metadata: {order_id: paymentId}},
      });
      expect([401, 404]).toContain(response.status);
    }
    expect(fake.asked('verify-payment')).toHaveLength(0);
  });

  it('a failed question is no failed payment', async () => {
    const {shop, hook} = open();
    const created = await shop.create();
    expect((await hook(JSON.stringify({transactionId: 'TRX9'}), 'application/json')).status).toBe(503);
    expect((await shop.status(created)).status).toBe('pending');
  });

  it('metadata that comes back as text, or under its other name, still binds', async () => {
    for (const rename of [
      (body: Record<string, unknown>) => ({...body, metadata: JSON.stringify(body.metadata)}),
      ({metadata, ...body}: Record<string, unknown>) => ({...body, meta_data: metadata}),
    ]) {
      const {fake, shop, hook} = open();
      await shop.create();
      fake.transactions[0]!.status = 'COMPLETED';
      fake.trick = ({url}) => {
        if (!url.pathname.endsWith('verify-payment')) return undefined;
        const {id, ...rest} = fake.transactions[0]!;
        return Response.json(rename({...rest, transaction_id: id, payment_method: 'bkash'}));
      };
      await hook(JSON.stringify({transactionId: 'TRX1'}), 'application/json');
      await shop.quiet();
      expect(shop.paid).toHaveLength(1);
    }
  });

  it('needs name and e-mail, and says which is missing to the operator only', async () => {
    const {fake} = open();
    const shop = new Shop({
      gateways: [rupantorpay({apiKey: fake.key})],
      fetch: fake.fetch,
      loadOrder: () => ({amount: '200', currency: 'BDT', customer: {name: 'x'}}),
    });
    const response = await shop.post('/payments', {json: {orderId: '1'}});
    expect([response.status, await response.text()]).toEqual([500, '{"error":"order-invalid"}']);
    expect(shop.log).toContainEqual(
      expect.objectContaining({code: 'order-invalid', field: 'customer.email'}),
    );
  });
});
