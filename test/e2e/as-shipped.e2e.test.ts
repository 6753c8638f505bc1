import {expect, it} from 'vitest';
import {asShipped, describeIn} from './harness/browsers.js';
import {policyOf, readCspDoc} from './support/csp-doc.js';
import {scene} from './support/scene.js';
import {stage} from './support/stage.js';
import {PATIENCE_MS} from './support/tab.js';

const PAY = 'Pay ₹200.00';

// the driver's own switches leave out the popup blocker and the back/forward cache; Firefox's cannot be undone
describeIn(['chromium'], 'a browser as shoppers have it', (engine) => {
  const now = scene(engine, {launch: asShipped});

  it('REL-02: waits for a tap when nobody has clicked, and is paid in the popup that the tap opens', async () => {
    const {shop} = now;
    const shopper = await now.shopperWith((context) =>
      context.addInitScript(() => {
        addEventListener('load', () => {
          void document.querySelector('pay-checkout')?.open();
        });
      }),
    );
    const {tab} = shopper;
    const gateway = shop.gateway('rumbapay');
    const count = gateway.count();
    await tab.goto(shop.page({mode: 'popup'}));
    // a driver that looks into the page would count as a click
    await expect.poll(() => gateway.count(), {timeout: PATIENCE_MS}).toBe(count + 1);
    await tab.shows('Your payment page is ready');
    expect(await shopper.windows()).toBe(1);

    const popup = await shopper.opened(() => tab.tap('Continue to payment'));
    await popup.tap(PAY);

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });
});

describeIn(['chromium'], 'a browser that keeps pages it has left', (engine) => {
  const open = stage(engine, asShipped);

  it('REL-12: goes back from the payment page, asks at once, pays on the second visit, and tells it once', async () => {
    const {merchant, shopper} = await open({
      challenge: 'page',
      mode: 'redirect',
      policy: (gateway) => policyOf(readCspDoc(gateway).whole),
      // what may not be stored is not kept either
      headers: {'cache-control': 'no-cache'},
    });
    const {shop} = merchant;
    const {tab} = shopper;
    const asked = () => shop.requests.filter((line) => line === 'GET /status').length;
    await tab.goto(shop.origin);
    await tab.tap('Buy');
    await tab.shows('Gateway');
    const before = asked();

    await tab.back();

    await tab.shows('Confirming your payment');
    expect(await tab.read(() => 'restored' in document.documentElement.dataset)).toBe(true);
    await expect.poll(asked).toBeGreaterThan(before);
    await tab.tap('I have not paid yet');
    await tab.tap('Continue to payment');
    await tab.tap('Pay now');
    await tab.shows('Paid');
    await merchant.ended('pay-success');
    expect(shop.violations).toEqual([]);
  });
});

describeIn(['chromium', 'firefox'], 'a browser that opens no window at all', (engine) => {
  const now = scene(engine);

  it('REL-01: offers a real link with the focus on it, and is paid through that', async () => {
    const {shop} = now;
    const shopper = await now.shopperWith((context) =>
      context.addInitScript(() => {
        window.open = () => null;
      }),
    );
    const {tab} = shopper;
    await tab.goto(shop.page({mode: 'popup'}));
    await tab.tap(PAY);
    await tab.shows('Your browser blocked the payment window');
    const link = await tab.read(() => {
      const focused = document.querySelector('pay-checkout')?.shadowRoot?.activeElement;
      if (!(focused instanceof HTMLAnchorElement)) return null;
      const {textContent, href, target, rel, referrerPolicy} = focused;
      return {text: textContent.trim(), href, target, rel, referrerPolicy};
    });
    expect(link).toEqual({
      text: 'Continue to payment',
      href: shop.demo.simulators.rumbapay + shop.gateway('rumbapay').last().pagePath,
      target: '_blank',
      rel: 'noopener',
      referrerPolicy: 'strict-origin-when-cross-origin',
    });

    const page = await shopper.opened(() => tab.tap('Continue to payment'));
    await page.tap(PAY);

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
    expect(shop.events()).toContain('pay-error: popup-blocked');
  });
});
