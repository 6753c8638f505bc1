import type {LaunchOptions} from 'playwright-core';
import {afterAll, beforeAll, onTestFinished} from 'vitest';
import type {Engine} from '../harness/browsers.js';
import type {Merchant, MerchantOptions} from './merchant.js';
import {openMerchant} from './merchant.js';
import type {Host, Shopper} from './shopper.js';
import {openBrowser} from './shopper.js';

export type Act = {
  readonly merchant: Merchant;
  readonly shopper: Shopper;
  /** Origins that anything was asked of; empty in WebKit, whose driver does not tell. */
  readonly hosts: ReadonlySet<string>;
};

/** One browser for all tests of a `describe`; each test opens a shop of its own. */
export function stage(engine: Engine, launch?: LaunchOptions): (options: MerchantOptions) => Promise<Act> {
  let host: Host | undefined;
  beforeAll(async () => {
    host = await openBrowser(engine, launch);
  });
  afterAll(() => host?.close());
  return async (options) => {
    const merchant = await openMerchant(options);
    onTestFinished(() => merchant.close());
    if (!host) throw new Error('the browser is not open yet');
    const shopper = await host.shopper();
    onTestFinished(() => shopper.leave());
    const hosts = new Set<string>();
    shopper.context?.on('request', (request) => void hosts.add(new URL(request.url()).origin));
    return {merchant, shopper, hosts};
  };
}

/** From the shop's button to "Paid", as a shopper goes it. */
export async function pay(
  challenge: string,
  mode: string | undefined,
  {merchant, shopper}: Act,
): Promise<void> {
  const {tab, opened} = shopper;
  await tab.goto(`${merchant.shop.origin}/?cart=secret`);
  if (mode === 'popup' || mode === 'tab') {
    const page = await opened(() => tab.tap('Buy'));
    await page.tap('Pay now');
    await tab.shows('Paid');
    await page.gone();
    return;
  }
  await tab.tap('Buy');
  if (mode === 'redirect') await tab.tap('Pay now');
  else if (mode === 'frame') await tab.tapInFrame('Pay now');
  else if (challenge === 'upi') {
    await tab.shows('Scan with any UPI app');
    merchant.become('succeeded');
  } else if (challenge === 'approval') {
    await tab.shows('Approve it in your app');
    await tab.tap('I have approved');
    merchant.become('succeeded');
  } else {
    await tab.fill('One-time code', '123456');
    await tab.tap('Confirm payment');
  }
  await tab.shows('Paid');
}
