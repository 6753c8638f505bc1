import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {nothing} from 'lit';
import '../../src/define.js';
import type {PayCheckout} from '../../src/pay-checkout.js';
import {loadLater} from '../../src/session/late-parts.js';
import {readAnswer} from '../../src/session/read-lazily.js';
// fetched before the clock runs
import '../../src/text/locales/ar.js';
import {KeyboardShopper, until} from '../fakes/keyboard-shopper.js';

export const UPI_LINK = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord7';
export const PAGE_URL = 'https://bank.example/pay/7';

/** A server takes a moment, in which screens are drawn and said. */
const ANSWER_MS = 30;

export const PREPARING = 'status: Getting your payment ready';
export const CONFIRMING =
  'status: Confirming your payment. This usually takes a few seconds. Please don’t pay again.';
export const LEAVING = 'status: Checking once more. This takes a moment.';
export const PAID = 'status: Paid. Confirmed by Chai Point.';
export const LEAVE =
  'alert: Leave the payment? If you have already approved it, it may still go through. We check once more before we cancel.';
const OUTCOMES = ['pay-success', 'pay-failure', 'pay-cancel', 'pay-pending'];

/** What the focus on the button fetches, beforehand: a shopper's hands are slower than these. */
export async function unhurried() {
  await emulateMedia({reducedMotion: 'reduce', colorScheme: 'light'});
  await readAnswer(UPI_LINK);
  await loadLater();
}

/**
 * Listens before the first key: what can be done, and what is said, come right after a screen's title. In Firefox
 * a Tab that is too early leaves the page for the browser's own controls, and no key after it counts.
 */
class CalmShopper extends KeyboardShopper {
  override async opens(title: string | RegExp) {
    await super.opens(title);
    await until(() => this.heard.length > 0, 'the screen is told');
  }
}

/** A checkout between two buttons of its page, a merchant who says how the payment stands, and a shopper with a keyboard. */
export async function atTheShop(
  more: Partial<PayCheckout>,
  says: unknown = {id: 'ord_7', status: 'pending'},
) {
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
  return shopWith(page.querySelector('pay-checkout')!, more, says);
}

/**
 * The same in a frame, whose window is the test's to change.
 *
 * @param sandbox - What the frame may do; without it, everything.
 * @param userAgent - What its browser says that it is.
 */
export async function atAnotherShop(
  {sandbox, userAgent}: {readonly sandbox?: string; readonly userAgent?: string},
  more: Partial<PayCheckout>,
) {
  const frame = await fixture<HTMLIFrameElement>(
    html`<iframe
      title="Another page of a shop’s"
      sandbox=${sandbox ?? nothing}
      src="/test/fixtures/shop-without-windows.html"
      style="width: 780px; height: 580px"
    ></iframe>`,
  );
  const first = () => frame.contentDocument?.querySelector('pay-checkout');
  await until(() => first()?.shadowRoot?.querySelector('.trigger'), 'the shop is there');
  const page = frame.contentWindow!;
  if (userAgent) Object.defineProperty(page.navigator, 'userAgent', {value: userAgent});
  // a new one: what kind of device this is, an element asks only once
  const checkout = first()!.cloneNode() as PayCheckout;
  first()!.replaceWith(checkout);
  return {page, ...(await shopWith(checkout, more, {id: 'ord_7', status: 'pending'}))};
}

async function shopWith(checkout: PayCheckout, more: Partial<PayCheckout>, says: unknown) {
  const merchant = {says};
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
  return {checkout, merchant, outcomes, shopper: new CalmShopper(checkout)};
}

export type Shop = Awaited<ReturnType<typeof atTheShop>>;

/** The last screen of a success, and the way back to the button that began it all. */
export async function takesTheReceipt({shopper, outcomes}: Pick<Shop, 'shopper' | 'outcomes'>) {
  await shopper.sees('Paid');
  await shopper.chooses('Back to Chai Point');
  await shopper.leaves();
  expect(shopper.focused, 'A11Y-04').to.equal('Pay ₹200.00');
  expect(outcomes).to.deep.equal(['pay-success']);
}

const root = (checkout: PayCheckout) => checkout.shadowRoot!;

/** What stands on the screen in one place. */
export const textOf = (checkout: PayCheckout, selector: string) =>
  (root(checkout).querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

export const find = (checkout: PayCheckout, selector: string) => root(checkout).querySelector(selector);
