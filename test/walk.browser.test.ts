import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import '../src/define.js';
import type {PayCheckout} from '../src/pay-checkout.js';
import {readAnswer} from '../src/session/read-lazily.js';
// fetched before the clock runs
import '../src/text/locales/ar.js';
import {loadLater} from '../src/session/late-parts.js';
import {KeyboardShopper, until} from './fakes/keyboard-shopper.js';

const UPI_LINK = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord7';
const PAGE_URL = 'https://bank.example/pay/7';

/** A server takes a moment, in which screens are drawn and said. */
const ANSWER_MS = 30;

const PREPARING = 'status: Getting your payment ready';
const CONFIRMING =
  'status: Confirming your payment. This usually takes a few seconds. Please don’t pay again.';
const LEAVING = 'status: Checking once more. This takes a moment.';
const PAID = 'status: Paid. Confirmed by Chai Point.';
const LEAVE =
  'alert: Leave the payment? If you have already approved it, it may still go through. We check once more before we cancel.';
const OUTCOMES = ['pay-success', 'pay-failure', 'pay-cancel', 'pay-pending'];

/** A checkout between two buttons of its page, a merchant who says how the payment stands, and a shopper with a keyboard. */
async function atTheShop(more: Partial<PayCheckout>, says: unknown = {id: 'ord_7', status: 'pending'}) {
  const merchant = {says};
  const page = await fixture<HTMLElement>(html`
    <main>
      <h1>Tea</h1>
      <button id="before">Before</button>
      <pay-checkout
        lang="en" theme="light" locale="en-IN" payment-id="ord_7" amount="200.00" currency="INR"
        merchant-name="Chai Point" description="Four cups" reference="CHAI-7"
      ></pay-checkout>
      <button id="after">After</button>
    </main>
  `);
  const checkout = page.querySelector('pay-checkout')!;
  const fetchStatus = async () => {
    await new Promise((resolve) => setTimeout(resolve, ANSWER_MS));
    return merchant.says;
  };
  Object.assign(checkout, {fetchStatus, ...more});
  const outcomes: string[] = [];
  for (const type of OUTCOMES) checkout.addEventListener(type, () => outcomes.push(type));
  await until(
    () => checkout.shadowRoot?.querySelector('.trigger')?.textContent === 'Pay ₹200.00',
    'a button',
  );
  return {checkout, merchant, outcomes, shopper: new KeyboardShopper(checkout)};
}

type Shop = Awaited<ReturnType<typeof atTheShop>>;

/** The last screen of a success, and the way back to the button that began it all. */
async function takesTheReceipt({shopper, outcomes}: Pick<Shop, 'shopper' | 'outcomes'>) {
  await shopper.sees('Paid');
  await shopper.chooses('Back to Chai Point');
  await shopper.leaves();
  expect(shopper.focused, 'A11Y-04').to.equal('Pay ₹200.00');
  expect(outcomes).to.deep.equal(['pay-success']);
}

describe('with the keyboard alone', function () {
  // a key takes its time where a browser is driven from outside
  this.timeout(40_000);
  before(async () => {
    await emulateMedia({reducedMotion: 'reduce', colorScheme: 'light'});
    // what the focus on the button fetches: a shopper's hands are slower than these
    await readAnswer(UPI_LINK);
    await loadLater();
  });
  beforeEach(() => sessionStorage.clear());

  it('A11Y-02: where the browser blocks the window, the focus is on a real link', async () => {
    // a sandbox without allow-popups: the browser itself says no, and no window opens
    const frame = await fixture<HTMLIFrameElement>(
      html`<iframe
        title="A shop that may open no windows"
        sandbox="allow-scripts allow-same-origin"
        src="/test/fixtures/shop-without-windows.html"
        style="width: 780px; height: 580px"
      ></iframe>`,
    );
    const within = () => frame.contentDocument?.querySelector('pay-checkout');
    await until(() => within()?.shadowRoot?.querySelector('.trigger'), 'the shop is there');
    const checkout = within()!;
    Object.assign(checkout, {
      challenge: PAGE_URL,
      fetchStatus: async () => ({id: 'ord_7', status: 'pending'}),
    });
    const shopper = new KeyboardShopper(checkout);

    await shopper.opens(/^Your/);
    // Firefox under automation counts no key as a click: there a second one is needed
    if (shopper.title === 'Your payment page is ready') await shopper.chooses('Continue to payment');
    await shopper.sees('Your browser blocked the payment window');

    expect(shopper.focused).to.equal('Continue to payment');
    // the part that speaks comes right after the screen: hands are slower
    await until(() => shopper.heard.length > 0, 'the screen is told');
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

  // the last: whoever goes to the browser's own controls in Firefox does not come back from a test
  it('A11Y-03: thirty times Tab and back never reaches the page behind', async () => {
    const {shopper} = await atTheShop({challenge: {kind: 'approval'}});
    await shopper.opens('Approve it in your app');
    await shopper.staysInside('Tab');
    await shopper.staysInside('Shift+Tab');
  });
});

const root = (checkout: PayCheckout) => checkout.shadowRoot!;
const textOf = (checkout: PayCheckout, selector: string) =>
  (root(checkout).querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const copyNote = (checkout: PayCheckout) => textOf(checkout, 'pay-copy-button [role=status]');
const problem = (checkout: PayCheckout) => textOf(checkout, '#code-problem');
const resend = (checkout: PayCheckout) => textOf(checkout, 'p.button');
const option = (checkout: PayCheckout) => textOf(checkout, '.way bdi');
const field = (checkout: PayCheckout) => root(checkout).querySelector<HTMLInputElement>('#code')!;
