import {expect, it} from 'vitest';
import {describeIn, devices} from './harness/browsers.js';
import {readQr} from './harness/qr.js';
import {scene} from './support/scene.js';
import type {Shopper} from './support/shopper.js';

const PAY = 'Pay ₹200.00';

describeIn(['chromium', 'firefox', 'webkit'], 'UPI on a computer', (engine) => {
  const now = scene(engine);

  it('SEC-12: shows a code that two decoders read, and is paid by the phone that scans it', async () => {
    const {shop, shopper, tab} = now;
    await tab.goto(shop.page({way: 'rumbapay-upi'}));
    await tab.tap(PAY);
    await tab.shows('Scan with any UPI app');
    const link = await readQr(await now.picture(tab));
    expect(link).toBe(shop.gateway('rumbapay').last().upiLink);
    expect(await shopper.windows()).toBe(1);

    const phone = await shopper.another();
    await phone.goto(shop.demo.phoneUrl);
    await phone.fill('A UPI link', link);
    await phone.tap('Open');
    await phone.says('Is this what you want to pay?');
    await phone.tap('Approve');

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
    expect(await shop.deliveries(tab)).toBe(1);
  });

  if (engine === 'webkit') return;

  it('is declined on the phone, tried again with a new code, and paid', async () => {
    const {shop, tab} = now;
    const gateway = shop.gateway('rumbapay');
    await tab.goto(shop.page({way: 'rumbapay-upi', theme: 'dark'}));
    await tab.tap(PAY);
    await tab.shows('Scan with any UPI app');
    const first = gateway.last().upiLink;
    await gateway.act('decline');
    await tab.shows('The payment didn’t go through');

    await tab.tap('Try again');

    await tab.shows('Scan with any UPI app');
    const second = await readQr(await now.picture(tab));
    expect(second).toBe(gateway.last().upiLink);
    expect(second).not.toBe(first);
    await gateway.act('approve');
    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });
});

/** App buttons by their names: what stands in the link, and what the browser makes of it. */
function linksOf({tab}: Shopper) {
  return tab.read(() => {
    const links = document
      .querySelector('pay-checkout')
      ?.shadowRoot?.querySelectorAll<HTMLAnchorElement>('a');
    return [...(links ?? [])].map((link) => ({
      name: link.querySelector('bdi')?.textContent ?? link.textContent.trim(),
      written: link.getAttribute('href'),
      rel: link.rel,
    }));
  });
}

/** What Chromium was asked to open, by anyone: pages and apps alike. */
async function navigationsOf({context}: Shopper): Promise<string[]> {
  const [page] = context?.pages() ?? [];
  if (!page) throw new Error('no page to watch');
  const asked: string[] = [];
  const session = await page.context().newCDPSession(page);
  session.on('Page.frameRequestedNavigation', ({url}) => void asked.push(url));
  await session.send('Page.enable');
  return asked;
}

const {defaultBrowserType: _pixel, ...pixel} = devices['Pixel 7']!;
const {defaultBrowserType: _iphone, ...iphone} = devices['iPhone 15']!;

describeIn(['chromium'], 'UPI on an Android phone', (engine) => {
  const now = scene(engine, {context: pixel});

  it('SEC-38: launches nothing by itself, and exactly the link of the app that is tapped', async () => {
    const {shop, shopper, tab} = now;
    const asked = await navigationsOf(shopper);
    await tab.goto(shop.page({way: 'rumbapay-upi'}));
    await tab.tap(PAY);
    await tab.shows('Pay with your UPI app');
    const link = shop.gateway('rumbapay').last().upiLink ?? '';
    const query = link.slice('upi://pay?'.length);
    const intent = (app: string) => `intent://pay?${query}#Intent;scheme=upi;package=${app};end`;
    expect((await linksOf(shopper)).map(({name, written}) => [name, written])).toEqual([
      ['Google Pay', intent('com.google.android.apps.nbu.paisa.user')],
      ['PhonePe', intent('com.phonepe.app')],
      ['Paytm', intent('net.one97.paytm')],
      ['BHIM', intent('in.org.npci.upiapp')],
      ['CRED', intent('com.dreamplug.androidapp')],
      ['Any UPI app', link],
    ]);
    expect(asked).toEqual([]);
    expect(shop.events()).not.toContain('pay-before-leave');

    await tab.tap('PhonePe');

    await tab.shows('Finish in PhonePe');
    await expect.poll(() => asked).toEqual([intent('com.phonepe.app')]);
    await shop.event('pay-before-leave');
    await shop.gateway('rumbapay').act('approve');
    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });

  it('REL-42: says so when no app opens, with the code as another way', async () => {
    const {shop} = now;
    // an app that is not there: nothing happens. Chromium on a computer would wait for an answer of the system's
    const {tab} = await now.shopperWith((context) =>
      context.addInitScript(() => {
        addEventListener(
          'click',
          (event) => {
            const isLink = (node: EventTarget) =>
              node instanceof HTMLAnchorElement && /^intent:/.test(node.href);
            if (event.composedPath().some(isLink)) event.preventDefault();
          },
          true,
        );
      }),
    );
    await tab.goto(shop.page({way: 'rumbapay-upi'}));
    await tab.tap(PAY);
    await tab.tap('Google Pay');
    await tab.shows('Didn’t Google Pay open?');

    await tab.tap('Show QR code');

    await tab.shows('Scan with any UPI app');
    expect(await readQr(await now.picture(tab))).toBe(shop.gateway('rumbapay').last().upiLink);
    expect(shop.outcomes()).toEqual([]);
  });

  it('a hosted page is paid in the same tab', async () => {
    const {shop, shopper, tab} = now;
    await tab.goto(shop.page({way: 'rumbapay'}));
    await tab.tap(PAY);
    await tab.shows('₹200.00');
    expect(await shopper.windows()).toBe(1);

    await tab.tap(PAY);

    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });
});

describeIn(['chromium'], 'UPI on an iPhone', (engine) => {
  const now = scene(engine, {context: iphone});

  it('SEC-38: offers each app by its own scheme, promises no “any app”, and launches nothing by itself', async () => {
    const {shop, shopper, tab} = now;
    const asked = await navigationsOf(shopper);
    await tab.goto(shop.page({way: 'rumbapay-upi'}));
    await tab.tap(PAY);
    await tab.shows('Pay with your UPI app');
    const query = shop.gateway('rumbapay').last().upiLink?.slice('upi://pay?'.length);
    expect((await linksOf(shopper)).map(({name, written}) => [name, written])).toEqual([
      ['Google Pay', `gpay://upi/pay?${query}`],
      ['PhonePe', `phonepe://pay?${query}`],
      ['Paytm', `paytmmp://pay?${query}`],
      ['BHIM', `bhim://upi/pay?${query}`],
      ['CRED', `credpay://upi/pay?${query}`],
    ]);
    expect(asked).toEqual([]);

    await tab.tap('Pay from another device');

    await tab.shows('Scan with any UPI app');
    expect(await readQr(await now.picture(tab))).toBe(`upi://pay?${query}`);
    await shop.gateway('rumbapay').act('approve');
    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });
});

describeIn(['firefox'], 'UPI in Firefox on an Android phone', (engine) => {
  const userAgent = 'Mozilla/5.0 (Android 14; Mobile; rv:153.0) Gecko/153.0 Firefox/153.0';
  const now = scene(engine, {context: {userAgent, viewport: {width: 412, height: 840}}});

  it('SEC-38: offers plain upi: links, byte for byte, and follows none by itself', async () => {
    const {shop, shopper, tab} = now;
    await tab.goto(shop.page({way: 'rumbapay-upi'}));
    await tab.tap(PAY);
    await tab.shows('Pay with your UPI app');
    const links = await linksOf(shopper);
    expect(links.length).toBeGreaterThan(1);
    expect(new Set(links.map(({written}) => written))).toEqual(
      new Set([shop.gateway('rumbapay').last().upiLink]),
    );
    expect(shop.events()).not.toContain('pay-before-leave');
    await shop.gateway('rumbapay').act('approve');
    await tab.shows('Paid');
    await shop.ended('pay-success: succeeded');
  });
});
