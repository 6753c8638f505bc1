// A @web/test-runner BrowserLauncher for Debian's Firefox over WebDriver BiDi (puppeteer-core).
// A fresh user context per session, Playwright-shaped keys, and media emulation through preferences.
import {launch} from 'puppeteer-core';
import {FIREFOX} from './browsers.mjs';

const PREFS = {
  colorScheme: ['layout.css.prefers-color-scheme.content-override', {dark: 0, light: 1}],
  reducedMotion: ['ui.prefersReducedMotion', {reduce: 1, 'no-preference': 0}],
  contrast: ['ui.useAccessibilityTheme', {more: 1, 'no-preference': 0}],
  forcedColors: ['browser.display.document_color_use', {active: 2, none: 1}],
  pointer: ['ui.primaryPointerCapabilities', {coarse: 1, fine: 6}],
};

/** Sets or clears (null) preferences from the browser's own chrome context; they hold for the whole browser. */
export async function setPrefs(browser, prefs) {
  const send = (m, p) => browser.connection.send(m, p);
  const {result} = await send('browsingContext.getTree', {'moz:scope': 'chrome'});
  const expression = Object.entries(prefs)
    .map(([k, v]) => {
      const n = JSON.stringify(k);
      return v === null
        ? `Services.prefs.clearUserPref(${n})`
        : `Services.prefs.set${{boolean: 'Bool', number: 'Int', string: 'String'}[typeof v]}Pref(${n}, ${JSON.stringify(v)})`;
    })
    .join(';');
  const r = await send('script.evaluate', {
    target: {context: result.contexts[0].context},
    awaitPromise: true,
    expression,
  });
  if (r.result.type !== 'success') throw new Error(r.result.exceptionDetails.text);
}

export async function emulateMedia(browser, page, o) {
  const prefs = {};
  for (const [k, v] of Object.entries(o)) {
    if (v === undefined) continue;
    if (k === 'media') throw new Error('emulateMedia media is not supported in Firefox');
    if (!PREFS[k]) throw new Error(`emulateMedia ${k} is not supported in Firefox`);
    prefs[PREFS[k][0]] = v === null ? null : PREFS[k][1][v];
    if (k === 'forcedColors') prefs['ui.useAccessibilityTheme'] = v === 'active' ? 1 : null;
  }
  await setPrefs(browser, prefs);
  await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r)))); // let media queries settle
  return Object.keys(prefs);
}

class FirefoxLauncher {
  name = 'Firefox';
  type = 'playwright'; // makes the stock command plugins call getPage()
  #sessions = new Map();
  #browser;
  #dirty = new Set();
  constructor({concurrency = 1, args = [], extraPrefsFirefox} = {}) {
    Object.assign(this, {concurrency, args, extraPrefsFirefox});
  }
  async initialize(config) {
    this.config = config;
  }
  async startSession(id, url) {
    const browser = await (this.#browser ??= launch({
      browser: 'firefox',
      executablePath: FIREFOX,
      headless: true,
      args: ['--remote-allow-system-access', ...this.args],
      extraPrefsFirefox: this.extraPrefsFirefox,
    }));
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const press = async (combo) => {
      const ks = combo === '+' ? ['+'] : combo.split('+');
      const last = ks.pop();
      for (const k of ks) await page.keyboard.down(k);
      await page.keyboard.press(last);
      for (const k of ks.reverse()) await page.keyboard.up(k);
    };
    const facade = {
      keyboard: {
        type: (t) => page.keyboard.type(t),
        press,
        down: (k) => page.keyboard.down(k),
        up: (k) => page.keyboard.up(k),
      },
      mouse: page.mouse,
      setViewportSize: (v) => page.setViewport(v),
      emulateMedia: async (o) => {
        for (const k of await emulateMedia(browser, page, o)) this.#dirty.add(k);
      },
      screenshot: (o) => page.screenshot(o),
    };
    this.#sessions.set(id, {context, page, facade});
    await page.setViewport({width: 800, height: 600});
    await page.goto(url);
  }
  isActive(id) {
    return this.#sessions.has(id);
  }
  getPage(id) {
    return this.#sessions.get(id).facade;
  }
  getBrowserUrl(id) {
    return this.#sessions.get(id).page.url();
  }
  async stopSession(id) {
    const {context, page} = this.#sessions.get(id);
    const testCoverage = this.config.coverage
      ? await page.evaluate(() => globalThis.__coverage__)
      : undefined;
    this.#sessions.delete(id);
    if (this.#dirty.size) {
      await setPrefs(await this.#browser, Object.fromEntries([...this.#dirty].map((k) => [k, null])));
      this.#dirty.clear();
    }
    await context.close();
    return {testCoverage};
  }
  async startDebugSession() {
    throw new Error('the Firefox launcher has no debug sessions');
  }
  async stop() {
    await (await this.#browser)?.close();
  }
}
export const firefoxLauncher = (o) => new FirefoxLauncher(o);
