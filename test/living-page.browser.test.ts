import {expect, fixture, html} from '@open-wc/testing';
import '../src/define.js';
import {PayCheckout} from '../src/pay-checkout.js';
import {
  anotherPage,
  atTheShop,
  buttonIn,
  frames,
  LINK,
  merchant,
  PAID,
  PENDING,
  prepare,
  titleIn,
  until,
} from './fakes/shop-page.js';

const SCAN = 'Scan with any UPI app';
const paidFor = (id: string) => ({id, status: 'succeeded'});

/** A merchant's function whose answers come when the test says so. */
function slowMerchant() {
  const waiting: {paymentId: string | undefined; answer: (body: unknown) => void}[] = [];
  const fetchStatus = ({paymentId}: {paymentId?: string}) =>
    new Promise<unknown>((answer) => waiting.push({paymentId, answer}));
  return {waiting, fetchStatus};
}

describe('while a checkout is open', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('SEC-43: another payment-id is the next session’s: what is on its way is told of its own payment', async () => {
    const {waiting, fetchStatus} = slowMerchant();
    const {element, events} = await atTheShop({fetchStatus});
    const ended = element.open();
    await until(() => waiting.length === 1);
    element.paymentId = 'ord_8';
    await element.updateComplete;
    waiting[0]?.answer(paidFor('ord_7'));
    expect(await ended).to.include({kind: 'success', paymentId: 'ord_7'});
    await frames(10);
    expect(events).to.deep.equal(['pay-open', 'pay-success ord_7']);
    expect(waiting.map(({paymentId}) => paymentId)).to.deep.equal(['ord_7']);
  });

  it('SEC-43: and a success of that other one is nothing to it', async () => {
    const {waiting, fetchStatus} = slowMerchant();
    const {element, events} = await atTheShop({fetchStatus});
    element.open().catch(() => {});
    await until(() => waiting.length === 1);
    element.paymentId = 'ord_8';
    await element.updateComplete;
    waiting[0]?.answer(paidFor('ord_8'));
    element.checkNow();
    await until(() => waiting.length === 2);
    expect(waiting[1]?.paymentId).to.equal('ord_7');
    expect(events).to.deep.equal(['pay-open']);
    expect(titleIn(element)).to.equal(SCAN);
  });

  it('REL-35: language and theme change at once, the payment with the next opening', async () => {
    const {element, shop, events} = await atTheShop();
    const ended = element.open();
    await until(() => shop.asked > 0 && titleIn(element) === SCAN);
    const panel = element.shadowRoot!.querySelector('dialog')!;
    element.theme = 'light';
    await element.updateComplete;
    const light = getComputedStyle(panel).backgroundColor;
    element.theme = 'dark';
    await element.updateComplete;
    expect(getComputedStyle(panel).backgroundColor).to.not.equal(light);
    element.locale = 'hi';
    await until(() => titleIn(element) !== SCAN);
    element.locale = 'en-IN';
    await until(() => titleIn(element) === SCAN);

    const next = merchant(paidFor('ord_8'));
    Object.assign(element, {
      paymentId: 'ord_8',
      challenge: LINK.replace('demo@', 'next@'),
      fetchStatus: next.fetchStatus,
    });
    await element.updateComplete;
    const {asked} = shop;
    element.checkNow();
    await until(() => shop.asked > asked);
    expect(panel.textContent).to.include('demo@example').and.not.include('next@example');
    expect(next.asked).to.equal(0);
    shop.says = PAID;
    element.checkNow();
    expect(await ended).to.include({kind: 'success', paymentId: 'ord_7'});
    expect(await element.open()).to.include({kind: 'success', paymentId: 'ord_8'});
    expect(events.filter((event) => /success|failure|cancel|pending/.test(event))).to.deep.equal([
      'pay-success ord_7',
      'pay-success ord_8',
    ]);
  });

  it('REL-51: going back and printing change nothing: it has no place in the history', async () => {
    const {element, shop, events} = await atTheShop();
    history.pushState(null, '', '#a-step-of-the-shops');
    const {length} = history;
    element.open().catch(() => {});
    await until(() => shop.asked > 0 && titleIn(element) === SCAN);
    expect(history.length).to.equal(length);
    const popped = new Promise((resolve) => addEventListener('popstate', resolve, {once: true}));
    history.back();
    await popped;
    for (const type of ['beforeprint', 'afterprint']) dispatchEvent(new Event(type));
    await frames(5);
    expect(location.hash).to.equal('');
    expect(titleIn(element)).to.equal(SCAN);
    expect(element.shadowRoot?.querySelector('dialog')?.matches(':modal')).to.equal(true);
    expect(events).to.deep.equal(['pay-open']);
  });
});

describe('a page of a shop', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('REL-47: whose listener throws is told the outcome once, and the checkout closes cleanly', async () => {
    // In a page of its own: what its listener throws is that page's mistake, not the test's.
    const {page, element} = await anotherPage();
    const thrown: string[] = [];
    page.addEventListener('error', (event) => {
      event.preventDefault();
      thrown.push(event.message);
    });
    const shop = merchant();
    const events = prepare(element, shop, {merchantName: 'Chai Point'});
    element.addEventListener('pay-success', new page.Function('throw new Error("oh")') as () => void);
    const ended = element.open();
    await until(() => shop.asked > 0 && titleIn(element));
    shop.says = PAID;
    element.checkNow();
    expect((await ended).kind).to.equal('success');
    await until(() => buttonIn(element, 'Back to Chai Point'));
    buttonIn(element, 'Back to Chai Point')?.click();
    await until(() => events.includes('pay-close'));
    expect(events).to.deep.equal(['pay-open', 'pay-success ord_7', 'pay-close']);
    expect(thrown).to.have.length(1);
    expect(sessionStorage.length).to.equal(0);
    // And the next one is as good as the first.
    shop.says = PENDING;
    element.open().catch(() => {});
    await until(() => titleIn(element) === SCAN);
  });

  it('REL-49: that sets properties before the script is there loses none of them', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><late-checkout payment-id="ord_9" amount="1.00"></late-checkout></div>`,
    );
    const element = page.querySelector<PayCheckout>('late-checkout')!;
    const shop = merchant();
    const events = prepare(element, shop, {merchantName: 'Chai Point', amount: '200.00', currency: 'INR'});
    expect(element.shadowRoot, 'nobody knows it yet').to.equal(null);
    customElements.define('late-checkout', class extends PayCheckout {});
    await until(() => element.shadowRoot?.querySelector('.trigger')?.textContent === 'Pay ₹200.00');
    element.shadowRoot?.querySelector<HTMLElement>('.trigger')?.click();
    await until(() => shop.asked > 0 && titleIn(element) === SCAN);
    expect(element.shadowRoot?.querySelector('dialog')?.textContent).to.include('Chai Point');
    shop.says = PAID;
    element.checkNow();
    await until(() => events.length > 1);
    expect(events).to.deep.equal(['pay-open', 'pay-success ord_7']);
  });
});
