import {expect} from '@open-wc/testing';
import type {PayCheckout} from '../src/pay-checkout.js';
import {until} from './fakes/keyboard-shopper.js';
import {
  atTheShop,
  CONFIRMING,
  find,
  LEAVING,
  PAID,
  takesTheReceipt,
  textOf,
  UPI_LINK,
  unhurried,
} from './view/keyboard-shop.js';

describe('with the keyboard alone', function () {
  // a key takes its time where a browser is driven from outside
  this.timeout(40_000);
  before(unhurried);
  beforeEach(() => sessionStorage.clear());

  it('A11Y-08, A11Y-25: a code to scan is paid by its link as well, or another way', async () => {
    const shop = await atTheShop({
      challenge: {
        kind: 'choice',
        options: [
          {label: 'UPI', challenge: {kind: 'upi', link: UPI_LINK}},
          {label: 'Collect', challenge: {kind: 'approval'}},
        ],
      },
    });
    const {shopper, merchant, checkout} = shop;
    await shopper.opens('How do you want to pay?');
    await shopper.chooses('UPI Any UPI app, or scan a QR code', ' ');
    await shopper.sees('Scan with any UPI app');
    await until(() => checkout.shadowRoot?.querySelector('svg[part=qr]'), 'a code');
    await shopper.looks();
    await shopper.meets('Close', 'Copy link', 'Other ways');

    await shopper.chooses('Copy link');
    await until(() => /^(Copied|Selected)/.test(copyNote(checkout)), 'a word about the copy');
    expect(shopper.focused).to.match(/^(Copied|Selected)/);

    await shopper.chooses('Other ways');
    await shopper.sees('How do you want to pay?');
    await shopper.chooses('UPI Any UPI app, or scan a QR code');
    await shopper.sees('Scan with any UPI app');
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    checkout.checkNow();
    await takesTheReceipt(shop);
    expect(shopper.heard).to.deep.equal([
      'status: How do you want to pay?',
      'status: Scan with any UPI app. Paying Chai Point · demo@example',
      LEAVING,
      'status: How do you want to pay?',
      'status: Scan with any UPI app. Paying Chai Point · demo@example',
      PAID,
    ]);
  });

  it('A11Y-05: an approval is confirmed, and paid', async () => {
    const shop = await atTheShop({challenge: {kind: 'approval', hint: 'demo@example'}});
    const {shopper, merchant, checkout} = shop;
    await shopper.opens('Approve it in your app');
    await shopper.looks();
    await shopper.meets('Close', 'I have approved', 'Cancel');
    await shopper.chooses('I have approved', ' ');
    await shopper.sees('Confirming your payment');
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    checkout.checkNow();
    await shopper.sees('Paid');
    await shopper.looks();
    await shopper.meets('Close', 'Copy Reference', 'Back to Chai Point');
    await takesTheReceipt(shop);
    expect(shopper.heard).to.deep.equal([
      'status: Approve it in your app. Sent to demo@example',
      CONFIRMING,
      PAID,
    ]);
  });

  it('A11Y-13, A11Y-14, A11Y-15: a wrong code is told and typed anew, the right one pays', async () => {
    const submitUrl = `/__api/code/t${Math.random().toString(36).slice(2)}`;
    const fetchStatus = async () => ({id: 'ord_7', ...(await (await fetch(submitUrl)).json())});
    const shop = await atTheShop({
      challenge: {kind: 'otp', submitUrl, resendUrl: submitUrl, hint: 'the phone ending in 42'},
      fetchStatus,
    });
    const {shopper, checkout} = shop;
    await shopper.opens('Enter the code from your bank');
    await until(() => shopper.focused === 'One-time code', 'A11Y-02: the field has the focus');
    await shopper.looks();
    await shopper.meets('Close', 'One-time code', 'Confirm payment', 'Send a new code');

    await shopper.goesTo('One-time code');
    await shopper.press('Enter');
    await until(() => problem(checkout) === 'Enter the code from the message.', 'nothing was typed');
    await shopper.type('111 111');
    await shopper.press('Enter');
    await until(() => problem(checkout) === 'That code is not right. 2 tries left.', 'the code is wrong');
    expect(shopper.focused).to.equal('One-time code');
    await shopper.looks();

    await shopper.chooses('Send a new code');
    await until(() => /^Send a new code in 0:/.test(resend(checkout)), 'a new code was sent');
    await shopper.sees('Enter the code from your bank');
    await shopper.goesTo('One-time code');
    expect(field(checkout).value, 'nothing is thrown away').to.equal('111 111');
    field(checkout).select();
    await shopper.type('123-456');
    await shopper.chooses('Confirm payment');
    await takesTheReceipt(shop);
    expect(shopper.heard).to.deep.equal([
      'status: Enter the code from your bank. Sent to the phone ending in 42',
      'alert: Enter the code from the message.',
      'status: Checking the code',
      'alert: That code is not right. 2 tries left.',
      'status: Checking the code',
      'status: A new code is on its way.',
      'status: Checking the code',
      CONFIRMING,
      PAID,
    ]);
  });

  it('A11Y-03: a way to pay is chosen, left, and another one paid', async () => {
    const banks = {kind: 'choice', options: [{label: 'First Bank', challenge: {kind: 'approval'}}]};
    const shop = await atTheShop({
      challenge: {
        kind: 'choice',
        options: [
          {label: 'Bank', challenge: banks},
          {label: 'Wallet', challenge: {kind: 'approval'}},
        ],
      },
    });
    const {shopper, merchant} = shop;
    await shopper.opens('How do you want to pay?');
    await shopper.looks();
    const both = ['Close', 'Bank', 'Wallet Approve it in your app'];
    await shopper.meets(...both);

    await shopper.chooses('Bank');
    await until(() => shopper.title !== '' && option(shop.checkout) === 'First Bank', 'the banks');
    await shopper.sees('How do you want to pay?');
    await shopper.meets('Close', 'First Bank Approve it in your app', 'Back');
    await shopper.chooses('Back');
    await until(() => option(shop.checkout) === 'Bank', 'all ways');
    await shopper.sees('How do you want to pay?');

    await shopper.chooses('Wallet Approve it in your app');
    await shopper.sees('Approve it in your app');
    await shopper.chooses('Other ways');
    await shopper.sees('How do you want to pay?');
    await shopper.chooses('Wallet Approve it in your app');
    await shopper.sees('Approve it in your app');
    await shopper.chooses('I have approved');
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    shop.checkout.checkNow();
    await takesTheReceipt(shop);
  });
});

const copyNote = (checkout: PayCheckout) => textOf(checkout, 'pay-copy-button [role=status]');
const problem = (checkout: PayCheckout) => textOf(checkout, '#code-problem');
const resend = (checkout: PayCheckout) => textOf(checkout, 'p.button');
const option = (checkout: PayCheckout) => textOf(checkout, '.way bdi');
const field = (checkout: PayCheckout) => find(checkout, '#code') as HTMLInputElement;
