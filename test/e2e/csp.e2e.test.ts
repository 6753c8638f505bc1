import {describe, expect, it} from 'vitest';
import {describeIn} from './harness/browsers.js';
import {bundle, LIT_OF_THE_PAGE} from './support/bundle.js';
import type {FlowLines} from './support/csp-doc.js';
import {policyOf, readCspDoc} from './support/csp-doc.js';
import type {Act} from './support/stage.js';
import {pay, stage} from './support/stage.js';

const {flows} = readCspDoc('https://pay.example');
const linesOf = ({flow}: FlowLines, gateway: string): FlowLines => {
  const found = readCspDoc(gateway).flows.find((one) => one.flow === flow);
  if (!found) throw new Error(`docs/csp.md has no flow ${flow}`);
  return found;
};

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
      const act = await open({
        challenge: row.challenge,
        mode: row.mode,
        policy: (gateway) => policyOf(linesOf(row, gateway)),
        headers: row.headers,
      });

      await pay(row.challenge, row.mode, act);

      const {shop, gateway, referers, posted, ended} = act.merchant;
      await ended('pay-success');
      expect(shop.violations).toEqual([]);
      // SEC-54: nobody else is asked for anything
      const others = [...act.hosts].filter((origin) => origin !== shop.origin && origin !== gateway.origin);
      expect(others).toEqual([]);
      // SEC-32: the gateway learns where a shopper comes from, and never from which page
      const isUntold = engine === 'webkit' && row.mode !== 'redirect' && row.challenge === 'page';
      const told = referers.filter((referer) => referer !== undefined || !isUntold);
      expect(told.filter((referer) => referer !== `${shop.origin}/`)).toEqual([]);
      if (row.challenge === 'form') expect(posted).toEqual(['order=7&note=a+%22quoted%22+%3Cnote%3E']);
    });
  },
);

describeIn(['chromium'], 'what docs/csp.md names is needed:', (engine) => {
  const open = stage(engine);
  const needs = flows.flatMap((row) => row.added.map((directive) => ({...row, directive})));

  it.for(needs)('$flow is refused without its $directive', async (row) => {
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

describeIn(['chromium', 'firefox'], 'a page under the whole header of docs/csp.md', (engine) => {
  const open = stage(engine);
  const SCRIPT = '<script src="/dist/pay-checkout.js" defer></script>';
  const MODULES = '<script type="module" src="/modules.js"></script>';
  const DEFINE = "import './dist/define.js';";

  /** What the first tab says from now on. */
  function listen({shopper}: Pick<Act, 'shopper'>) {
    const messages: string[] = [];
    const exceptions: string[] = [];
    const [page] = shopper.context?.pages() ?? [];
    page?.on('console', (message) => messages.push(message.text()));
    page?.on('pageerror', (error) => exceptions.push(String(error)));
    return {messages, exceptions};
  }

  it.for([
    {way: 'a popup', challenge: 'page', mode: 'popup'},
    {way: 'a POST', challenge: 'form', mode: 'redirect'},
    {way: 'a UPI code', challenge: 'upi', mode: undefined},
  ])('SEC-51: with a Lit of its own first, is paid by $way without a violation', async ({
    challenge,
    mode,
  }) => {
    const act = await open({
      challenge,
      mode,
      policy: (gateway) => policyOf(readCspDoc(gateway).whole),
      headers: readCspDoc('').whole.headers,
      head: `<script src="/lit.js" defer></script>${SCRIPT}`,
      routes: await bundle({'/lit.js': LIT_OF_THE_PAGE}),
    });

    await pay(challenge, mode, act);

    await act.merchant.ended('pay-success');
    expect(act.merchant.shop.violations).toEqual([]);
  });

  it('SEC-50: with the modules, and styles of its own forbidden, is paid without a violation', async () => {
    const act = await open({
      challenge: 'upi',
      policy: (gateway) =>
        policyOf(readCspDoc(gateway).whole, {'style-src': "'none'", 'trusted-types': 'pay-checkout'}),
      head: MODULES,
      routes: await bundle({'/modules.js': DEFINE}),
    });

    await pay('upi', undefined, act);

    await act.merchant.ended('pay-success');
    expect(act.merchant.shop.violations).toEqual([]);
  });

  it('SEC-51: with the modules, and no policy but lit-html allowed, is paid', async () => {
    const act = await open({
      challenge: 'upi',
      policy: (gateway) => policyOf(readCspDoc(gateway).whole, {'trusted-types': 'lit-html'}),
      head: MODULES,
      routes: await bundle({'/modules.js': DEFINE}),
    });

    await pay('upi', undefined, act);

    await act.merchant.ended('pay-success');
    // the browser reports that our own name was tried first
    expect(act.merchant.shop.violations.map(({directive}) => directive)).toEqual(['trusted-types']);
  });

  it('SEC-52: with a Lit of its own, the modules twice and the script, is paid without a violation', async () => {
    const act = await open({
      challenge: 'upi',
      policy: (gateway) => policyOf(readCspDoc(gateway).whole),
      head: `<script src="/lit.js" defer></script>${MODULES}
        <script type="module" src="/again.js"></script>${SCRIPT}`,
      routes: await bundle({'/lit.js': LIT_OF_THE_PAGE, '/modules.js': DEFINE, '/again.js': DEFINE}),
    });
    const {messages, exceptions} = listen(act);

    await pay('upi', undefined, act);

    await act.merchant.ended('pay-success');
    expect(act.merchant.shop.violations).toEqual([]);
    expect(exceptions).toEqual([]);
    expect(messages.filter((text) => /already (has pay-checkout|defined)/.test(text))).toHaveLength(3);
  });

  it('SEC-51: that allows no policy at all, gets one clear message and stays as it is', async () => {
    const {merchant, shopper} = await open({
      challenge: 'page',
      policy: (gateway) => policyOf(readCspDoc(gateway).whole, {'trusted-types': "'none'"}),
    });
    const {messages, exceptions} = listen({shopper});

    await shopper.tab.goto(merchant.shop.origin);

    await expect.poll(() => messages.filter((text) => text.includes('must name the policy'))).toHaveLength(1);
    expect(exceptions).toEqual([]);
    await shopper.tab.shows('Shop');
    expect(await shopper.tab.offers('Buy')).toBe(true);
    expect(await shopper.tab.read(() => customElements.get('pay-checkout') === undefined)).toBe(true);
  });

  it('SEC-51: that allows the modules no policy, gets one exception that names it and stays as it is', async () => {
    const {merchant, shopper} = await open({
      challenge: 'page',
      policy: (gateway) => policyOf(readCspDoc(gateway).whole, {'trusted-types': 'another'}),
      head: MODULES,
      routes: await bundle({'/modules.js': DEFINE}),
    });
    const {exceptions} = listen({shopper});

    await shopper.tab.goto(merchant.shop.origin);

    await expect.poll(() => exceptions.length).toBe(1);
    expect(exceptions[0]).toContain('pay-checkout');
    await shopper.tab.shows('Shop');
    expect(await shopper.tab.offers('Buy')).toBe(true);
    expect(await shopper.tab.read(() => customElements.get('pay-checkout') === undefined)).toBe(true);
  });
});
