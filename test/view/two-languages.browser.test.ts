import {expect, fixture, html} from '@open-wc/testing';
import '../../src/define.js';
import type {PayCheckout} from '../../src/pay-checkout.js';
import {loadTexts} from '../../src/text/load-texts.js';
import type {Texts} from '../../src/text/texts.js';
import {titleIn, until} from '../fakes/shop-page.js';

const MINUTES = 60_000;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTES).toISOString();
const fetchStatus = async () => ({id: 'ord_7', status: 'pending'});

const textIn = (checkout: PayCheckout, selector: string) =>
  (checkout.shadowRoot!.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const countdownIn = (checkout: PayCheckout) => textIn(checkout, '[role=timer]');
const surfaceIn = (checkout: PayCheckout) => checkout.shadowRoot!.querySelector<HTMLElement>('.surface')!;
const fieldIn = (checkout: PayCheckout) => checkout.shadowRoot!.querySelector<HTMLInputElement>('#code')!;

/** What a countdown says, between the words and the digits of its language: seconds. */
function secondsIn(checkout: PayCheckout, {timeLeft}: Texts, zero: string): number {
  const [before = '', after = ''] = timeLeft.split('{time}');
  const text = countdownIn(checkout);
  expect(text.startsWith(before.trim()) && text.endsWith(after.trim()), `"${text}" in ${timeLeft}`).to.equal(
    true,
  );
  const digits = [...text.slice(before.trim().length, text.length - after.trim().length)]
    .map((sign) =>
      /\d/u.test(sign) || !/\p{Nd}/u.test(sign) ? sign : sign.codePointAt(0)! - zero.codePointAt(0)!,
    )
    .join('');
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(digits) ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

describe('languages on one page', function () {
  this.timeout(30_000);
  beforeEach(() => sessionStorage.clear());

  it('I18N-02: two checkouts side by side keep their language, their direction and their countdown', async () => {
    const [hi, ar] = (await Promise.all(['hi', 'ar'].map((tag) => loadTexts(tag)))) as [Texts, Texts];
    const page = await fixture(html`
      <div>
        <pay-checkout presentation="inline" locale="hi" payment-id="ord_7" session-key="a"
          expires-at=${inMinutes(4)} challenge='{"kind":"approval"}' .fetchStatus=${fetchStatus}></pay-checkout>
        <pay-checkout presentation="inline" locale="ar-EG" payment-id="ord_8" session-key="b"
          expires-at=${inMinutes(9)} challenge='{"kind":"approval"}'
          .fetchStatus=${async () => ({id: 'ord_8', status: 'pending'})}></pay-checkout>
      </div>
    `);
    const [hindi, arabic] = page.querySelectorAll('pay-checkout');
    for (const one of [hindi!, arabic!]) one.open().catch(() => {});
    await until(() => titleIn(hindi!) === hi.approve && titleIn(arabic!) === ar.approve, 'both');
    await until(() => countdownIn(hindi!) && countdownIn(arabic!), 'both count');
    expect([surfaceIn(hindi!).lang, surfaceIn(hindi!).dir]).to.deep.equal(['hi', 'ltr']);
    expect([surfaceIn(arabic!).lang, surfaceIn(arabic!).dir]).to.deep.equal(['ar-EG', 'rtl']);
    expect(getComputedStyle(surfaceIn(hindi!)).direction).to.equal('ltr');
    expect(getComputedStyle(surfaceIn(arabic!)).direction).to.equal('rtl');
    expect(countdownIn(arabic!), 'in its own digits').to.match(/[٠-٩]/);
    const [four, nine] = [secondsIn(hindi!, hi, '०'), secondsIn(arabic!, ar, '٠')];
    expect(four).to.be.within(200, 240);
    expect(nine).to.be.within(500, 540);

    await until(() => secondsIn(hindi!, hi, '०') < four && secondsIn(arabic!, ar, '٠') < nine, 'both go on');
    hindi!.locale = 'bn';
    const bn = (await loadTexts('bn'))!;
    await until(() => titleIn(hindi!) === bn.approve, 'another language in one of them');
    expect(titleIn(arabic!)).to.equal(ar.approve);
    expect(surfaceIn(arabic!).lang).to.equal('ar-EG');
  });

  it('I18N-24: another language leaves what was typed, where the cursor is, and the time', async () => {
    const checkout = await fixture<PayCheckout>(html`
      <pay-checkout locale="en" payment-id="ord_7" expires-at=${inMinutes(4)} .fetchStatus=${fetchStatus}
        challenge='{"kind":"otp","submitUrl":"/otp","resendUrl":"/otp"}'></pay-checkout>
    `);
    checkout.open().catch(() => {});
    await until(() => titleIn(checkout) === 'Enter the code from your bank', 'the field');
    await until(() => fieldIn(checkout) && countdownIn(checkout), 'all of it');
    const field = fieldIn(checkout);
    const en = (await loadTexts('en'))!;
    const seconds = secondsIn(checkout, en, '0');
    field.focus();
    field.value = '12 34';
    field.setSelectionRange(2, 3);

    for (const [tag, zero] of [
      ['hi', '०'],
      ['ar-EG', '٠'],
      ['bn', '০'],
      ['en', '0'],
    ] as const) {
      checkout.locale = tag;
      const texts = (await loadTexts(tag))!;
      await until(() => titleIn(checkout) === texts.otp, tag);
      expect(fieldIn(checkout), tag).to.equal(field);
      expect(field.value, tag).to.equal('12 34');
      expect([field.selectionStart, field.selectionEnd], tag).to.deep.equal([2, 3]);
      expect(checkout.shadowRoot!.activeElement, tag).to.equal(field);
      expect(textIn(checkout, 'label'), tag).to.equal(texts.otpLabel);
      expect(secondsIn(checkout, texts, zero), tag).to.be.within(seconds - 20, seconds);
    }
  });
});
