// Minimal WebKitGTK driver: MiniBrowser under Xvfb, W3C WebDriver (WebKitWebDriver) plus WebKit's inspector.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {MINIBROWSER, WEBKIT_DRIVER} from './browsers.mjs';
import {child, dirs, end, freePort, listening, retry, sleep} from './processes.mjs';
import {Inspector} from './webkit-inspector.mjs';

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

const KEYS = {
  Cancel: '\uE001',
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Insert: '\uE016',
  Delete: '\uE017',
  Meta: '\uE03D',
};
export const keyOf = (k) => KEYS[k] ?? k;

const PREF = {
  colorScheme: ['PrefersColorScheme', {dark: 'Dark', light: 'Light'}],
  reducedMotion: ['PrefersReducedMotion', {reduce: 'Reduce', 'no-preference': 'NoPreference'}],
  contrast: ['PrefersContrast', {more: 'More', 'no-preference': 'NoPreference'}],
};

export class WebKit {
  static async start({display, env = {}, args = [], caps = {}}) {
    const w = new WebKit();
    w.dir = mkdtempSync(join(tmpdir(), 'webkit-'));
    dirs.add(w.dir);
    mkdirSync(join(w.dir, 'gtk-3.0'));
    // MiniBrowser's toolbar would keep the window wider than 447px.
    writeFileSync(join(w.dir, 'gtk-3.0/gtk.css'), '* { min-width: 0; padding: 0; margin: 0; }');
    const [http, port] = [await freePort(), await freePort()];
    const e = {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      GIO_USE_VFS: 'local',
      GSETTINGS_BACKEND: 'memory',
      LIBGL_ALWAYS_SOFTWARE: '1',
      XDG_CONFIG_HOME: w.dir,
      XDG_DATA_HOME: w.dir,
      XDG_CACHE_HOME: w.dir,
      ...env,
      WEBKIT_INSPECTOR_HTTP_SERVER: `127.0.0.1:${http}`,
    };
    delete e.WEBKIT_INSPECTOR_SERVER;
    w.http = http;
    w.browser = child(MINIBROWSER, ['--automation', ...args], {env: e});
    const target = await retry(() => listening(w.browser.pid).find((p) => p !== http));
    w.base = `http://127.0.0.1:${port}`;
    w.driver = child(WEBKIT_DRIVER, [`--port=${port}`, '--host=127.0.0.1', `--target=127.0.0.1:${target}`], {
      env: e,
    });
    await retry(() => w.raw('GET', '/status'));
    const s = await w.raw('POST', '/session', {capabilities: {alwaysMatch: caps}});
    w.capabilities = s.capabilities;
    w.path = `/session/${s.sessionId}`;
    return w;
  }
  async raw(method, path, body) {
    const r = await fetch(this.base + path, {
      method,
      body: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
    });
    const {value} = await r.json();
    if (value?.error)
      throw Object.assign(new Error(`${value.error}: ${value.message}`), {
        name: 'WebDriverError',
        code: value.error,
      });
    return value ?? (method === 'GET' ? null : undefined);
  }
  post(p, body) {
    return this.raw('POST', this.path + p, body);
  }
  get(p) {
    return this.raw('GET', this.path + p);
  }
  del(p) {
    return this.raw('DELETE', this.path + p);
  }
  goto(url) {
    return this.post('/url', {url});
  }
  url() {
    return this.get('/url');
  }
  eval(script, ...args) {
    return this.post('/execute/sync', {
      script: typeof script === 'function' ? `return (${script}).apply(null, arguments)` : script,
      args,
    });
  }
  evalAsync(script, ...args) {
    return this.post('/execute/async', {script, args});
  }
  /** PNG of what the page has painted by now: straight after a load that may still be nothing. */
  async screenshot() {
    await this.evalAsync(
      'requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0])))',
    );
    return Buffer.from(await this.get('/screenshot'), 'base64');
  }
  async $(css) {
    return (await this.post('/element', {using: 'css selector', value: css}))[ELEMENT];
  }
  click(id) {
    return this.post(`/element/${id}/click`);
  }
  keys(actions) {
    return this.post('/actions', {actions: [{type: 'key', id: 'kb', actions}]});
  }
  async type(text) {
    await this.keys(
      [...text].flatMap((value) => [
        {type: 'keyDown', value},
        {type: 'keyUp', value},
      ]),
    );
  }
  async press(combo) {
    const ks = combo === '+' ? ['+'] : combo.split('+').map(keyOf);
    await this.keys([
      ...ks.map((value) => ({type: 'keyDown', value})),
      ...ks.reverse().map((value) => ({type: 'keyUp', value})),
    ]);
  }
  pointer(actions, pointerType = 'mouse') {
    return this.post('/actions', {
      actions: [{type: 'pointer', id: pointerType, parameters: {pointerType}, actions}],
    });
  }
  /** Sizes the window so that the viewport gets this size. */
  async setViewport(width, height) {
    let got;
    for (let i = 0; i < 20; i++) {
      got = await this.eval('return [innerWidth, innerHeight]');
      if (got[0] === width && got[1] === height) return;
      const r = await this.get('/window/rect');
      await this.post('/window/rect', {width: r.width + width - got[0], height: r.height + height - got[1]});
      await sleep(25);
    }
    throw new Error(`viewport is ${got}, asked ${width},${height}: not supported here`);
  }
  get inspector() {
    return (this.opened ??= Inspector.open(this.http));
  }
  /** Playwright-shaped: colorScheme, reducedMotion, contrast, media. */
  async emulateMedia(o) {
    const i = await this.inspector;
    for (const [k, v] of Object.entries(o)) {
      if (v === undefined) continue;
      if (k === 'media') await i.send('Page.setEmulatedMedia', {media: v ?? ''});
      else if (!PREF[k]) throw new Error(`emulateMedia ${k} is not supported in WebKitGTK`);
      else
        await i.send('Page.overrideUserPreference', {
          name: PREF[k][0],
          ...(v === null ? {} : {value: PREF[k][1][v]}),
        });
    }
  }
  /** Fails every http(s) request, or lets them pass again. navigator.onLine is not touched. */
  async setOffline(on) {
    const i = await this.inspector;
    if (!this.offline) {
      await i.send('Network.enable');
      i.on((m, p) => {
        if (m === 'Network.requestIntercepted')
          void i.send('Network.interceptRequestWithError', {requestId: p.requestId, errorType: 'General'});
      });
      await i.send('Network.setInterceptionEnabled', {enabled: true});
      this.offline = true;
    }
    await i.send(on ? 'Network.addInterception' : 'Network.removeInterception', {
      url: 'http',
      stage: 'request',
      isRegex: true,
    });
  }
  async stop() {
    try {
      (await this.opened)?.close();
    } catch {
      /* never opened */
    }
    try {
      await fetch(this.base + this.path, {method: 'DELETE', signal: AbortSignal.timeout(2000)});
    } catch {
      /* gone */
    }
    await Promise.all([end(this.driver), end(this.browser)]);
    // its helpers may still be writing
    rmSync(this.dir, {recursive: true, force: true, maxRetries: 20, retryDelay: 50});
    dirs.delete(this.dir);
  }
}
