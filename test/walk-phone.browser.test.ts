import {expect} from '@open-wc/testing';
import {until} from './fakes/keyboard-shopper.js';
import {atAnotherShop, find, PAID, takesTheReceipt, UPI_LINK, unhurried} from './view/keyboard-shop.js';

const ANDROID =
  'Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
const APPS = 'status: Pay with your UPI app. Paying Chai Point · demo@example';
const LAUNCHED = 'status: Finish in PhonePe. Approve the payment there, then come back here.';
const NOT_OPENED =
  'alert: Didn’t PhonePe open? It may not be on this phone. Nothing is lost: choose another way.';
const SCAN = 'status: Scan with any UPI app. Paying Chai Point · demo@example';

describe('on a phone with a keyboard alone', function () {
  // a key takes its time where a browser is driven from outside
  this.timeout(40_000);
  before(unhurried);
  beforeEach(() => sessionStorage.clear());

  it('A11Y-02, A11Y-05: an app does not open, another way is found, and it is paid by its code', async () => {
    const shop = await atAnotherShop({userAgent: ANDROID}, {challenge: {kind: 'upi', link: UPI_LINK}});
    const {shopper, merchant, checkout, page} = shop;
    const followed: string[] = [];
    // no such app here: the link is not followed any further
    page.addEventListener('click', (event) => {
      const link = event.composedPath().find((one) => (one as Element).localName === 'a');
      if (link) followed.push((link as HTMLAnchorElement).getAttribute('href') ?? '');
      event.preventDefault();
    });
    await shopper.opens('Pay with your UPI app');
    // before each name two letters, which are for the eye alone
    const names = ['GP Google Pay', 'PP PhonePe', 'Pa Paytm', 'BH BHIM', 'CR CRED'];
    await shopper.meets('Close', ...names, 'Any UPI app', 'Pay from another device');

    await shopper.chooses('PP PhonePe');
    await shopper.sees('Finish in PhonePe');
    expect(shopper.focused, 'A11Y-02').to.equal('Finish in PhonePe');
    await shopper.sees('Didn’t PhonePe open?');
    expect(shopper.focused, 'A11Y-02').to.equal('Didn’t PhonePe open?');
    await shopper.meets('Close', 'Open PhonePe again', 'Another app', 'Show QR code');

    await shopper.chooses('Another app');
    await shopper.sees('Pay with your UPI app');
    await shopper.chooses('Pay from another device');
    await shopper.sees('Scan with any UPI app');
    await until(() => find(checkout, 'svg[part=qr]'), 'a code');
    await shopper.meets('Close', 'Copy link', 'Another app');
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    checkout.checkNow();
    await takesTheReceipt(shop);
    expect(followed).to.have.length(1);
    expect(followed[0]).to.match(/^intent:.*;package=com\.phonepe\.app;end$/);
    expect(shopper.heard).to.deep.equal([APPS, LAUNCHED, NOT_OPENED, APPS, SCAN, PAID]);
  });
});
