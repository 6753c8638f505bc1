import {expect, it} from 'vitest';
import {describeIn} from './harness/browsers.js';
import {readQr} from './harness/qr.js';
import {scene} from './support/scene.js';
import type {GatewayName} from './support/shop.js';

const PAY = 'Pay ₹200.00';

describeIn(['chromium'], 'ways to pay without a page of the gateway', (engine) => {
  const now = scene(engine);

  /** The shop's page with the checkout open. */
  async function opened(way: string, title: string) {
    const {shop, shopper, tab} = now;
    await tab.goto(shop.page({way}));
    await tab.tap(PAY);
    await tab.shows(title);
    return {shop, shopper, tab};
  }

  async function paidOnce(gateway: GatewayName) {
    const {shop, tab} = now;
    await tab.shows('Paid');
    await shop.event('pay-success');
    await expect.poll(() => shop.deliveries(tab)).toBe(1);
    await shop.demo.gateways[gateway].idle();
    expect(await shop.deliveries(tab)).toBe(1);
    expect(shop.outcomes()).toEqual(['pay-success: succeeded']);
  }

  it.each([
    ['rumbapay-upi', 'rumbapay', true],
    ['rumbapay-upi', 'rumbapay', false],
    ['razorpay-upi', 'razorpay', true],
    ['razorpay-upi', 'razorpay', false],
  ] as const)('%s: the code is scanned with a phone and approved there (webhooks of %s: %s)', async (way, gateway, webhooks) => {
    now.shop.gateway(gateway).configure({webhooks});
    const {shop, shopper, tab} = await opened(way, 'Scan with any UPI app');
    await tab.read(() => document.fonts.ready.then(() => true));
    const link = await readQr(await tab.screenshot());
    expect(link).toBe(shop.gateway(gateway).last().upiLink);

    const phone = await shopper.another();
    await phone.goto(shop.demo.phoneUrl);
    await phone.fill('A UPI link, as the code holds it', link);
    await phone.tap('Open');
    await phone.says('Is this what you want to pay?');
    await phone.tap('Approve');

    await paidOnce(gateway);
  });

  it('rumbapay-upi: is declined on the phone', async () => {
    const {shop, shopper, tab} = await opened('rumbapay-upi', 'Scan with any UPI app');
    const phone = await shopper.another();
    await phone.goto(shop.demo.phoneUrl);

    await phone.tap('Decline');

    await tab.shows('The payment didn’t go through');
    await tab.tap('Close');
    await shop.event('pay-close');
    expect(shop.outcomes()).toEqual(['pay-failure: failed, declined']);
    expect(await shop.deliveries(tab)).toBe(0);
  });

  it('razorpay-upi: fails on the phone, and is paid with a second code', async () => {
    const {shop, tab} = await opened('razorpay-upi', 'Scan with any UPI app');
    const gateway = shop.gateway('razorpay');
    const count = gateway.count();
    await gateway.act('decline');
    await tab.shows('This try didn’t go through');

    await tab.tap('Try again');

    await tab.shows('Scan with any UPI app');
    expect(gateway.count()).toBe(count + 1);
    await gateway.act('approve');
    await paidOnce('razorpay');
  });

  it('razorpay-collect: is approved in the shopper’s app', async () => {
    const {shop, shopper} = await opened('razorpay-collect', 'Approve it in your app');
    const phone = await shopper.another();
    await phone.goto(shop.demo.phoneUrl);

    await phone.tap('Approve');

    await paidOnce('razorpay');
  });

  it('razorpay-otp: a wrong code first, then the right one', async () => {
    const {shop, shopper, tab} = await opened('razorpay-otp', 'Enter the code from your bank');
    await tab.fill('One-time code', '000000');
    await tab.tap('Confirm payment');
    await shopper.context?.pages()[0]?.getByText('That code is not right.').first().waitFor();
    expect(await shop.deliveries(tab)).toBe(0);

    const phone = await shopper.another();
    await phone.goto(shop.demo.phoneUrl);
    await phone.says('is your code for ₹200.00');
    const code = /\b\d{6}\b/.exec(shop.gateway('razorpay').last().message ?? '')?.[0] ?? '';
    await tab.fill('One-time code', code);
    await tab.tap('Confirm payment');

    await paidOnce('razorpay');
  });
});
