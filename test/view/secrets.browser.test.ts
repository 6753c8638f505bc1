import {expect, fixture, html} from '@open-wc/testing';
import {scenes} from '../../demo/scenes.js';
import '../../src/define.js';
import {atTheShop, titleIn, until} from '../fakes/shop-page.js';
import type {TestSurface} from './surface-harness.js';
import './surface-harness.js';

const CARD = /card|\bpan\b|cc-|cvv|cvc|csc|expir|security.?code|iban|account.?n/i;
const FIELDS =
  'input:not([type=hidden]), select, textarea, [contenteditable], [role=textbox], [role=combobox]';

describe('what a shopper is asked for', () => {
  it('SEC-90: is never a card: one field in all screens, and that is for a one-time code', async () => {
    const asking: string[] = [];
    for (const [name, scene] of Object.entries(scenes)) {
      const surface = await fixture<TestSurface>(html`<test-surface .scene=${scene}></test-surface>`);
      const fields = [...surface.renderRoot.querySelectorAll(FIELDS)];
      for (const field of fields) {
        const said = [...field.attributes].map(({name, value}) => `${name}=${value}`).join(' ');
        expect(said, name).to.not.match(CARD);
        expect(field.getAttribute('autocomplete'), name).to.equal('one-time-code');
        expect(field.getAttribute('type'), name).to.equal('text');
      }
      expect(surface.renderRoot.querySelector('[autocomplete^="cc-"], [name^="cc-"]'), name).to.equal(null);
      expect(fields.length, name).to.be.lessThanOrEqual(1);
      if (fields.length > 0) asking.push(scene.screen.name);
      surface.remove();
    }
    expect([...new Set(asking)], 'only where the merchant’s challenge asks for a code').to.deep.equal([
      'otp',
    ]);
  });

  it('SEC-92: a code is in its field until it is taken, and nowhere else, before or after', async () => {
    sessionStorage.clear();
    localStorage.clear();
    const wrong = '739146';
    const right = '123456';
    const submitUrl = `/__api/code/s${Math.random().toString(36).slice(2)}`;
    const fetchStatus = async () => ({id: 'ord_7', ...(await (await fetch(submitUrl)).json())});
    const {page, element, events} = await atTheShop({challenge: {kind: 'otp', submitUrl}, fetchStatus});
    const details: unknown[] = [];
    for (const type of 'status success failure cancel pending error'.split(' ')) {
      element.addEventListener(`pay-${type}`, (event) => details.push((event as CustomEvent).detail));
    }
    const field = () => element.shadowRoot?.querySelector<HTMLInputElement>('[part=code]') ?? undefined;
    const seen = () =>
      [
        page.outerHTML,
        element.shadowRoot?.innerHTML,
        JSON.stringify([events, details, {...sessionStorage}, {...localStorage}]),
        location.href,
        document.title,
      ].join('\n');
    const enter = (code: string) => {
      field()!.value = code;
      expect(seen()).to.not.include(code);
      field()!.form!.requestSubmit();
    };
    const ended = element.open();
    await until(field);
    enter(wrong);
    await until(() => element.shadowRoot?.querySelector('[part=problem]'));
    expect(seen()).to.not.include(wrong);
    enter(right);
    await until(() => !field());
    expect(await ended).to.include({kind: 'success'});
    await until(() => titleIn(element) === 'Paid');
    for (const code of [wrong, right]) expect(seen()).to.not.include(code);
    await element.close();
    for (const code of [wrong, right]) expect(seen()).to.not.include(code);
  });

  it('SEC-92: a code that was typed and not sent is gone when the checkout is closed', async () => {
    sessionStorage.clear();
    const {element} = await atTheShop({challenge: {kind: 'otp', submitUrl: '/otp'}});
    const field = () => element.shadowRoot?.querySelector<HTMLInputElement>('[part=code]') ?? undefined;
    element.open().catch(() => {});
    await until(field);
    field()!.value = '739146';
    await element.close();
    await until(() => !field());
    element.open().catch(() => {});
    await until(field);
    expect(field()?.value).to.equal('');
  });
});
