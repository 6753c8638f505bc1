import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, setViewport} from '@web/test-runner-commands';
import '../../src/define.js';
import type {PayCheckout} from '../../src/pay-checkout.js';
import {titleIn, until} from '../fakes/shop-page.js';

const WIDTH = 360;
const HEIGHT = 640;
const KEYBOARD = 280;

/** What a phone's browser does with its visual viewport, as if a keyboard or two fingers had changed it. */
function seen(changed: Partial<VisualViewport>, by = 'resize') {
  const view = window.visualViewport!;
  for (const [name, value] of Object.entries(changed))
    Object.defineProperty(view, name, {value, configurable: true});
  view.dispatchEvent(new Event(by));
}

function unseen() {
  for (const name of ['height', 'offsetTop', 'scale']) Reflect.deleteProperty(window.visualViewport!, name);
}

async function atTheCode(presentation: string) {
  const merchant = {says: {id: 'ord_7', status: 'pending'}};
  const checkout = await fixture<PayCheckout>(html`
    <pay-checkout
      locale="en" payment-id="ord_7" presentation=${presentation}
      challenge='{"kind":"otp","submitUrl":"/otp","resendUrl":"/otp"}' .fetchStatus=${async () => merchant.says}
    ></pay-checkout>
  `);
  checkout.open().catch(() => {});
  await until(() => checkout.shadowRoot!.querySelector('#code'), 'the field');
  const panel = checkout.shadowRoot!.querySelector<HTMLElement>('.panel')!;
  return {checkout, merchant, panel, box: () => panel.getBoundingClientRect()};
}

describe('while a code is typed on a phone', () => {
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    sessionStorage.clear();
    await setViewport({width: WIDTH, height: HEIGHT});
  });
  afterEach(async () => {
    unseen();
    await setViewport({width: 800, height: 600});
  });

  it('A11Y-12: the sheet stands on the keyboard, all of it in sight, and comes down with it', async () => {
    const {box} = await atTheCode('modal');
    expect(Math.round(box().bottom)).to.equal(HEIGHT);

    seen({height: HEIGHT - KEYBOARD});
    expect(Math.round(box().bottom)).to.equal(HEIGHT - KEYBOARD);
    expect(box().top, 'and is no higher than the room that is left').to.be.at.least(0);

    seen({height: HEIGHT});
    expect(Math.round(box().bottom)).to.equal(HEIGHT);
  });

  it('A11Y-12: also where the browser pushes the page up for it', async () => {
    const {box} = await atTheCode('modal');
    seen({height: HEIGHT - KEYBOARD, offsetTop: 100}, 'scroll');
    expect(Math.round(box().bottom)).to.equal(HEIGHT - KEYBOARD + 100);
    seen({height: HEIGHT - KEYBOARD, offsetTop: KEYBOARD}, 'scroll');
    expect(Math.round(box().bottom)).to.equal(HEIGHT);
    seen({height: HEIGHT - KEYBOARD, offsetTop: KEYBOARD + 40}, 'scroll');
    expect(Math.round(box().bottom), 'never below the window').to.equal(HEIGHT);
  });

  it('A11Y-11: two fingers that enlarge the page are no keyboard', async () => {
    const {box} = await atTheCode('modal');
    seen({height: HEIGHT / 2, scale: 2});
    expect(Math.round(box().bottom)).to.equal(HEIGHT);
  });

  it('A11Y-12: the next screen stands at the window’s end, whatever becomes of the keyboard', async () => {
    const {checkout, merchant, box} = await atTheCode('modal');
    seen({height: HEIGHT - KEYBOARD});
    merchant.says = {id: 'ord_7', status: 'succeeded'};
    checkout.checkNow();
    await until(() => titleIn(checkout) === 'Paid', 'paid');
    expect(Math.round(box().bottom)).to.equal(HEIGHT);
    seen({height: HEIGHT - KEYBOARD - 20});
    expect(Math.round(box().bottom)).to.equal(HEIGHT);
  });

  it('A11Y-12: a checkout in the page stays where it is', async () => {
    const {panel, box} = await atTheCode('inline');
    const {top} = box();
    seen({height: HEIGHT - KEYBOARD});
    expect(box().top).to.equal(top);
    expect(panel.getAttribute('style') ?? '').to.equal('');
  });
});
