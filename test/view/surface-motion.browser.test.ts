import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import '../../src/define.js';
import type {PayCheckout} from '../../src/pay-checkout.js';
import {titleIn, until} from '../fakes/shop-page.js';
import {showAll, surfaces, within} from './surface-harness.js';

/** Names of all that moves in a tree, its pseudo-elements included. */
function moving(elements: Iterable<Element>): string[] {
  return [...elements].flatMap((one) =>
    [undefined, '::before', '::after', '::backdrop'].flatMap((pseudo) => {
      const {animationName, transitionDuration} = getComputedStyle(one, pseudo);
      const moves = animationName !== 'none' || !/^(0s(, )?)+$/.test(transitionDuration);
      return moves ? [`${one.localName}.${one.className}${pseudo ?? ''}: ${animationName}`] : [];
    }),
  );
}

async function openDialog(): Promise<HTMLDialogElement> {
  const checkout = await fixture<PayCheckout>(html`
    <pay-checkout
      locale="en" payment-id="ord_7" challenge='{"kind":"approval"}'
      .fetchStatus=${async () => ({id: 'ord_7', status: 'pending'})}
    ></pay-checkout>
  `);
  checkout.open().catch(() => {});
  await until(() => titleIn(checkout) === 'Approve it in your app');
  return checkout.shadowRoot!.querySelector<HTMLDialogElement>('dialog[open]')!;
}

// a file of its own: WebKit looks at a media query of an adopted sheet only once in a page
describe('for those who asked for less motion', () => {
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  after(() => emulateMedia({reducedMotion: 'no-preference'}));
  beforeEach(() => sessionStorage.clear());

  it('A11Y-07: nothing moves on any screen', async () => {
    for (const surface of surfaces(await showAll('light', {})))
      expect(moving(within(surface, '*')), surface.id).to.deep.equal([]);
  });

  it('A11Y-07: the dialog is simply there, and nothing in it moves', async () => {
    const dialog = await openDialog();
    await until(() => dialog.querySelector('.dot'), 'something to wait for');
    expect(dialog.matches(':modal')).to.equal(true);
    expect(moving([dialog, ...dialog.querySelectorAll('*')])).to.deep.equal([]);
    expect(dialog.getAnimations({subtree: true})).to.have.length(0);
  });
});
