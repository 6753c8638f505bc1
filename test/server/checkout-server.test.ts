import {describe, expect, it} from 'vitest';
import {Shop} from './shop.js';

describe('a payment through the kit', () => {
  it('is created, paid on the gateway’s page, believed after verifying, and delivered once', async () => {
    const shop = new Shop();
    const created = await shop.create();
    expect(created.challenge).toEqual({
      kind: 'page',
      url: `https://pay.example/payment/${'1'.padStart(40, '0')}`,
      waitForReturn: true,
      amount: {value: '200.00', currency: 'BDT'},
    });
    expect(created.statusUrl).toBe(`https://shop.example/pay/payments/${created.paymentId}/status`);
    expect(await shop.status(created)).toMatchObject({
      id: created.paymentId,
      status: 'pending',
      amount: '200.00',
    });

    shop.gateway.invoices[0]!.status = 'COMPLETED';
    const back = await shop.comeBack('?invoice_id=inv1');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toMatch(
      new RegExp(`^https://shop\\.example/thanks#pay=${created.paymentId}\\.[\\w-]{43}$`),
    );
    expect(await shop.status(created)).toMatchObject({status: 'succeeded'});
    expect(shop.paid).toMatchObject([{ref: created.paymentId, orderId: 'order-1', gatewayIds: ['inv1']}]);

    await shop.webhook({invoice_id: 'inv1', status: 'COMPLETED'});
    await shop.comeBack('?invoice_id=inv1');
    expect(shop.paid).toHaveLength(1);
  });
});
