import {expect, fixture, html} from '@open-wc/testing';
import {sendMouse} from '@web/test-runner-commands';
import '../../src/define.js';
import type {PayCheckout} from '../../src/pay-checkout.js';
import {frames, titleIn, until} from '../fakes/shop-page.js';

/** A page with a button of its own, out of the way of any surface, and a checkout that is open. */
async function behind(presentation: string) {
  const page = await fixture<HTMLElement>(html`
    <main>
      <button id="behind" style="position: fixed; inset: 4px auto auto 4px">Behind</button>
      <p style="height: 2000px"></p>
      <pay-checkout
        style="position: fixed; inset: 40px auto auto 300px" locale="en" payment-id="ord_7"
        presentation=${presentation} challenge='{"kind":"approval"}'
        .fetchStatus=${async () => ({id: 'ord_7', status: 'pending'})}
      ></pay-checkout>
    </main>
  `);
  const button = page.querySelector('button')!;
  const checkout = page.querySelector<PayCheckout>('pay-checkout')!;
  let taps = 0;
  button.addEventListener('click', () => taps++);
  checkout.open().catch(() => {});
  await until(() => titleIn(checkout) === 'Approve it in your app', 'the checkout is open');
  return {
    button,
    checkout,
    /** How often the button was pressed when somebody tries with the mouse. */
    async tapped() {
      taps = 0;
      const {left, top, width, height} = button.getBoundingClientRect();
      const position: [number, number] = [Math.round(left + width / 2), Math.round(top + height / 2)];
      await sendMouse({type: 'click', position});
      await frames(2);
      return taps;
    },
    /** Whether a script, or a screen reader's own cursor, can bring the focus there. */
    takesFocus() {
      button.focus();
      return document.activeElement === button;
    },
  };
}

describe('the page behind', () => {
  beforeEach(() => sessionStorage.clear());

  it('A11Y-26: is out of reach while the dialog is open, and in reach again afterwards', async () => {
    const {checkout, takesFocus, tapped} = await behind('modal');
    expect(takesFocus()).to.equal(false);
    expect(await tapped()).to.equal(0);
    expect(document.activeElement, 'the focus is where it was').to.equal(checkout);
    expect(titleIn(checkout)).to.equal('Approve it in your app');

    checkout.reset();
    await until(() => titleIn(checkout) === undefined, 'the dialog is gone');
    expect(takesFocus()).to.equal(true);
    expect(await tapped()).to.equal(1);
  });

  it('A11Y-26: stays in reach beside a popover and around a checkout in the page', async () => {
    for (const presentation of ['popover', 'inline']) {
      const {checkout, takesFocus, tapped} = await behind(presentation);
      expect(takesFocus(), presentation).to.equal(true);
      expect(await tapped(), presentation).to.equal(1);
      expect(titleIn(checkout), presentation).to.equal('Approve it in your app');
      checkout.reset();
      checkout.parentElement!.remove();
    }
  });
});
