import type {BrowserContextOptions, LaunchOptions} from 'playwright-core';
import {afterAll, afterEach, beforeAll, beforeEach, expect} from 'vitest';
import type {BrowserContext, Engine} from '../harness/browsers.js';
import type {Shop} from './shop.js';
import {openShop} from './shop.js';
import type {Host, Shopper} from './shopper.js';
import {openBrowser} from './shopper.js';
import type {Tab} from './tab.js';

export type SceneOptions = {
  readonly launch?: LaunchOptions;
  readonly context?: BrowserContextOptions;
};

/** What one test has before it: a shop that is open, and a shopper who has just sat down. */
export type Scene = {
  readonly shop: Shop;
  readonly shopper: Shopper;
  /** The shopper's first window. */
  readonly tab: Tab;
  /** A picture of a window. */
  picture(tab: Tab): Promise<Uint8Array>;
  /** Another shopper, in a profile that is prepared first; the one of `shopper` is not used then. */
  shopperWith(
    prepare: (context: BrowserContext) => Promise<unknown>,
    options?: BrowserContextOptions,
  ): Promise<Shopper>;
};

/**
 * One shop and one browser for all tests of a `describe`, a new shopper for each, and after each the check that
 * no page has violated the strict policy.
 */
export function scene(engine: Engine, {launch, context}: SceneOptions = {}): Scene {
  let shop: Shop | undefined;
  let host: Host | undefined;
  let shoppers: Shopper[] = [];
  let first: Shopper | undefined;

  beforeAll(async () => {
    [shop, host] = await Promise.all([openShop(), openBrowser(engine, launch)]);
  });
  afterAll(async () => {
    await Promise.all([host?.close(), shop?.close()]);
  });
  beforeEach(async () => {
    shop?.startAnew();
    first = await host?.shopper(context);
    shoppers = first ? [first] : [];
  });
  afterEach(async ({task}) => {
    if (task.result?.state === 'fail') await tellWhatWasSeen();
    await Promise.all(shoppers.map((shopper) => shopper.leave()));
    expect(shop?.outcomes().length, 'outcomes of one session').toBeLessThanOrEqual(1);
    expect(shop?.reports.found, 'violations of the policy').toEqual([]);
  });

  /** For whoever reads a failed run: the windows that were open, and what the shop's log says. */
  async function tellWhatWasSeen() {
    for (const shopper of shoppers) {
      for (const seen of await shopper.look().catch(() => ['nothing'])) console.log(seen);
    }
    for (const {lane, text} of shop?.demo.shop.log.entries.slice(-15) ?? [])
      console.log(`  ${lane}: ${text}`);
  }

  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('the scene is not set yet');
    return thing;
  };
  return {
    get shop() {
      return there(shop);
    },
    get shopper() {
      return there(first);
    },
    get tab() {
      return there(first).tab;
    },
    async picture(tab) {
      const {found, forget} = there(shop).reports;
      expect(found, 'violations of the policy').toEqual([]);
      const png = await tab.screenshot();
      if (engine !== 'firefox') return png;
      // its driver puts a style into the page for that, which is forbidden and reported
      await expect.poll(() => found).toMatchObject([{directive: 'style-src-elem', blocked: 'inline'}]);
      forget();
      return png;
    },
    async shopperWith(prepare, options) {
      const shopper = await there(host).shopper({...context, ...options}, prepare);
      shoppers.push(shopper);
      return shopper;
    },
  };
}
