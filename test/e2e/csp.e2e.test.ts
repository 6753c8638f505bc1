import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import type {Engine} from './harness/browsers.js';
import {describeIn} from './harness/browsers.js';
import type {FlowLines} from './support/csp-doc.js';
import {policyOf, readCspDoc} from './support/csp-doc.js';
import type {Merchant, MerchantOptions} from './support/merchant.js';
import {openMerchant} from './support/merchant.js';
import type {Host, Shopper} from './support/shopper.js';
import {openBrowser} from './support/shopper.js';

const {flows} = readCspDoc('https://pay.example');
const linesOf = ({flow}: FlowLines, gateway: string): FlowLines => {
  const found = readCspDoc(gateway).flows.find((one) => one.flow === flow);
  if (!found) throw new Error(`docs/csp.md has no flow ${flow}`);
  return found;
};

/** From the shop's button to "Paid", as a shopper goes it. */
async function pay({challenge, mode}: FlowLines, {tab, opened}: Shopper, merchant: Merchant) {
  await tab.goto(`${merchant.shop.origin}/?cart=secret`);
  if (mode === 'popup' || mode === 'tab') {
    const page = await opened(() => tab.tap('Buy'));
    await page.tap('Pay now');
    await tab.shows('Paid');
    return await page.gone();
  }
  await tab.tap('Buy');
  if (mode === 'redirect') await tab.tap('Pay now');
  else if (mode === 'frame') await tab.tapInFrame('Pay now');
  else if (challenge === 'upi') {
    await tab.shows('Scan with any UPI app');
    merchant.become('succeeded');
  } else if (challenge === 'approval') {
    await tab.shows('Approve it in your app');
    merchant.become('succeeded');
    await tab.tap('I have approved');
  } else {
    await tab.fill('One-time code', '123456');
    await tab.tap('Confirm payment');
  }
  await tab.shows('Paid');
}

/** One browser for all tests, a new shopper for each; closes the shops that a test has opened. */
function stage(engine: Engine) {
  let host: Host | undefined;
  let open: {close(): Promise<void>}[] = [];
  beforeAll(async () => {
    host = await openBrowser(engine);
  });
  afterAll(() => host?.close());
  afterEach(async () => {
    await Promise.all(open.map((one) => one.close()));
    open = [];
  });
  return async (options: MerchantOptions) => {
    const merchant = await openMerchant(options);
    open.push(merchant);
    const shopper = await host!.shopper();
    open.unshift({close: () => shopper.leave()});
    const hosts = new Set<string>();
    shopper.context?.on('request', (request) => void hosts.add(new URL(request.url()).origin));
    return {merchant, shopper, hosts};
  };
}

describe('docs/csp.md', () => {
  it('has a row for every flow', () => {
    expect(flows.map(({challenge, mode}) => [challenge, mode].filter(Boolean).join(' in '))).toEqual([
      'page in popup',
      'page in tab',
      'page in redirect',
      'page in frame',
      'form in popup',
      'form in redirect',
      'form in frame',
      'upi',
      'approval',
      'otp',
    ]);
  });
});

describeIn(
  ['chromium', 'firefox', 'webkit'],
  'SEC-50, SEC-51: under exactly the lines of docs/csp.md',
  (engine) => {
    const open = stage(engine);

    it.each(flows)('$flow is paid without a violation', async (row) => {
      const {merchant, shopper, hosts} = await open({
        challenge: row.challenge,
        mode: row.mode,
        policy: (gateway) => policyOf(linesOf(row, gateway)),
        headers: row.headers,
      });

      await pay(row, shopper, merchant);

      await merchant.ended('pay-success');
      expect(merchant.shop.violations).toEqual([]);
      // SEC-54: nobody else is asked for anything
      const {shop, gateway} = merchant;
      expect([...hosts].filter((origin) => origin !== shop.origin && origin !== gateway.origin)).toEqual([]);
      // SEC-32: the gateway learns where a shopper comes from, and never from which page
      expect(merchant.referers.filter((referer) => referer !== `${shop.origin}/`)).toEqual([]);
      if (row.challenge === 'form')
        expect(merchant.posted).toEqual(['order=7&note=a+%22quoted%22+%3Cnote%3E']);
    });
  },
);

describeIn(['chromium'], 'what docs/csp.md names is needed:', (engine) => {
  const open = stage(engine);
  const needs = flows.flatMap((row) => row.added.map((directive) => ({...row, directive})));

  it.each(needs)('$flow is refused without its $directive', async (row) => {
    const {merchant, shopper} = await open({
      challenge: row.challenge,
      mode: row.mode,
      policy: (gateway) => policyOf(linesOf(row, gateway), {[row.directive]: "'none'"}),
    });

    await shopper.tab.goto(merchant.shop.origin);
    await shopper.tab.tap('Buy');

    await expect
      .poll(() => merchant.shop.violations.map(({directive}) => directive))
      .toContain(row.directive);
    expect(merchant.events).toEqual([]);
  });
});
