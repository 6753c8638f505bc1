import {expect} from '@open-wc/testing';
import {
  atAnotherShop,
  atTheShop,
  CONFIRMING,
  LEAVE,
  PAGE_URL,
  PAID,
  takesTheReceipt,
  unhurried,
} from './view/keyboard-shop.js';

const LOST =
  'alert: Have you finished paying? The payment window may be closed. If you have paid, please don’t pay again: we are still checking.';

describe('a payment page with the keyboard alone', function () {
  // a key takes its time where a browser is driven from outside
  this.timeout(40_000);
  before(unhurried);
  beforeEach(() => sessionStorage.clear());

  it('A11Y-02: where the browser blocks the window, the focus is on a real link', async () => {
    // a sandbox without allow-popups: the browser itself says no, and no window opens
    const {shopper} = await atAnotherShop(
      {sandbox: 'allow-scripts allow-same-origin'},
      {challenge: PAGE_URL},
    );

    await shopper.opens(/^Your/);
    // Firefox under automation counts no key as a click: there a second one is needed
    if (shopper.title === 'Your payment page is ready') await shopper.chooses('Continue to payment');
    await shopper.sees('Your browser blocked the payment window');

    expect(shopper.focused).to.equal('Continue to payment');
    await shopper.meets('Close', 'Continue to payment', 'Cancel');
    await shopper.goesTo('Continue to payment');
    await shopper.chooses('Cancel');
    await shopper.sees('Leave the payment?');
    await shopper.chooses('Keep waiting');
    await shopper.sees('Your browser blocked the payment window');
    expect(shopper.focused).to.equal('Continue to payment');
    expect(shopper.heard.slice(-2)).to.deep.equal([
      'status: Your browser blocked the payment window. You pay on bank.example. Your order stays open here.',
      LEAVE,
    ]);
  });

  it('A11Y-02: where the browser blocks the window of a form, it is a button that sends it, and is paid', async () => {
    const shop = await atAnotherShop(
      {sandbox: 'allow-scripts allow-same-origin allow-forms'},
      {challenge: {kind: 'form', url: PAGE_URL, fields: {order: '7'}}},
    );
    const {shopper, merchant, checkout} = shop;
    await shopper.opens(/^Your/);
    if (shopper.title === 'Your payment page is ready') await shopper.chooses('Continue to payment');
    await shopper.sees('Your browser blocked the payment window');
    expect(shopper.focused).to.equal('Continue to payment');
    await shopper.meets('Close', 'Continue to payment', 'Cancel');

    await shopper.goesTo('Continue to payment');
    await shopper.press(' ');
    await shopper.sees('Finish paying in the new window');
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    checkout.checkNow();
    await takesTheReceipt(shop);
    expect(shopper.heard.slice(-3)).to.deep.equal([
      'status: Your browser blocked the payment window. You pay on bank.example. Your order stays open here.',
      'status: Finish paying in the new window. You pay on bank.example. This page updates by itself.',
      PAID,
    ]);
  });

  it('A11Y-02, A11Y-05: the page is open, lost, opened again, and paid', async () => {
    const pages = new BroadcastChannel('short-page');
    const shop = await atTheShop({challenge: new URL('/test/view/short-page.html', location.href).href});
    const {shopper, merchant, checkout} = shop;
    const open = `status: Finish paying in the new window. You pay on ${location.host}. This page updates by itself.`;
    await shopper.opens(/^(Finish|Your)/);
    // Firefox under automation counts no key as a click: there a second one is needed
    if (shopper.title === 'Your payment page is ready') await shopper.chooses('Continue to payment');
    await shopper.sees('Finish paying in the new window');
    await shopper.meets('Close', 'Show the payment window', 'I have paid');

    pages.postMessage('close');
    await shopper.sees('Have you finished paying?');
    expect(shopper.focused, 'A11Y-02').to.equal('Have you finished paying?');
    await shopper.looks();
    await shopper.meets('Close', 'I have paid', 'Open it again', 'Cancel');

    await shopper.chooses('Open it again');
    await shopper.sees('Finish paying in the new window');
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    checkout.checkNow();
    await takesTheReceipt(shop);
    pages.postMessage('close');
    pages.close();
    expect(shopper.heard).to.deep.equal([open, LOST, open, PAID]);
  });

  it('A11Y-03, A11Y-27: a page inside the checkout can be entered and left, and opened elsewhere', async () => {
    const shop = await atTheShop({challenge: PAGE_URL, mode: 'frame'});
    const {shopper, merchant} = shop;
    await shopper.opens('Pay on bank.example');
    expect(shopper.focused, 'A11Y-02').to.equal('Pay on bank.example');
    await shopper.goesTo('Open in a new window');
    await shopper.goesTo('Close');
    await shopper.goesTo('I have paid');

    await shopper.chooses('I have paid');
    await shopper.sees('Confirming your payment');
    await shopper.looks();
    await shopper.meets('Close', 'I have not paid yet', 'Cancel');
    await shopper.chooses('I have not paid yet');
    await shopper.sees('Pay on bank.example');
    await shopper.chooses('I have paid');
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    shop.checkout.checkNow();
    await takesTheReceipt(shop);
    expect(shopper.heard).to.deep.equal([
      'status: Pay on bank.example',
      CONFIRMING,
      'status: Pay on bank.example',
      CONFIRMING,
      PAID,
    ]);
  });
});
