import {expect} from '@open-wc/testing';
import {until} from './fakes/keyboard-shopper.js';
import {
  atTheShop,
  CONFIRMING,
  LEAVE,
  LEAVING,
  PAID,
  PREPARING,
  takesTheReceipt,
  unhurried,
} from './view/keyboard-shop.js';

describe('with the keyboard alone, back and on again', function () {
  // a key takes its time where a browser is driven from outside
  this.timeout(40_000);
  before(unhurried);
  beforeEach(() => sessionStorage.clear());

  it('A11Y-03, A11Y-04, A11Y-16: Escape asks, and nothing is given up by accident', async () => {
    const {shopper, outcomes} = await atTheShop({challenge: {kind: 'approval'}});
    await shopper.opens('Approve it in your app');
    await shopper.press('Escape');
    await shopper.sees('Leave the payment?');
    await shopper.looks();
    await shopper.meets('Close', 'Keep waiting', 'Leave and cancel');
    await shopper.press('Escape');
    await shopper.sees('Leave the payment?');
    await shopper.chooses('Keep waiting');
    await shopper.sees('Approve it in your app');
    expect(shopper.focused).to.equal('Approve it in your app');

    await shopper.chooses('Close');
    await shopper.sees('Leave the payment?');
    await shopper.chooses('Leave and cancel');
    await shopper.leaves();
    expect(shopper.focused).to.equal('Pay ₹200.00');
    expect(outcomes).to.deep.equal(['pay-cancel']);
    expect(shopper.heard).to.deep.equal(['status: Approve it in your app', LEAVE, LEAVE, LEAVING]);
  });

  it('A11Y-05, A11Y-19: a payment that failed is tried again, and paid', async () => {
    const keys: string[] = [];
    const shop = await atTheShop({
      createPayment: async ({idempotencyKey}) => {
        keys.push(idempotencyKey);
        await until(() => shop.shopper.heard.at(-1) === PREPARING, 'what takes its time is told');
        return {kind: 'approval'};
      },
    });
    const {shopper, merchant, checkout} = shop;
    await shopper.opens('Approve it in your app');
    merchant.says = {id: 'ord_7', status: 'failed'};
    checkout.checkNow();
    await shopper.sees('The payment didn’t go through');
    await shopper.looks();
    await shopper.meets('Close', 'Copy Reference', 'Try again', 'Close');

    await shopper.chooses('Try again');
    merchant.says = {id: 'ord_7', status: 'pending'};
    await shopper.sees('Approve it in your app');
    await shopper.chooses('I have approved');
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    shop.checkout.checkNow();
    await takesTheReceipt(shop);
    expect(new Set(keys).size).to.equal(2);
    expect(shopper.heard).to.deep.equal([
      PREPARING,
      'status: Approve it in your app',
      'alert: The payment didn’t go through. If your account shows a debit, keep the reference: banks normally return it by themselves.',
      PREPARING,
      'status: Approve it in your app',
      CONFIRMING,
      PAID,
    ]);
  });

  // the last: whoever goes to the browser's own controls in Firefox does not come back from a test
  it('A11Y-03: thirty times Tab and back never reaches the page behind', async () => {
    const {shopper} = await atTheShop({challenge: {kind: 'approval'}});
    await shopper.opens('Approve it in your app');
    await shopper.staysInside('Tab');
    await shopper.staysInside('Shift+Tab');
  });
});
