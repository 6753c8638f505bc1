import type {BrowserContextOptions} from 'playwright-core';
import {afterAll, afterEach, beforeAll, expect, it} from 'vitest';
import {describeIn} from './harness/browsers.js';
import type {Merchant, MerchantOptions} from './support/merchant.js';
import {openMerchant} from './support/merchant.js';
import type {Host, Shopper} from './support/shopper.js';
import {openBrowser} from './support/shopper.js';

const FIELDS = 'order=7&note=a+%22quoted%22+%3Cnote%3E';

/** Two ways of which the first is chosen, left and the second one paid. The first `challenge` of a tag counts. */
const CHOICE = JSON.stringify({
  kind: 'choice',
  options: [
    {label: 'UPI', challenge: {kind: 'upi', link: 'upi://pay?pa=demo@example&am=200.00&cu=INR'}},
    {label: 'Request', challenge: {kind: 'approval', hint: 'demo@example'}},
  ],
}).replaceAll('"', '&quot;');

describeIn(['chromium'], 'every flow with the built files', (engine) => {
  let host: Host | undefined;
  let merchant: Merchant | undefined;
  let shopper: Shopper | undefined;
  beforeAll(async () => {
    host = await openBrowser(engine);
  });
  afterAll(() => host?.close());
  afterEach(async () => {
    await shopper?.leave();
    await merchant?.close();
  });

  async function enter(options: Omit<MerchantOptions, 'policy'>, context?: BrowserContextOptions) {
    merchant = await openMerchant({policy: () => null, ...options});
    shopper = await host!.shopper(context);
    await shopper.tab.goto(merchant.shop.origin);
    return {merchant, shopper, tab: shopper.tab, page: shopper.context!.pages()[0]!};
  }

  it.each(['popup', 'tab', 'redirect', 'frame'])('a form is posted into %s, and paid', async (mode) => {
    const {merchant, shopper, tab} = await enter({challenge: 'form', mode});
    if (mode === 'popup' || mode === 'tab') {
      const gateway = await shopper.opened(() => tab.tap('Buy'));
      await gateway.tap('Pay now');
    } else {
      await tab.tap('Buy');
      await (mode === 'frame' ? tab.tapInFrame('Pay now') : tab.tap('Pay now'));
    }
    await tab.shows('Paid');
    expect(merchant.posted).toEqual([FIELDS]);
    await merchant.ended('pay-success');
  });

  it('A11Y-23: a way to pay is named by its words, kept apart', async () => {
    const {tab, page} = await enter({challenge: 'approval', attributes: `challenge="${CHOICE}"`});
    await tab.tap('Buy');
    await tab.shows('How do you want to pay?');
    expect(await page.getByRole('dialog').ariaSnapshot()).toContain(
      'button "Request Approve it in your app"',
    );
  });

  /** What the shopper does for each challenge, from the click on. */
  const pay: Readonly<Record<string, (at: Awaited<ReturnType<typeof enter>>) => Promise<unknown>>> = {
    async upi({merchant, tab}) {
      await tab.tap('Buy');
      await tab.shows('Scan with any UPI app');
      merchant.become('succeeded');
    },
    async page({shopper, tab}) {
      const gateway = await shopper.opened(() => tab.tap('Buy'));
      await tab.shows('Finish paying in the new window');
      await gateway.tap('Pay now');
    },
    async otp({tab}) {
      await tab.tap('Buy');
      await tab.fill('One-time code', '123456');
      await tab.tap('Confirm payment');
    },
    async approval({merchant, tab}) {
      await tab.tap('Buy');
      await tab.shows('Approve it in your app');
      await tab.tap('I have approved');
      merchant.become('succeeded');
    },
    async choice({merchant, tab, page}) {
      const choose = (label: string) => page.locator('[part=way]').filter({hasText: label}).click();
      await tab.tap('Buy');
      await tab.shows('How do you want to pay?');
      await choose('UPI');
      await tab.shows('Scan with any UPI app');
      await tab.tap('Other ways');
      await choose('Request');
      await tab.shows('Approve it in your app');
      merchant.become('succeeded');
    },
  };
  const WHERE = {modal: 'dialog[open]', popover: ':popover-open', inline: 'section.panel'};
  const everywhere = (['popover', 'inline'] as const).flatMap((presentation) =>
    Object.keys(pay).map((challenge) => [presentation, challenge, 1280] as const),
  );

  it.each([
    ...everywhere,
    ['modal', 'otp', 1280] as const,
    ['modal', 'choice', 1280] as const,
    ['modal', 'upi', 360] as const,
  ])('%s: %s is paid in a window of %i pixels', async (presentation, challenge, width) => {
    const [own, first] = challenge === 'choice' ? (['approval', CHOICE] as const) : ([challenge] as const);
    const attributes = `presentation="${presentation}" ${first ? `challenge="${first}"` : ''}`;
    const here = await enter({challenge: own, attributes}, {viewport: {width, height: 800}});
    const {merchant, tab, page} = here;
    await pay[challenge]!(here);
    await tab.shows('Paid');
    expect(await page.locator(WHERE[presentation]).count(), presentation).toBe(1);
    await merchant.ended('pay-success');
    await tab.tap('Back to Chai Point');
    await expect
      .poll(() => tab.read(() => document.querySelector('pay-checkout')?.matches(':state(open)')))
      .toBe(false);
  });

  it.each([
    ['upi', 'Scan with any UPI app', {width: 320, height: 256}],
    ['otp', 'Enter the code from your bank', {width: 320, height: 256}],
    ['approval', 'Approve it in your app', {width: 320, height: 256}],
    ['otp', 'Enter the code from your bank', {width: 640, height: 256}],
  ])('A11Y-11, A11Y-12, A11Y-20: %s, "%s", can be read and reached at four times the size', async (challenge, title, viewport) => {
    const {tab, page} = await enter({challenge}, {viewport});
    await tab.tap('Buy');
    await tab.shows(title);
    const panel = page.locator('dialog.panel');
    await panel.locator('.more, .actions, .button').first().waitFor();
    const {clientWidth, scrollWidth} = await panel.evaluate(({clientWidth, scrollWidth}) => ({
      clientWidth,
      scrollWidth,
    }));
    expect(scrollWidth, 'one direction to scroll').toBeLessThanOrEqual(clientWidth);

    const reached = new Set<string>();
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(seenOfFocus);
      if (!focused) continue;
      expect(focused.isSeen, `${focused.name} is in view, and nothing covers it`).toBe(true);
      reached.add(focused.name);
    }
    const controls = await panel
      .locator('button:visible, input:visible, a:visible')
      .evaluateAll((all) => all.length);
    expect(reached.size).toBe(controls);
  });
});

/** In the page: the control that has the focus, and whether its middle can be seen. */
function seenOfFocus(): {name: string; isSeen: boolean} | undefined {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at?.matches('button, input, a')) return undefined;
  const {left, top, width, height} = at.getBoundingClientRect();
  const middle = [left + width / 2, top + height / 2] as const;
  const root = at.getRootNode() as ShadowRoot;
  const there = root.elementFromPoint(...middle);
  const name = at.getAttribute('aria-label') ?? (at.textContent?.trim() || at.id);
  return {name, isSeen: there === at || at.contains(there)};
}
