import {expect, fixture, html, nextFrame, oneEvent} from '@open-wc/testing';
import {executeServerCommand, sendKeys} from '@web/test-runner-commands';
import '../src/define.js';
import type {PayCheckout} from '../src/pay-checkout.js';
import type {FetchStatus} from '../src/session/source.js';

const LINK = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=200.00&cu=INR&tr=ord7';

/** A merchant's status function that says what it is told to say. */
function teller(first: unknown = {id: 'ord_7', status: 'pending'}) {
  const tell = {asked: 0, says: first, fetchStatus: undefined as unknown as FetchStatus};
  tell.fetchStatus = async () => {
    tell.asked += 1;
    return tell.says;
  };
  return tell;
}

async function checkout(more: Partial<PayCheckout> = {}, tell = teller()) {
  const element = await fixture<PayCheckout>(html`
    <pay-checkout lang="en" payment-id="ord_7" amount="200.00" currency="INR" merchant-name="Chai Point"></pay-checkout>
  `);
  Object.assign(element, {challenge: LINK, fetchStatus: tell.fetchStatus, locale: 'en-IN'}, more);
  const events: string[] = [];
  for (const type of ['open', 'close', 'success', 'failure', 'cancel', 'pending', 'error'].map(
    (name) => `pay-${name}`,
  )) {
    element.addEventListener(type, () => events.push(type));
  }
  return {element, tell, events};
}

const part = (element: Element, selector: string) =>
  element.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
const dialog = (element: Element) =>
  element.shadowRoot?.querySelector<HTMLDialogElement>('dialog[open]') ?? undefined;
const title = (element: Element) =>
  part(element, 'dialog[open] #title, .panel:not(dialog) #title')?.textContent?.trim();
const button = (element: Element, text: string) =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('button, a') ?? [])].find(
    (one) => one.textContent?.trim() === text,
  );

async function until(condition: () => unknown, what = String(condition)) {
  for (const end = performance.now() + 15_000; performance.now() < end; await nextFrame())
    if (condition()) return;
  throw new Error(`never: ${what}`);
}

describe('<pay-checkout>', () => {
  beforeEach(() => sessionStorage.clear());

  it('draws its own button with the amount', async () => {
    const {element} = await checkout();
    await until(() => part(element, '.trigger')?.textContent === 'Pay ₹200.00');
    await expect(element).to.be.accessible();
  });

  it('opens a dialog on click, names it, focuses its heading, and shows a code that scans', async () => {
    const {element, events} = await checkout();
    part(element, '.trigger')?.click();
    await until(() => title(element) === 'Scan with any UPI app');
    expect(dialog(element)?.matches(':modal')).to.equal(true);
    expect(element.shadowRoot?.activeElement?.id).to.equal('title');
    expect(events).to.deep.equal(['pay-open']);
    await until(() => part(element, '[part~=qr] path'));
    await nextFrame();
    expect(await executeServerCommand('decode-qr')).to.deep.equal({text: LINK});
    await expect(element).to.be.accessible();
  });

  it('says success once, when the merchant’s server does, and resolves open()', async () => {
    const {element, tell, events} = await checkout();
    const ended = element.open();
    await until(() => tell.asked > 0);
    tell.says = {id: 'ord_7', status: 'succeeded', amount: '200.00', currency: 'INR'};
    element.checkNow();
    const outcome = await ended;
    expect(outcome.kind).to.equal('success');
    await until(() => title(element) === 'Paid');
    expect(element.open(), 'REL-32: the last screen is still up').to.equal(ended);
    button(element, 'Back to Chai Point')?.click();
    await until(() => !dialog(element));
    expect(events).to.deep.equal(['pay-open', 'pay-success', 'pay-close']);
  });

  it('is config-invalid at once without a status source', async () => {
    const {element, events} = await checkout({fetchStatus: undefined});
    const error: unknown = await element.open().catch((reason: unknown) => reason);
    expect(error).to.include({name: 'PayError', code: 'config-invalid', fatal: true, field: 'status-url'});
    expect(events).to.include('pay-error');
  });

  it('REL-31: a second open() is the same session', async () => {
    let created = 0;
    const {element} = await checkout({
      challenge: undefined,
      createPayment: async () => {
        created += 1;
        return LINK;
      },
    });
    const first = element.open();
    expect(element.open()).to.equal(first);
    await until(() => title(element) === 'Scan with any UPI app');
    expect(created).to.equal(1);
    element.remove();
    await first.catch(() => {});
  });

  it('REL-33: removed, it falls silent and rejects with AbortError', async () => {
    const {element, tell, events} = await checkout();
    const ended = element.open();
    await until(() => tell.asked > 0);
    element.remove();
    const error: unknown = await ended.catch((reason: unknown) => reason);
    expect(error).to.include({name: 'AbortError'});
    expect(events).to.deep.equal(['pay-open']);
  });

  it('REL-34: moved within the document, the session survives', async () => {
    const {element, tell} = await checkout();
    const ended = element.open();
    await until(() => tell.asked > 0);
    const home = element.parentElement;
    const elsewhere = document.createElement('div');
    home?.append(elsewhere);
    elsewhere.append(element);
    await until(() => dialog(element)?.matches(':modal'));
    tell.says = {id: 'ord_7', status: 'succeeded'};
    element.checkNow();
    expect((await ended).kind).to.equal('success');
  });

  it('REL-36: a second checkout on the page is busy while the first is open', async () => {
    const first = await checkout();
    const second = await checkout();
    void first.element.open().catch(() => {});
    const error: unknown = await second.element.open().catch((reason: unknown) => reason);
    expect(error).to.include({code: 'busy'});
    expect(second.events).to.deep.equal(['pay-error']);
  });

  it('A11Y-03: Escape asks, twice does not close, and the keyboard leaves with an answer', async () => {
    const {element, tell} = await checkout();
    const ended = element.open();
    await until(() => tell.asked > 0 && title(element));
    await sendKeys({press: 'Escape'});
    await until(() => button(element, 'Keep waiting'));
    await sendKeys({press: 'Escape'});
    expect(dialog(element)?.open).to.equal(true);
    button(element, 'Leave and cancel')?.click();
    expect((await ended).kind).to.equal('cancel');
    await until(() => !dialog(element));
  });

  it('A11Y-04: gives the focus back to what opened it', async () => {
    const {element} = await checkout();
    const trigger = part(element, '.trigger');
    trigger?.focus();
    await sendKeys({press: 'Enter'});
    await until(() => title(element));
    await element.close();
    await until(() => !dialog(element));
    expect(element.shadowRoot?.activeElement).to.equal(trigger);
  });

  it('keeps a slotted link for pages without JavaScript, and opens instead of following it', async () => {
    const element = await fixture<PayCheckout>(
      html`<pay-checkout payment-id="ord_7"><a href="#elsewhere">Pay</a></pay-checkout>`,
    );
    Object.assign(element, {challenge: LINK, fetchStatus: teller().fetchStatus});
    element.querySelector('a')?.click();
    await until(() => title(element));
    expect(location.hash).to.not.equal('#elsewhere');
  });

  it('lets a form validate first, and does not open if it says no', async () => {
    const {element, events} = await checkout();
    element.addEventListener('pay-before-open', (event) => event.waitFor(Promise.resolve(false)), {
      once: true,
    });
    expect(await element.open().catch((reason: unknown) => reason)).to.include({name: 'AbortError'});
    expect(events).to.deep.equal([]);
    element.addEventListener('pay-before-open', (event) => event.waitFor(Promise.resolve('fine')), {
      once: true,
    });
    void element.open().catch(() => {});
    await until(() => title(element));
  });

  it('REL-08: goes on after a reload, from the record of this tab', async () => {
    sessionStorage.setItem(
      'pay-checkout:session:ord_7',
      JSON.stringify({
        version: 1,
        sid: 's',
        paymentId: 'ord_7',
        idempotencyKey: 'k',
        attempt: 1,
        startedAt: Date.now(),
      }),
    );
    const {element, tell} = await checkout();
    await until(() => title(element) === 'Confirming your payment');
    tell.says = {id: 'ord_7', status: 'succeeded'};
    const success = oneEvent(element, 'pay-success');
    element.checkNow();
    await success;
    expect(sessionStorage.length).to.equal(0);
  });

  it('SEC-23: another payment’s record is not touched', async () => {
    sessionStorage.setItem(
      'pay-checkout:session:ord_7',
      JSON.stringify({
        version: 1,
        sid: 's',
        paymentId: 'ord_9',
        idempotencyKey: 'k',
        attempt: 1,
        startedAt: Date.now(),
      }),
    );
    const {element} = await checkout();
    await nextFrame();
    await nextFrame();
    expect(dialog(element) === undefined, 'no dialog').to.equal(true);
  });

  it('reads the return route’s handle once, and takes it out of the URL', async () => {
    history.replaceState(null, '', '#pay=ord_7.tok_0123456789abcdef');
    const {element} = await checkout();
    await until(() => title(element) === 'Confirming your payment');
    expect(location.hash).to.equal('');
  });

  it('REL-31: a click in the middle of resuming never loses the return route’s handle', async () => {
    for (let ticks = 0; ticks < 10; ticks += 1) {
      history.replaceState(null, '', '#pay=ord_7.tok_0123456789abcdef');
      const {element} = await checkout();
      for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
      element.open().catch(() => {});
      await until(() => /^(Scan|Confirming)/.test(title(element) ?? ''));
      const isResumed = title(element)?.startsWith('Confirming');
      expect(location.hash.includes('pay='), `after ${ticks} ticks`).to.equal(!isResumed);
      element.remove();
      history.replaceState(null, '', location.pathname + location.search);
    }
  });

  it('draws beforehand the code of the newest challenge, and shows it in the click', async () => {
    const {element} = await checkout();
    const drawn = (payee: string) => {
      const closed = part(element, 'dialog:not([open])');
      return closed?.querySelector('[part~="qr"] path') && closed.textContent?.includes(payee);
    };
    await until(() => drawn('demo@example'));
    element.challenge = LINK.replace('demo@', 'second@');
    await element.updateComplete;
    // while the second is being drawn
    element.challenge = LINK.replace('demo@', 'third@');
    await until(() => drawn('third@example'));
    for (let frames = 0; frames < 10; frames += 1) await nextFrame();
    part(element, '.trigger')?.click();
    expect(dialog(element)?.textContent).to.include('third@example');
  });

  it('I18N-24: switching the language midway keeps state and focus', async () => {
    const {element, tell} = await checkout();
    void element.open().catch(() => {});
    await until(() => tell.asked > 0 && title(element) === 'Scan with any UPI app');
    element.locale = 'hi';
    await until(() => title(element) !== 'Scan with any UPI app');
    expect(dialog(element)?.querySelector('[lang]')?.getAttribute('lang')).to.equal('hi');
    expect(element.shadowRoot?.activeElement?.id).to.equal('title');
    element.locale = 'ar';
    await until(() => dialog(element)?.querySelector('[dir=rtl]'));
  });

  it('shows custom states', async () => {
    const {element, tell} = await checkout();
    const ended = element.open();
    await until(() => tell.asked > 0 && element.matches(':state(waiting)'));
    tell.says = {id: 'ord_7', status: 'succeeded'};
    element.checkNow();
    await ended;
    expect(element.matches(':state(settled)')).to.equal(true);
    expect(element.matches(':state(waiting)')).to.equal(false);
  });

  for (const presentation of ['inline', 'popover']) {
    it(`opens ${presentation}`, async () => {
      const {element, tell} = await checkout({presentation});
      const ended = element.open();
      await until(() => title(element) === 'Scan with any UPI app');
      expect(dialog(element) === undefined, 'no dialog').to.equal(true);
      if (presentation === 'popover') await until(() => part(element, '.panel')?.matches(':popover-open'));
      await expect(element).to.be.accessible();
      tell.says = {id: 'ord_7', status: 'succeeded'};
      element.checkNow();
      expect((await ended).kind).to.equal('success');
    });
  }

  it('SEC-11: hostile strings are text', async () => {
    const evil = '"><img src=x onerror="window.xss=1"><script>window.xss=1</script>\u202Egpj.exe{{7*7}}';
    const {element} = await checkout({merchantName: evil, description: evil, reference: evil});
    void element.open().catch(() => {});
    await until(() => title(element));
    expect(element.shadowRoot?.querySelector('img, script')).to.equal(null);
    expect((window as {xss?: number}).xss).to.equal(undefined);
    expect(element.shadowRoot?.textContent).to.include(evil);
  });
});
