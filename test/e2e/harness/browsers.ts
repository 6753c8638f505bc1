import type {Browser, BrowserContext, BrowserContextOptions, LaunchOptions, Page} from 'playwright-core';
import {chromium, devices, firefox} from 'playwright-core';
import {describe} from 'vitest';
import {CHROMIUM, CHROMIUM_FLAGS, ENGINES, FIREFOX} from '../../../tools/rig/browsers.mjs';
import {startXvfb} from '../../../tools/rig/processes.mjs';
import {WebKit} from '../../../tools/rig/webkit.mjs';

export type Engine = 'chromium' | 'firefox' | 'webkit';
export type {Browser, BrowserContext, Page, WebKit};
export {devices};

/** Engines of this run: those that `npm test` found, else all. */
export const engines: readonly Engine[] =
  (process.env.BROWSERS?.split(',') as Engine[] | undefined) ?? ENGINES;

/** One `describe` for each of these engines that this machine has; `npm test` says which are left out. */
export function describeIn<E extends Engine>(wanted: readonly E[], title: string, body: (engine: E) => void) {
  for (const engine of wanted) {
    if (engines.includes(engine)) describe(`${title} (${engine})`, () => body(engine));
  }
}

/** Chromium with Playwright's own switches, but for those a test wants left out. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    chromiumSandbox: false,
    ...options,
    args: [...CHROMIUM_FLAGS, ...(options.args ?? [])],
  });
}

/** For tests of popup blocking and of the back/forward cache, both of which Playwright switches off. */
export const asShipped: LaunchOptions = {
  ignoreDefaultArgs: ['--disable-popup-blocking', '--disable-back-forward-cache'],
};

/** Debian's Firefox over WebDriver BiDi: no fake touch, no CPU or network throttling. */
export function launchFirefox(options: LaunchOptions = {}): Promise<Browser> {
  return firefox.launch({channel: 'moz-firefox', executablePath: FIREFOX, ...options});
}

export function launch(engine: 'chromium' | 'firefox', options?: LaunchOptions): Promise<Browser> {
  return engine === 'chromium' ? launchChromium(options) : launchFirefox(options);
}

/** A page in a context of its own; closing the browser closes it. */
export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}, ...options});
  return await context.newPage();
}

/** WebKitGTK with a display of its own; `stop` ends both. */
export async function launchWebKit(env: Record<string, string> = {}): Promise<WebKit> {
  const screen = await startXvfb();
  const browser = await WebKit.start({display: screen.display, env});
  const stop = browser.stop.bind(browser);
  browser.stop = async () => {
    await stop();
    await screen.stop();
  };
  return browser;
}

/**
 * Centre of an element in the viewport, in CSS pixels.
 *
 * @param path - Selectors; each but the first is looked for in the shadow tree of the one before.
 */
export async function centreOf(browser: WebKit, path: readonly string[]): Promise<{x: number; y: number}> {
  const found = await browser.eval((selectors: readonly string[]) => {
    let root: Document | ShadowRoot | Element | null = document;
    for (const [index, selector] of selectors.entries()) {
      const scope: ParentNode | null = index === 0 ? root : ((root as Element).shadowRoot ?? root);
      root = scope?.querySelector(selector) ?? null;
      if (root === null) return null;
    }
    const box = (root as Element).getBoundingClientRect();
    return {x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2)};
  }, path);
  if (found === null) throw new Error(`nothing at ${path.join(' » ')}`);
  return found;
}

/** A real click on an element in WebKitGTK, found as in `centreOf`. */
export async function clickOn(browser: WebKit, ...path: string[]): Promise<void> {
  const {x, y} = await centreOf(browser, path);
  await browser.pointer([
    {type: 'pointerMove', duration: 0, x, y},
    {type: 'pointerDown', button: 0},
    {type: 'pointerUp', button: 0},
  ]);
}
