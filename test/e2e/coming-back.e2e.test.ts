import {expect, it} from 'vitest';
import {describeIn} from './harness/browsers.js';
import {scene} from './support/scene.js';

const PAY = 'Pay ₹200.00';

describeIn(['chromium', 'firefox', 'webkit'], 'coming back', (engine) => {
  const now = scene(engine);

  /** The shop's page, and the payment page in a window of its own. */
  async function inPopup(shopper = now.shopper) {
    const {shop} = now;
    const {tab} = shopper;
    await tab.goto(shop.page({mode: 'popup'}));
    const popup = await shopper.opened(() => tab.tap(PAY));
    await popup.shows('₹200.00');
    return {shop, shopper, tab, popup, gateway: shop.gateway('rumbapay')};
  }

  it('REL-09: by redirect, in the same tab: the return page is the checkout now', async () => {
    const {shop, tab} = now;
    await tab.goto(shop.page({mode: 'redirect'}));
    await tab.tap(PAY);
    await tab.shows('₹200.00');

    await tab.tap(PAY);

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
    const url = new URL(await tab.url());
    expect(url.pathname).toBe('/thanks');
    expect(url.hash).toBe('');
    expect(await shop.deliveries(tab)).toBe(1);
  });

  it('in a second tab: the shop’s tab reports, the second one says that it can go', async () => {
    const {shop, shopper, tab, gateway} = await inPopup();
    const {returnUrl = ''} = gateway.last();
    await gateway.act('pay');
    const second = await shopper.another();
    // a tab with nothing behind it may close before it has loaded
    await second.goto(returnUrl).catch(() => {});

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
    await Promise.any([second.shows('You can close this window'), second.gone()]);
  });

  it('when the shop’s tab has died: the return page takes over and reports', async () => {
    const {shop, tab, popup} = await inPopup();
    await tab.close();
    shop.startAnew();

    await popup.tap(PAY);

    await popup.shows('Paid');
    await shop.ended('pay-success: succeeded');
    expect(await shop.deliveries(popup)).toBe(1);
  });

  it('REL-08: reloads midway, has nothing created anew, and is paid', async () => {
    const {shop, tab, popup, gateway} = await inPopup();
    const count = gateway.count();
    await tab.reload();
    await tab.shows('Confirming your payment');

    await popup.tap(PAY);

    await tab.shows('Paid');
    await popup.gone();
    await shop.ended('pay-success: succeeded');
    expect(gateway.count()).toBe(count);
  });

  it('REL-13: loses the line, says so, and is paid when it is back', async () => {
    const {shop, shopper, tab, gateway} = await inPopup();
    await shopper.offline(true);
    // this driver cuts the line without a word to the page, which then takes three unanswered questions to notice
    if (engine === 'webkit') await tab.says('We can’t reach Chai Point right now', 45_000);
    else await tab.says('No connection right now');
    await gateway.act('pay');
    expect(shop.outcomes()).toEqual([]);

    await shopper.offline(false);

    // nor does it say that the line is back: the next question comes when its turn is
    if (engine === 'webkit') await tab.says('Confirmed by', 45_000);
    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  }, 120_000);

  if (engine === 'webkit') return;

  it('REL-31: taps twice, and has one window and one payment', async () => {
    const {shop, shopper, tab} = now;
    const gateway = shop.gateway('rumbapay');
    const count = gateway.count();
    await tab.goto(shop.page({mode: 'popup'}));

    const popup = await shopper.opened(() => tab.tapTwice(PAY));
    await popup.tap(PAY);

    await tab.shows('Paid');
    await popup.gone();
    await shop.ended('pay-success: succeeded');
    expect(gateway.count()).toBe(count + 1);
    expect(await shopper.windows()).toBe(1);
  });

  it('SEC-40: with a query that claims success, and learns what the shop’s server says', async () => {
    const {shop, tab} = now;
    await tab.goto(shop.page({mode: 'redirect', way: 'rupantorpay'}));
    await tab.tap('Pay ৳320.00');
    await tab.shows('৳320.00');
    const {returnUrl = ''} = shop.gateway('rupantorpay').last();

    await tab.goto(`${returnUrl}?transactionId=ABCDEF123456&status=COMPLETED&paymentAmount=320`);

    await tab.shows('Confirming your payment');
    expect(shop.outcomes()).toEqual([]);
    expect(await shop.deliveries(tab)).toBe(0);
  });

  const CUTS = {
    'no BroadcastChannel': () => {
      // @ts-expect-error as in an old browser
      delete window.BroadcastChannel;
    },
    'no storage events': () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  };

  it.each(
    Object.entries(CUTS),
  )('with %s: the shop’s tab reports, and the window closes', async (_cut, cut) => {
    const shopper = await now.shopperWith((context) => context.addInitScript(cut));
    const {shop, tab, popup} = await inPopup(shopper);

    await popup.tap(PAY);

    await tab.shows('Paid');
    await popup.gone();
    await shop.ended('pay-success: succeeded');
  });
});
