import {expect, it} from 'vitest';
import {describeIn} from './harness/browsers.js';
import {policyOf, readCspDoc} from './support/csp-doc.js';
import {pay, stage} from './support/stage.js';

const headers = (coop: string): Record<string, string> =>
  coop === 'nothing' ? {} : {'cross-origin-opener-policy': coop};

const policy = (challenge: string, mode: string | undefined) => (gateway: string) => {
  const row = readCspDoc(gateway).flows.find((flow) => flow.mode === mode && flow.challenge === challenge);
  return row ? policyOf(row) : null;
};

/** What the shop sends, and what the gateway. */
const PAIRS = [
  ['same-origin', 'nothing'],
  ['same-origin', 'same-origin'],
  ['same-origin-allow-popups', 'same-origin'],
  ['nothing', 'same-origin'],
] as const;

describeIn(['chromium', 'firefox', 'webkit'], 'SEC-55: pages that cut each other off by COOP', (engine) => {
  const open = stage(engine);
  // a tab is a popup without a frame, and elsewhere nobody opens anybody: the strictest pair says it all
  const others = engine === 'webkit' ? [] : ['tab', 'redirect', 'frame'];
  const cases = [
    ...PAIRS.map(([shop, gateway]) => ({mode: 'popup', shop, gateway})),
    ...others.map((mode) => ({mode, shop: 'same-origin', gateway: 'same-origin'})),
  ];

  it.for(cases)('$mode is paid where the shop sends $shop and the gateway $gateway', async (row) => {
    const act = await open({
      challenge: 'page',
      mode: row.mode,
      policy: policy('page', row.mode),
      headers: headers(row.shop),
      gatewayHeaders: headers(row.gateway),
    });

    await pay('page', row.mode, act);

    await act.merchant.ended('pay-success');
    expect(act.merchant.shop.violations).toEqual([]);
  });
});

describeIn(['chromium', 'firefox'], 'SEC-55: a shop that isolates itself by COOP and COEP', (engine) => {
  const open = stage(engine);

  it.for([
    {way: 'a popup', challenge: 'page', mode: 'popup'},
    {way: 'a redirect', challenge: 'page', mode: 'redirect'},
    {way: 'a UPI code', challenge: 'upi', mode: undefined},
  ])('is paid by $way', async ({challenge, mode}) => {
    const act = await open({
      challenge,
      mode,
      policy: policy(challenge, mode),
      headers: {...headers('same-origin'), 'cross-origin-embedder-policy': 'require-corp'},
    });

    await pay(challenge, mode, act);

    await act.merchant.ended('pay-success');
    expect(await act.shopper.tab.read(() => crossOriginIsolated)).toBe(true);
  });
});

describeIn(['chromium', 'firefox'], 'SEC-33: a gateway that refuses to be framed', (engine) => {
  const open = stage(engine);

  it('is paid in a new window, to which a link stands beside the frame', async () => {
    const {merchant, shopper} = await open({
      challenge: 'page',
      mode: 'frame',
      policy: policy('page', 'frame'),
      gatewayHeaders: {'x-frame-options': 'DENY'},
    });
    const {tab} = shopper;
    await tab.goto(merchant.shop.origin);
    await tab.tap('Buy');

    const page = await shopper.opened(() => tab.tap('Open in a new window'));
    await page.tap('Pay now');

    await tab.shows('Paid');
    await merchant.ended('pay-success');
    expect(merchant.shop.violations).toEqual([]);
  });
});
