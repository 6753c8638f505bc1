import {describe, expect, it} from 'vitest';
import {describeIn} from './harness/browsers.js';
import {scene} from './support/scene.js';
import type {GatewayName} from './support/shop.js';
import type {Tab} from './support/tab.js';

type Case = {
  readonly way: string;
  readonly gateway: GatewayName;
  readonly amount: string;
  /** What the checkout says after a decline at the gateway. */
  readonly declined: string;
  /** After a cancel there; a gateway without a word for it leaves the payment open. */
  readonly cancelled: string;
  /** The outcomes of a shopper who then leaves. */
  readonly leftDeclined: string;
  readonly leftCancelled: string;
  /** Whether the gateway can be asked about a payment whose shopper never came back. */
  readonly tells: boolean;
};

const FAILED = 'The payment didn’t go through';
const TRY_FAILED = 'This try didn’t go through';
const CONFIRMING = 'Confirming your payment';
const REVIEW = 'Received, waiting for confirmation';
const DECLINED = 'pay-failure: failed, declined';

const CASES: readonly Case[] = [
  {
    way: 'rumbapay',
    gateway: 'rumbapay',
    amount: '₹200.00',
    declined: FAILED,
    leftDeclined: DECLINED,
    cancelled: CONFIRMING,
    leftCancelled: 'pay-cancel',
    tells: true,
  },
  {
    // a payment of Razorpay's that failed may be authorised later: the order stays open
    way: 'razorpay-bank',
    gateway: 'razorpay',
    amount: '₹200.00',
    declined: TRY_FAILED,
    leftDeclined: 'pay-cancel',
    cancelled: TRY_FAILED,
    leftCancelled: 'pay-cancel',
    tells: true,
  },
  {
    way: 'uddoktapay',
    gateway: 'uddoktapay',
    amount: '৳320.00',
    declined: FAILED,
    leftDeclined: DECLINED,
    cancelled: CONFIRMING,
    leftCancelled: 'pay-cancel',
    tells: false,
  },
  {
    way: 'rupantorpay',
    gateway: 'rupantorpay',
    amount: '৳320.00',
    declined: FAILED,
    leftDeclined: DECLINED,
    cancelled: FAILED,
    leftCancelled: DECLINED,
    tells: false,
  },
  {
    way: 'kupay',
    gateway: 'kupay',
    amount: '₹200.00',
    declined: FAILED,
    leftDeclined: DECLINED,
    cancelled: 'The payment was cancelled',
    leftCancelled: 'pay-failure: cancelled, cancelled-at-gateway',
    tells: true,
  },
];

/** What somebody who wants to look like a payer writes into the address of the return page. */
const FORGED = new URLSearchParams({
  status: 'COMPLETED',
  transactionId: 'FORGED123456',
  transaction_id: 'FORGED123456',
  invoice_id: 'FORGED123456',
  paymentAmount: '320.00',
  currency: 'BDT',
  razorpay_payment_id: 'pay_FORGED12345678',
  razorpay_signature: 'a'.repeat(64),
});

describeIn(['chromium'], 'every gateway, from the button to the delivery', (engine) => {
  const now = scene(engine);

  describe.each(CASES)('$way', (its) => {
    const {way, amount} = its;
    const PAY = `Pay ${amount}`;

    /** The shop's page, and the gateway's in a window of its own. */
    async function inPopup() {
      const {shop, shopper, tab} = now;
      await tab.goto(shop.page({mode: 'popup', way}));
      const popup = await shopper.opened(() => tab.tap(PAY));
      await popup.shows(amount);
      return {shop, shopper, tab, popup, gateway: shop.gateway(its.gateway)};
    }

    /** Paid, told once to the page and once to the shop, however long one waits. */
    async function paidOnce(tab: Tab) {
      const {shop} = now;
      await tab.shows('Paid');
      await shop.event('pay-success');
      await expect.poll(() => shop.deliveries(tab)).toBe(1);
      await shop.demo.gateways[its.gateway].idle();
      expect(await shop.deliveries(tab)).toBe(1);
      expect(shop.outcomes()).toEqual(['pay-success: succeeded']);
    }

    async function unpaid(tab: Tab) {
      expect(await now.shop.deliveries(tab)).toBe(0);
      expect(now.shop.outcomes().filter((outcome) => outcome.startsWith('pay-success'))).toEqual([]);
    }

    /** × or "Close", and "Leave and cancel" where it asks. */
    async function leave(tab: Tab) {
      await tab.tap('Close');
      if (await tab.offers('Leave and cancel')) await tab.tap('Leave and cancel');
      await now.shop.event('pay-close');
    }

    it('is paid on its page in a popup', async () => {
      const {tab, popup} = await inPopup();
      await popup.tap(PAY);
      await popup.gone();
      await paidOnce(tab);
    });

    it('is paid by redirect and back', async () => {
      const {shop, tab} = now;
      await tab.goto(shop.page({mode: 'redirect', way}));
      await tab.tap(PAY);
      await tab.shows(amount);

      await tab.tap(PAY);

      await paidOnce(tab);
      const url = new URL(await tab.url());
      expect([url.pathname, url.hash]).toEqual(['/thanks', '']);
    });

    it('is declined', async () => {
      const {shop, tab, popup} = await inPopup();
      await popup.tap('Decline');
      await tab.shows(its.declined);
      await popup.gone();
      await unpaid(tab);

      await leave(tab);

      expect(shop.outcomes()).toEqual([its.leftDeclined]);
      await unpaid(tab);
    });

    it('is cancelled at the gateway', async () => {
      const {shop, tab, popup} = await inPopup();
      await popup.tap('Cancel');
      await tab.shows(its.cancelled);
      await popup.gone();
      await unpaid(tab);

      await leave(tab);

      expect(shop.outcomes()).toEqual([its.leftCancelled]);
      await unpaid(tab);
    });

    it(`is paid and its window closed, with no word to the shop: ${its.tells ? 'the shop asks' : 'nobody can tell'}`, async () => {
      now.shop.gateway(its.gateway).configure({webhooks: false});
      await now.shopper.context?.clock.install();
      const {shop, shopper, tab, popup, gateway} = await inPopup();
      await popup.tap('Unusual endings');
      await popup.tap('Pay and close the window');
      await popup.gone();
      if (its.tells) {
        await paidOnce(tab);
        return;
      }
      await tab.shows('Have you finished paying?');
      await shopper.context?.clock.fastForward('15:30');
      await tab.shows('The time to pay is over');
      await shopper.context?.clock.fastForward('01:30');
      await tab.shows('We don’t know yet how it ended');
      await leave(tab);
      expect(shop.outcomes()).toEqual(['pay-pending: deadline']);
      await unpaid(tab);

      // the gateway's staff sends the message at last
      await gateway.act('webhook');
      await expect.poll(() => shop.deliveries(tab)).toBe(1);
    });

    it('is paid and its window closed, and the webhook tells', async () => {
      const {tab, popup} = await inPopup();
      await popup.tap('Unusual endings');
      await popup.tap('Pay and close the window');
      await popup.gone();
      await paidOnce(tab);
    });

    it('is held for review when a wrong amount was paid', async () => {
      const {shop, tab, popup} = await inPopup();
      await popup.tap('Unusual endings');
      await popup.tap('Pay a wrong amount');
      await tab.shows(REVIEW);
      await popup.gone();
      await unpaid(tab);

      await tab.tap('Done');

      await shop.event('pay-close');
      expect(shop.outcomes()).toEqual(['pay-pending: needs-review']);
      await unpaid(tab);
      const held = shop.demo.shop.log.entries.filter(({text}) => text.startsWith('onReview:'));
      expect(held.at(-1)?.text).toMatch(/is held, amount-mismatch$/);
    });

    it('SEC-40: is not paid by a forged return, and is paid by paying', async () => {
      const {shop, tab, popup, gateway} = await inPopup();
      const {returnUrl = ''} = gateway.last();

      // the shop's page for returns closes its window, maybe before it has loaded
      await popup.goto(`${returnUrl}?${FORGED}`).catch(() => {});

      await popup.gone();
      await tab.shows(CONFIRMING);
      await unpaid(tab);
      expect(shop.outcomes()).toEqual([]);
      await gateway.act('pay');
      if (!its.tells) await gateway.act('webhook');
      await paidOnce(tab);
    });

    it('is delivered once when the webhook comes before the shopper', async () => {
      const {shop, tab, popup, gateway} = await inPopup();
      await gateway.act('pay');
      await expect.poll(() => shop.deliveries(tab)).toBe(1);
      await tab.shows('Paid');

      await popup.reload();
      await popup.tap((await popup.offers('Back to Chai Point')) ? 'Back to Chai Point' : 'Back to the shop');
      await popup.gone();

      await paidOnce(tab);
    });

    it('is delivered once when the webhook comes after the shopper, again and again', async () => {
      now.shop.gateway(its.gateway).configure({webhooks: false});
      const {tab, popup, gateway} = await inPopup();
      await popup.tap(PAY);
      await popup.gone();
      await paidOnce(tab);

      for (let i = 0; i < 3; i++) await gateway.act('webhook');

      await paidOnce(tab);
    });

    it('is delivered after a late success, and never asked for twice', async () => {
      const {shop, tab, popup, gateway} = await inPopup();
      await popup.tap('Decline');
      await tab.shows(its.declined);
      await popup.gone();
      const count = gateway.count();

      await gateway.act('approve');

      await expect.poll(() => shop.deliveries(tab)).toBe(1);
      // a failure's last screen asks once more before it starts anew
      if (await tab.offers('Try again')) await tab.tap('Try again').catch(() => {});
      await paidOnce(tab);
      expect(gateway.count()).toBe(count);
    });
  });
});
