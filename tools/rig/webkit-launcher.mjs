// A @web/test-runner BrowserLauncher for WebKitGTK: one MiniBrowser + WebKitWebDriver per concurrent session.
import {startXvfb} from './processes.mjs';
import {keyOf, WebKit} from './webkit.mjs';

const BUTTON = {left: 0, middle: 1, right: 2};

/** The part of a Playwright Page that the stock @web/test-runner-commands plugins use. */
function pageOf(w) {
  let at = [0, 0];
  const move = (x, y) => ({type: 'pointerMove', duration: 0, x, y});
  const down = (button = 'left') => ({type: 'pointerDown', button: BUTTON[button]});
  const up = (button = 'left') => ({type: 'pointerUp', button: BUTTON[button]});
  return {
    keyboard: {
      type: (t) => w.type(t),
      press: (k) => w.press(k),
      down: (k) => w.keys([{type: 'keyDown', value: keyOf(k)}]),
      up: (k) => w.keys([{type: 'keyUp', value: keyOf(k)}]),
    },
    mouse: {
      move: (x, y) => {
        at = [x, y];
        return w.pointer([move(x, y)]);
      },
      click: (x, y, o = {}) => {
        at = [x, y];
        return w.pointer([move(x, y), down(o.button), up(o.button)]);
      },
      down: (o = {}) => w.pointer([move(...at), down(o.button)]),
      up: (o = {}) => w.pointer([move(...at), up(o.button)]),
    },
    setViewportSize: ({width, height}) => w.setViewport(width, height),
    emulateMedia: (o) => w.emulateMedia(o),
    screenshot: () => w.screenshot(),
  };
}

class WebKitLauncher {
  name = 'WebKit';
  type = 'playwright'; // makes the stock command plugins call getPage()
  #active = new Map();
  #xvfb;
  #ending = new Set();
  constructor({concurrency = 1, env, args} = {}) {
    Object.assign(this, {concurrency, env, args});
  }
  async initialize(config) {
    this.config = config;
  }
  async startSession(id, url) {
    const {display} = await (this.#xvfb ??= startXvfb());
    // a browser of its own for each test file: starting one takes a third of a second, and nothing leaks between files
    const w = await WebKit.start({display, env: this.env, args: this.args, caps: {pageLoadStrategy: 'none'}});
    this.#active.set(id, {w, page: pageOf(w)});
    await w.setViewport(800, 600);
    await w.goto(url);
  }
  isActive(id) {
    return this.#active.has(id);
  }
  getPage(id) {
    return this.#active.get(id).page;
  }
  getBrowserUrl(id) {
    return this.#active.get(id).w.url();
  }
  async stopSession(id) {
    const {w} = this.#active.get(id);
    const testCoverage = this.config.coverage ? await w.eval('return window.__coverage__ || null') : null;
    this.#active.delete(id);
    const p = w.stop().finally(() => this.#ending.delete(p));
    this.#ending.add(p);
    return {testCoverage: testCoverage ?? undefined};
  }
  async startDebugSession() {
    throw new Error('the WebKit launcher has no debug sessions');
  }
  async stop() {
    await Promise.all([...this.#ending, ...[...this.#active.values()].map(({w}) => w.stop())]);
    await (await this.#xvfb)?.stop();
  }
}
export const webkitLauncher = (o) => new WebKitLauncher(o);
