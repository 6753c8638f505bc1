import type {BrowserContextOptions, LaunchOptions} from 'playwright-core';
import type {Browser, BrowserContext, Engine, Page, WebKit} from '../harness/browsers.js';
import {launch, launchWebKit} from '../harness/browsers.js';
import type {Tab} from './tab.js';
import {PATIENCE_MS} from './tab.js';
import {webkitWindows} from './webkit-windows.js';

/** A shopper with a browser profile of their own. */
export type Shopper = {
  readonly engine: Engine;
  readonly tab: Tab;
  /** Playwright's own handle; WebKit has none. */
  readonly context: BrowserContext | undefined;
  /** The window that opens while this is done. */
  opened(act: () => Promise<void>): Promise<Tab>;
  /** A window that no page has opened. */
  another(): Promise<Tab>;
  /** How many windows there are. */
  windows(): Promise<number>;
  offline(on: boolean): Promise<void>;
  /** Addresses and headings of all windows, for whoever reads a failed run. */
  look(): Promise<string[]>;
  leave(): Promise<void>;
};

export type Host = {
  /** @param prepare - Done to the profile before its first window opens; Chromium and Firefox only. */
  shopper(
    options?: BrowserContextOptions,
    prepare?: (context: BrowserContext) => Promise<unknown>,
  ): Promise<Shopper>;
  close(): Promise<void>;
};

/** One browser for a whole file; each shopper is a profile in it. WebKit starts a browser for each. */
export async function openBrowser(engine: Engine, options?: LaunchOptions): Promise<Host> {
  if (engine === 'webkit')
    return {
      shopper: async () => webkitShopper(await launchWebKit({MESA_SHADER_CACHE_DISABLE: 'true'})),
      close: async () => {},
    };
  const browser = await launch(engine, options);
  return {
    shopper: (contextOptions, prepare) => playwrightShopper(engine, browser, contextOptions, prepare),
    close: () => browser.close(),
  };
}

const TEXTS = 'p, dt, dd, li, strong, label';

function playwrightTab(engine: Engine, page: Page): Tab {
  const exact = {exact: true};
  const control = (name: string) =>
    page
      .getByRole('button', {name, ...exact})
      .or(page.getByRole('link', {name, ...exact}))
      .or(page.locator('summary').filter({hasText: name}))
      .filter({visible: true})
      .first();
  return {
    goto: async (url) => void (await page.goto(url)),
    url: async () => page.url(),
    tap: (name) => control(name).click({timeout: PATIENCE_MS, noWaitAfter: true}),
    tapTwice: (name) => control(name).dblclick({timeout: PATIENCE_MS}),
    async tapInFrame(name) {
      const button = page.frameLocator('iframe').getByRole('button', {name, ...exact});
      // Firefox's driver sends no input into a frame of another site
      if (engine === 'firefox') await button.evaluate((element: HTMLElement) => element.click());
      else await button.click({timeout: PATIENCE_MS, noWaitAfter: true});
    },
    shows: (name) =>
      page
        .getByRole('heading', {name, ...exact})
        .first()
        .waitFor({timeout: PATIENCE_MS}),
    says: (hasText, timeout = PATIENCE_MS) =>
      page.locator(TEXTS).filter({hasText, visible: true}).first().waitFor({timeout}),
    offers: (name) => control(name).isVisible(),
    fill: (label, text) => page.getByLabel(label).fill(text),
    reload: async () => void (await page.reload()),
    // a page that comes out of the cache loads nothing, which the driver's own way back would wait for
    back: () => page.evaluate(() => history.back()),
    gone: async () => {
      if (!page.isClosed()) await page.waitForEvent('close', {timeout: PATIENCE_MS});
    },
    close: () => page.close(),
    read: (script, argument) => page.evaluate(script as never, argument as never),
    screenshot: () => page.screenshot(),
  };
}

async function playwrightShopper(
  engine: Engine,
  browser: Browser,
  options: BrowserContextOptions = {},
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<Shopper> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, ...options});
  await prepare?.(context);
  const tab = playwrightTab(engine, await context.newPage());
  return {
    engine,
    tab,
    context,
    async opened(act) {
      const [page] = await Promise.all([context.waitForEvent('page', {timeout: PATIENCE_MS}), act()]);
      return playwrightTab(engine, page);
    },
    another: async () => playwrightTab(engine, await context.newPage()),
    windows: async () => context.pages().length,
    offline: (on) => context.setOffline(on),
    look: () =>
      Promise.all(
        context.pages().map(async (page) => {
          const headings = page.getByRole('heading').filter({visible: true});
          return [page.url(), ...(await headings.allInnerTexts().catch(() => ['?']))].join(' | ');
        }),
      ),
    leave: () => context.close(),
  };
}

async function webkitShopper(browser: WebKit): Promise<Shopper> {
  const {first, opened, another, count, look} = await webkitWindows(browser);
  return {
    engine: 'webkit',
    tab: first,
    context: undefined,
    opened,
    another,
    windows: count,
    offline: (on) => browser.setOffline(on),
    look,
    leave: () => browser.stop(),
  };
}
