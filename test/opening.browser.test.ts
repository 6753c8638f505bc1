import {expect} from '@open-wc/testing';
import '../src/define.js';
import {PayError} from '../src/errors.js';
import {PayCheckout} from '../src/pay-checkout.js';
import type {PayReturn} from '../src/pay-return.js';
import {
  anotherPage,
  atTheShop,
  frames,
  LINK,
  merchant,
  PAID,
  PENDING,
  titleIn,
  until,
} from './fakes/shop-page.js';

const record = (paymentId: string) =>
  JSON.stringify({version: 1, sid: 's', idempotencyKey: 'k', attempt: 1, startedAt: Date.now(), paymentId});

/** What comes last on this page, and when. */
let arrive = () => {};
let line = Promise.resolve();

/** A checkout whose other parts are still on their way. */
customElements.define(
  'far-checkout',
  class extends PayCheckout {
    protected override async load() {
      await line;
      return super.load();
    }
  },
);

/** A checkout whose other parts never come. */
customElements.define(
  'lost-checkout',
  class extends PayCheckout {
    protected override load(): Promise<never> {
      return Promise.reject(new PayError('chunk-failed', 'Not there.', {fatal: true}));
    }
  },
);

/** In a page of its own: in this one it would close the window of the tests. */
async function returnPage() {
  const {page} = await anotherPage();
  return page.document.createElement('pay-return') as PayReturn;
}

const ended = (promise: Promise<unknown>) => promise.catch((reason: unknown) => reason);

describe('opening', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
    line = new Promise((resolve) => {
      arrive = resolve;
    });
  });

  for (const [what, successUrl] of [
    ['no URL', 'https://'],
    ['another origin’s', 'https://elsewhere.example/thanks'],
    ['a script', 'javascript:alert(1)'],
  ] as const) {
    it(`is refused with a success-url that is ${what}, before anything is paid`, async () => {
      const {element, shop, events} = await atTheShop({successUrl});
      const error = await ended(element.open());
      expect(error).to.include({code: 'url-rejected', fatal: true, field: 'success-url'});
      expect((error as PayError).message).to.not.include(successUrl);
      expect(events).to.deep.equal(['pay-open', 'pay-error url-rejected', 'pay-close']);
      await frames(5);
      expect(shop.asked).to.equal(0);
      expect(titleIn(element)).to.equal(undefined);
    });
  }

  it('of an element outside of the document is called off, and stands in nobody’s way', async () => {
    arrive();
    const lost = Object.assign(document.createElement('pay-checkout'), {
      challenge: LINK,
      fetchStatus: async () => PENDING,
    });
    expect(await ended(lost.open())).to.include({name: 'AbortError'});
    expect(lost.isShowing).to.equal(false);

    const {element, events} = await atTheShop();
    element.open().catch(() => {});
    await until(() => titleIn(element));
    expect(events).to.deep.equal(['pay-open']);
  });

  it('REL-32: for the next payment is not answered with what the last one came to', async () => {
    const {element, shop, events} = await atTheShop();
    shop.says = PAID;
    expect(await element.open()).to.include({kind: 'success', paymentId: 'ord_7'});
    element.paymentId = 'ord_8';
    shop.says = {id: 'ord_8', status: 'pending'};
    const second = element.open();
    const asked = shop.asked;
    await until(() => shop.asked > asked + 1);
    expect(events).to.deep.equal(['pay-open', 'pay-success ord_7', 'pay-close', 'pay-open']);
    shop.says = {id: 'ord_8', status: 'succeeded'};
    element.checkNow();
    expect(await second).to.include({kind: 'success', paymentId: 'ord_8'});
  });

  it('REL-32: for the same payment shows the last screen until it is closed', async () => {
    const {element, shop} = await atTheShop();
    shop.says = PAID;
    const first = element.open();
    await first;
    expect(element.open()).to.equal(first);
    await element.close();
    expect(element.open()).to.not.equal(first);
  });

  it('REL-31: anew after a reset while the page still validates is one session', async () => {
    let made = 0;
    const createPayment = async () => {
      made += 1;
      return LINK;
    };
    const {element} = await atTheShop({challenge: undefined, createPayment});
    let validate = (_isFine: boolean) => {};
    element.addEventListener(
      'pay-before-open',
      (event) =>
        event.waitFor(
          new Promise<boolean>((resolve) => {
            validate = resolve;
          }),
        ),
      {once: true},
    );
    const first = ended(element.open());
    element.reset();
    element.open().catch(() => {});
    await until(() => titleIn(element) === 'Scan with any UPI app');
    validate(true);
    expect(await first).to.include({name: 'AbortError'});
    await frames(10);
    expect(made).to.equal(1);
  });

  it('is over when the page closes it before the other parts are there', async () => {
    const {element, shop, events} = await atTheShop({}, 'far-checkout');
    const opened = ended(element.open());
    await element.close();
    expect(events).to.deep.equal(['pay-open', 'pay-close']);
    arrive();
    expect(await opened).to.include({name: 'AbortError'});
    await frames(10);
    expect(titleIn(element)).to.equal(undefined);
    expect(shop.asked).to.equal(0);
  });

  it('is forgotten when the page resets it before the other parts are there', async () => {
    const {element, shop, events} = await atTheShop({}, 'far-checkout');
    shop.says = PAID;
    const opened = ended(element.open());
    element.reset();
    arrive();
    expect(await opened).to.include({name: 'AbortError'});
    await frames(10);
    expect(shop.asked).to.equal(0);
    expect(element.isShowing).to.equal(false);
    expect(events).to.deep.equal(['pay-open', 'pay-close']);
  });

  it('is one session when it is closed and opened again meanwhile', async () => {
    const {element, shop, events} = await atTheShop({}, 'far-checkout');
    const first = ended(element.open());
    await element.close();
    const second = element.open();
    arrive();
    expect(await first).to.include({name: 'AbortError'});
    await until(() => shop.asked > 0);
    shop.says = PAID;
    element.checkNow();
    expect(await second).to.include({kind: 'success'});
    expect(events).to.deep.equal(['pay-open', 'pay-close', 'pay-open', 'pay-success ord_7']);
  });
});

describe('after a reload', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('parts that do not come are told, and the record stays for another try', async () => {
    sessionStorage.setItem('pay-checkout:session:ord_7', record('ord_7'));
    const {events} = await atTheShop({}, 'lost-checkout');
    await until(() => events.length > 0);
    expect(events).to.deep.equal(['pay-error chunk-failed']);
    expect(sessionStorage.length).to.equal(1);
  });

  it('a return page tells of a success that came after the shopper had left the shop’s tab', async () => {
    const {element, shop, events} = await atTheShop();
    element.open().catch(() => {});
    await until(() => shop.asked > 0 && titleIn(element));
    await element.close();
    await until(() => events.includes('pay-pending ord_7'));
    element.remove();
    const page = await returnPage();
    const told: string[] = [];
    for (const type of ['pay-success', 'pay-error']) page.addEventListener(type, () => told.push(type));
    Object.assign(page, {paymentId: 'ord_7', fetchStatus: merchant(PAID).fetchStatus, locale: 'en'});
    page.ownerDocument.body.append(page);
    await until(() => titleIn(page) === 'Paid');
    expect(told).to.deep.equal(['pay-success']);
  });

  it('a return page keeps quiet about a success that the shop’s tab has told', async () => {
    const {element, shop} = await atTheShop();
    shop.says = PAID;
    await element.open();
    element.remove();
    const page = await returnPage();
    const told: string[] = [];
    page.addEventListener('pay-success', () => told.push('pay-success'));
    const returning = merchant(PENDING);
    Object.assign(page, {paymentId: 'ord_7', fetchStatus: returning.fetchStatus, locale: 'en'});
    page.ownerDocument.body.append(page);
    await until(() => page.shadowRoot?.querySelector('.note'));
    expect(returning.asked).to.equal(0);
    expect(told).to.deep.equal([]);
  });
});
