import {expect, it} from 'vitest';
import {describeIn} from './harness/browsers.js';
import {openChunks} from './support/chunks.js';
import {policyOf, readCspDoc} from './support/csp-doc.js';
import {stage} from './support/stage.js';
import type {Tab} from './support/tab.js';

/** The dialog as it stands: `isOpen` if there is one. Marks it, to be known again. */
const dialog = (tab: Tab) =>
  tab.read(() => {
    const root = document.querySelector('pay-checkout')?.shadowRoot;
    const found = root?.querySelector<HTMLDialogElement>('dialog[open]');
    if (!found) return {isOpen: false};
    const isKnown = found.dataset.known !== undefined;
    found.dataset.known = '';
    return {
      isOpen: true,
      isKnown,
      isModal: found.matches(':modal'),
      text: found.textContent?.replace(/\s+/g, ' ').trim(),
      hasFocus: found.contains(root?.activeElement ?? null) || root?.activeElement === found,
    };
  });

describeIn(['chromium', 'firefox', 'webkit'], 'a click before anything was fetched', (engine) => {
  const open = stage(engine);

  async function atTheShop(challenge: string) {
    const chunks = await openChunks();
    const {merchant, shopper} = await open({
      challenge,
      mode: 'redirect',
      policy: (gateway) => policyOf(readCspDoc(gateway).whole),
      head: chunks.head,
      routes: chunks.routes,
    });
    const {tab} = shopper;
    await tab.goto(merchant.shop.origin);
    chunks.hold();
    return {chunks, merchant, tab, shown: () => dialog(tab)};
  }

  it('shows whom the shopper pays at once, and goes on in the same dialog', async () => {
    const {chunks, merchant, tab, shown} = await atTheShop('upi');
    await tab.tap('Buy');
    // the logo's letter, and the name
    await expect.poll(shown).toMatchObject({isModal: true, text: 'CChai Point', hasFocus: true});

    chunks.send();

    await tab.shows('Scan with any UPI app');
    expect(await shown()).toMatchObject({isKnown: true, isModal: true, hasFocus: true});
    merchant.become('succeeded');
    await tab.shows('Paid');
    await merchant.ended('pay-success');
    expect(merchant.shop.violations).toEqual([]);
  });

  it('can be closed before anything has begun, and opened anew', async () => {
    const {chunks, merchant, tab, shown} = await atTheShop('upi');
    await tab.tap('Buy');
    await expect.poll(shown).toMatchObject({isOpen: true});
    await tab.tap('Close');
    await expect.poll(shown).toEqual({isOpen: false});

    chunks.send();
    await tab.tap('Buy');

    await tab.shows('Scan with any UPI app');
    expect(merchant.events).toEqual([]);
    merchant.become('succeeded');
    await merchant.ended('pay-success');
  });

  it('offers the plain link of a hosted page when the parts do not come', async () => {
    const {chunks, merchant, tab, shown} = await atTheShop('page');
    await tab.tap('Buy');
    await expect.poll(shown).toMatchObject({isOpen: true});

    chunks.lose();

    await merchant.ended('pay-error: chunk-failed');
    const {host} = new URL(merchant.gateway.origin);
    await expect.poll(async () => (await shown()).text).toContain(host);
    await tab.read(() => document.querySelector('pay-checkout')?.shadowRoot?.querySelector('a')?.click());
    await tab.shows('Gateway');
    // the referrer tells the gateway which shop it was, and nothing else
    expect(merchant.referers).toEqual([`${merchant.shop.origin}/`]);
    expect(merchant.shop.violations).toEqual([]);
  });
});
