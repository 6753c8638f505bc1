import {expect, fixtureCleanup} from '@open-wc/testing';
import {scenes} from '../../demo/scenes.js';
import type {Act} from '../../src/session/state.js';
import {show, within} from './surface-harness.js';

describe('what a shopper does on the surface', () => {
  it('sends what the shopper does', async () => {
    const wanted: [string, string, Act['type']][] = [
      ['not-started', 'Try again', 'retry'],
      ['not-started', 'Close', 'close'],
      ['choosing-back', 'Back', 'back'],
      ['page-ready', 'Continue to payment', 'open-page'],
      ['page-open', 'Show the payment window', 'show-window'],
      ['page-open', 'I have paid', 'paid'],
      ['page-open', 'Other ways', 'other-ways'],
      ['page-blocked', 'Continue to payment', 'page-link'],
      ['page-blocked-form', 'Continue to payment', 'page-link'],
      ['page-blocked', 'Cancel', 'close'],
      ['page-lost', 'Open it again', 'open-page'],
      ['page-frame-slow', 'Open in a new window', 'page-link'],
      ['upi-qr-phone', 'Another app', 'show-apps'],
      ['upi-apps', 'Any UPI app', 'open-app'],
      ['upi-apps', 'Pay from another device', 'show-qr'],
      ['upi-launched', 'Open PhonePe again', 'open-app'],
      ['upi-not-opened', 'Show QR code', 'show-qr'],
      ['approval', 'I have approved', 'paid'],
      ['otp', 'Send a new code', 'resend-code'],
      ['confirming-back', 'I have not paid yet', 'back'],
      ['overdue-renew', 'Get a new code', 'retry'],
      ['received', 'Done', 'done'],
      ['attempt-failed', 'Try again', 'retry'],
      ['succeeded', 'Back to Chai Point', 'done'],
      ['failed', 'Other ways', 'other-ways'],
      ['expired', 'Get a new code', 'retry'],
      ['expired-page', 'Try again', 'retry'],
      ['unclear', 'Check again', 'paid'],
      ['leave', 'Keep waiting', 'stay'],
      ['leave', 'Leave and cancel', 'leave'],
    ];
    for (const [name, label, type] of wanted) {
      const surface = await show(name);
      surface.named(label).click();
      expect(
        surface.acts.map((act) => act.type),
        `${name}: ${label}`,
      ).to.deep.equal([type]);
      fixtureCleanup();
    }
    const surface = await show('choosing');
    within(surface, '.way')[2]!.click();
    expect(surface.acts).to.deep.equal([{type: 'choose', index: 2}]);
  });

  it('the way to a blocked page is a real link that keeps the referrer and no opener', async () => {
    const link = (await show('page-blocked')).named('Continue to payment');
    expect(link.getAttribute('href')).to.equal('https://payment.example/execute/b321');
    expect(link.getAttribute('target')).to.equal('_blank');
    expect(link.getAttribute('rel')).to.equal('noopener');
    expect(link.getAttribute('referrerpolicy')).to.equal('strict-origin-when-cross-origin');

    const form = (await show('page-blocked-form')).named('Continue to payment').closest('form')!;
    expect(form.getAttribute('method')).to.equal('post');
    expect([...new FormData(form)]).to.deep.equal([['a', '1']]);
  });

  it('under a question the screen is out of reach, and keeps what was typed', async () => {
    const surface = await show('otp');
    const input = within(surface, 'input')[0] as HTMLInputElement;
    input.value = '12';
    surface.scene = {...scenes.otp!, open: {leave: 'asking'}};
    await surface.updateComplete;
    expect(input.closest('[inert]')).to.not.equal(null);
    surface.scene = scenes.otp!;
    await surface.updateComplete;
    expect(within(surface, 'input')[0]).to.equal(input);
    expect(input.value).to.equal('12');
  });
});
