import encodeQr from 'qr';
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from 'vitest';
import type {Browser, WebKit} from './browsers.js';
import {clickOn, describeIn, launch, launchWebKit, newPage} from './browsers.js';
import {readQr} from './qr.js';
import type {Site} from './site.js';
import {json, page, serveSite} from './site.js';

const LINK = 'upi://pay?pa=demo@example&am=200.00';
const WIDGET = '<pay-checkout payment-url="https://pay.example/1" status-url="/status"></pay-checkout>';

function qrPage(): string {
  const rows = encodeQr(LINK, 'raw', {border: 4});
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  const {length} = rows;
  return page(`<svg width="300" viewBox="0 0 ${length} ${length}"><path d="${squares.join('')}"/></svg>`, '');
}

let site: Site;
beforeEach(async () => {
  site = await serveSite({
    pages: {'/': page(WIDGET), '/qr': qrPage(), '/bad': page('<script>window.bad = true</script>')},
    routes: {'/status': () => json({status: 'pending'})},
  });
});
afterEach(() => site.close());

describeIn(['chromium', 'firefox'], 'the end-to-end rig', (engine) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch(engine);
  });
  afterAll(() => browser.close());

  it('SEC-50: shows the built widget under the strict policy, and opens it by a click', async () => {
    const shop = await newPage(browser);
    await shop.goto(site.origin);
    await shop.locator('pay-checkout').getByRole('button').click();
    await shop.getByRole('dialog').waitFor();
    expect(site.violations).toEqual([]);
  });

  it('collects what violates the policy', async () => {
    const shop = await newPage(browser);
    await shop.goto(`${site.origin}/bad`);
    await expect.poll(() => site.violations.map(({directive}) => directive)).toEqual(['script-src-elem']);
    expect(await shop.evaluate('window.bad')).toBe(undefined);
  });

  it('reads a code from a picture of the page', async () => {
    const shop = await newPage(browser);
    await shop.goto(`${site.origin}/qr`);
    expect(await readQr(await shop.screenshot())).toBe(LINK);
  });
});

describeIn(['webkit'], 'the end-to-end rig', () => {
  let browser: WebKit;
  beforeAll(async () => {
    browser = await launchWebKit();
    await browser.setViewport(1280, 800);
  });
  afterAll(() => browser.stop());

  it('SEC-50: shows the built widget under the strict policy, and opens it by a click', async () => {
    await browser.goto(site.origin);
    await clickOn(browser, 'pay-checkout', 'button');
    const isOpen = () =>
      browser.eval("return document.querySelector('pay-checkout').matches(':state(open)')");
    await expect.poll(isOpen).toBe(true);
    expect(site.violations).toEqual([]);
  });

  it('collects what violates the policy', async () => {
    await browser.goto(`${site.origin}/bad`);
    await expect.poll(() => site.violations.map(({directive}) => directive)).toEqual(['script-src-elem']);
  });

  it('reads a code from a picture of the page', async () => {
    await browser.goto(`${site.origin}/qr`);
    expect(await readQr(await browser.screenshot())).toBe(LINK);
  });
});
