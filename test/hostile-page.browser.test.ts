import {expect, fixture, html} from '@open-wc/testing';
import '../src/define.js';
import {atTheShop, buttonIn, frames, PAID, PENDING, titleIn, until} from './fakes/shop-page.js';

/** Says on to the shop's page whatever it is told to say, so many times. */
const PARROT = `<script>
  onmessage = ({data: {say, times}}) => {
    for (let count = 0; count < times; count += 1) parent.postMessage(say, '*');
    parent.postMessage({parrot: 'done'}, '*');
  };
</script>`;

/** A frame of the shop's own origin, or of none. */
async function parrot(sandbox?: string) {
  const frame = document.createElement('iframe');
  frame.title = 'A stranger';
  if (sandbox !== undefined) frame.setAttribute('sandbox', sandbox);
  frame.srcdoc = PARROT;
  const page = await fixture<HTMLElement>(html`<div></div>`);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, {once: true}));
  page.append(frame);
  await loaded;
  return {
    window: frame.contentWindow!,
    /** Resolves when all of it has arrived. */
    async says(say: unknown, times = 1) {
      const done = new Promise<void>((resolve) => {
        const hear = ({data}: MessageEvent) => {
          if ((data as {parrot?: string} | null)?.parrot !== 'done') return;
          removeEventListener('message', hear);
          resolve();
        };
        addEventListener('message', hear);
      });
      frame.contentWindow?.postMessage({say, times}, '*');
      await done;
    },
  };
}

/** A checkout that has just been asked about, so that no question is due for two seconds. */
async function waiting() {
  const shop = await atTheShop();
  shop.element.open().catch(() => {});
  await until(() => shop.shop.asked === 1 && titleIn(shop.element) === 'Scan with any UPI app');
  return shop;
}

const FORGED = {...PAID, payReturn: 'nonce-1', kind: 'success', outcome: {kind: 'success'}};

describe('on a page where others speak too', () => {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('SEC-20: a message claims success in vain, whoever sends it; it is a reason to ask at most', async () => {
    const {element, shop, events} = await waiting();
    const ours = await parrot();
    const foreign = await parrot('allow-scripts');
    await until(() => shop.asked > 1);
    const before = shop.asked;
    // From this page itself, and from a page without an origin: not even a reason to ask.
    window.postMessage(FORGED, location.origin);
    await foreign.says(FORGED);
    await foreign.says(FORGED, 1_000);
    await ours.says({...FORGED, payReturn: undefined});
    await ours.says({...FORGED, payReturn: 'x'.repeat(1_000_000)});
    await frames(5);
    expect(shop.asked, 'not asked').to.be.lessThanOrEqual(before + 1);
    // From a page of this origin: one question.
    const then = shop.asked;
    await ours.says(FORGED);
    await until(() => shop.asked > then);
    expect(events).to.deep.equal(['pay-open']);
    expect(titleIn(element)).to.equal('Scan with any UPI app');
  });

  it('SEC-20: ten thousand messages are one question a second', async () => {
    const {shop, events} = await waiting();
    const ours = await parrot();
    await until(() => shop.asked > 1);
    const before = shop.asked;
    const start = performance.now();
    for (let batch = 0; batch < 10; batch += 1) {
      await ours.says(FORGED, 1_000);
      await frames(3);
    }
    const seconds = (performance.now() - start) / 1_000;
    expect(shop.asked - before).to.be.lessThanOrEqual(Math.ceil(seconds) + 1);
    expect(events).to.deep.equal(['pay-open']);
  });

  it('SEC-22: a result that is forged on the channel and in storage is one question', async () => {
    const {element, shop, events} = await waiting();
    const ours = await parrot();
    await until(() => shop.asked > 1);
    const before = shop.asked;
    const channel = new BroadcastChannel('pay-checkout');
    channel.postMessage(PAID);
    channel.postMessage({sid: 'x', ...PAID});
    for (const key of ['pay-checkout:signal', 'pay-checkout:told:ord_7', 'pay-checkout:session:ord_7'])
      ours.window.localStorage.setItem(key, JSON.stringify({...PAID, outcome: FORGED}));
    await frames(5);
    expect(shop.asked, 'no reason to ask').to.be.lessThanOrEqual(before + 1);
    const then = shop.asked;
    channel.postMessage(FORGED);
    ours.window.localStorage.setItem('pay-checkout:signal', JSON.stringify(FORGED));
    await until(() => shop.asked > then);
    channel.close();
    await frames(5);
    expect(shop.asked).to.equal(then + 1);
    expect(events).to.deep.equal(['pay-open']);
    expect(titleIn(element)).to.equal('Scan with any UPI app');
  });

  it('SEC-15: what is named like our settings is none of them', async () => {
    await fixture(html`
      <div>
        <form id="payCheckout" name="payCheckout">
          <input name="config" value="x"><input name="fetchStatus"><input name="open"><input name="challenge">
        </form>
        <a id="payCheckoutConfig" href="https://evil.example/">x</a>
        <form id="PayCheckout" name="PayCheckout"><input name="open"><input name="texts"></form>
        <img name="payCheckoutConfig" alt=""><img name="litNonce" alt="">
        <b id="title">Pay me instead</b><b id="code"></b><b id="fetchStatus"></b><b id="statusUrl"></b>
      </div>
    `);
    expect((window as {payCheckout?: unknown}).payCheckout, 'the page is clobbered').to.be.instanceOf(
      Element,
    );
    const {element, shop, events} = await waiting();
    expect(shop.asked).to.equal(1);
    const ended = element.open();
    shop.says = PAID;
    element.checkNow();
    expect(await ended).to.include({kind: 'success', paymentId: 'ord_7'});
    expect(events).to.deep.equal(['pay-open', 'pay-success ord_7']);
    expect(titleIn(element)).to.equal('Paid');
  });
});

describe('to clicks that a script makes', () => {
  beforeEach(() => sessionStorage.clear());

  const click = (target: Element | null | undefined) => {
    const event = new MouseEvent('click', {bubbles: true, composed: true, cancelable: true});
    expect(event.isTrusted).to.equal(false);
    target?.dispatchEvent(event);
  };

  it('SEC-45: it answers as to a shopper’s: opens, and leaves with the server’s last word', async () => {
    const {element, shop, events} = await atTheShop();
    await until(() => element.shadowRoot?.querySelector('.trigger'));
    click(element.shadowRoot?.querySelector('.trigger'));
    const close = () => element.shadowRoot?.querySelector('dialog[open] [part~=close]');
    await until(() => shop.asked > 0 && close());
    click(close());
    await until(() => buttonIn(element, 'Leave and cancel'));
    shop.says = PAID;
    click(buttonIn(element, 'Leave and cancel'));
    await until(() => titleIn(element) === 'Paid');
    click(close());
    expect(events).to.deep.equal(['pay-open', 'pay-success ord_7', 'pay-close']);
  });

  it('SEC-45: however many there are, they make no success and no failure', async () => {
    const {element, shop, events} = await atTheShop({challenge: {kind: 'approval'}});
    shop.says = PENDING;
    for (let round = 0; round < 20; round += 1) {
      for (const one of element.shadowRoot?.querySelectorAll('button') ?? []) click(one);
      await frames(3);
    }
    await element.close();
    const outcomes = events.filter((event) => /success|failure|error/.test(event));
    expect(outcomes).to.deep.equal([]);
    expect(events).to.include('pay-open');
    expect(shop.asked).to.be.greaterThan(0);
  });
});
