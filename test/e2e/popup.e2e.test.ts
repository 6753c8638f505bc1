import {expect, it} from 'vitest';
import {describeIn} from './harness/browsers.js';
import {scene} from './support/scene.js';
import type {GatewayName} from './support/shop.js';

const PAY = 'Pay ₹200.00';

describeIn(['chromium', 'firefox', 'webkit'], 'a hosted page in a popup', (engine) => {
  const now = scene(engine);

  /** The shop's page, and the payment page in a window of its own. */
  async function atTheGateway(way: GatewayName = 'rumbapay') {
    const {shop, shopper, tab} = now;
    const amount = way === 'uddoktapay' ? '৳320.00' : '₹200.00';
    await tab.goto(shop.page({mode: 'popup', way}));
    const popup = await shopper.opened(() => tab.tap(`Pay ${amount}`));
    await popup.shows(amount);
    return {shop, shopper, tab, popup, gateway: shop.gateway(way)};
  }

  it('SEC-30: is paid, without a way back into the shop’s window', async () => {
    const {shop, tab, popup} = await atTheGateway();
    await tab.shows('Finish paying in the new window');
    expect(await popup.read(() => window.opener === null)).toBe(true);

    await popup.tap(PAY);

    await tab.shows('Paid');
    await popup.gone();
    await shop.ended('pay-success: succeeded');
    expect(await shop.deliveries(tab)).toBe(1);
  });

  it('REL-05: is paid while its COOP header makes the window look closed', async () => {
    now.shop.gateway('rumbapay').configure({coop: true});
    const {shop, shopper, tab, popup} = await atTheGateway();
    await tab.shows('Have you finished paying?');
    expect(await shopper.windows()).toBe(2);
    expect(shop.outcomes()).toEqual([]);

    await popup.tap(PAY);

    await tab.shows('Paid');
    await popup.gone();
    await shop.ended('pay-success: succeeded');
  });

  it('opens by itself in auto mode, since the click still counts when the payment is there', async () => {
    const {shop, shopper, tab} = now;
    await tab.goto(shop.page({mode: 'auto'}));

    // WebKit counts only the click itself: a real link instead
    const popup = await shopper.opened(async () => {
      await tab.tap(PAY);
      if (engine === 'webkit') await tab.tap('Continue to payment');
    });
    await popup.tap(PAY);

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });

  it('is declined, tried again, and paid', async () => {
    const {shop, shopper, tab, popup} = await atTheGateway();
    await popup.tap('Decline');
    await tab.shows('The payment didn’t go through');
    await popup.gone();

    // WebKit counts only the click itself, which is over when the new payment is there: a real link instead
    const second = await shopper.opened(async () => {
      await tab.tap('Try again');
      if (engine === 'webkit') await tab.tap('Continue to payment');
    });
    await second.tap(PAY);

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
    expect(await shop.deliveries(tab)).toBe(1);
  });

  it('is left and cancelled', async () => {
    const {shop, shopper, tab} = await atTheGateway();
    await tab.tap('Close');
    await tab.shows('Leave the payment?');

    await tab.tap('Leave and cancel');

    await shop.ended('pay-cancel');
    // elsewhere nobody can close a window whose opener was cut
    if (engine === 'firefox') await expect.poll(() => shopper.windows()).toBe(1);
  });

  it('REL-07: cannot be cancelled once it was paid meanwhile', async () => {
    const {shop, tab, gateway} = await atTheGateway();
    await tab.tap('Close');
    await tab.shows('Leave the payment?');
    gateway.configure({webhooks: false});
    await gateway.act('pay');

    await tab.tap('Leave and cancel');

    await shop.ended('pay-success: succeeded');
    expect(await shop.deliveries(tab)).toBe(1);
  });

  it('is declined while its window stays open, and paid in a fresh one', async () => {
    const {shop, shopper, tab, gateway} = await atTheGateway();
    await gateway.act('decline');
    await tab.shows('The payment didn’t go through');

    const second = await shopper.opened(async () => {
      await tab.tap('Try again');
      if (engine === 'webkit') await tab.tap('Continue to payment');
    });
    await second.tap(PAY);

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });

  // the same words in every engine; each window of WebKit's takes its time
  if (engine === 'webkit') return;

  it('REL-06: is paid although its window was closed before anyone came back', async () => {
    const {shop, tab, popup, gateway} = await atTheGateway();
    gateway.configure({webhooks: false});
    await popup.tap('Unusual endings');

    await popup.tap('Pay and close the window');

    await popup.gone();
    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });

  it('REL-04: asks a shopper who closed the window, opens the same payment again, and is paid', async () => {
    const {shop, shopper, tab, popup, gateway} = await atTheGateway();
    const count = gateway.count();
    await popup.close();
    await tab.shows('Have you finished paying?');

    const again = await shopper.opened(() => tab.tap('Open it again'));
    await again.tap(PAY);

    await tab.shows('Paid');
    expect(gateway.count()).toBe(count);
    await shop.ended('pay-success: succeeded');
  });

  it('is cancelled at the gateway', async () => {
    const {shop, tab, popup} = await atTheGateway('kupay');

    await popup.tap('Cancel');

    await tab.shows('The payment was cancelled');
    await popup.gone();
    await tab.tap('Close');
    await shop.ended('pay-failure: cancelled, cancelled-at-gateway');
    expect(await shop.deliveries(tab)).toBe(0);
  });

  it('is cancelled at a gateway that knows no such word, opened again, and paid', async () => {
    const {shop, shopper, tab, popup} = await atTheGateway('rumbapay');
    await popup.tap('Cancel');
    await tab.shows('Confirming your payment');
    await popup.gone();
    await tab.tap('I have not paid yet');

    const again = await shopper.opened(() => tab.tap('Open it again'));
    await again.tap(PAY);

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });

  it('is received, waits for a person, and is pending for a shopper who leaves', async () => {
    const {shop, tab, popup} = await atTheGateway('uddoktapay');
    await popup.tap('Later: somebody must approve it');
    await tab.shows('Received, waiting for confirmation');
    await popup.gone();
    expect(shop.outcomes()).toEqual([]);

    await tab.tap('Done');

    await shop.ended('pay-pending: awaiting-confirmation');
    await shop.gateway('uddoktapay').act('approve');
    await expect.poll(() => shop.deliveries(tab)).toBe(1);
  });
});
