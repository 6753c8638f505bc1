import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it} from 'vitest';
import type {Browser, Page} from '../e2e/harness/browsers.js';
import {describeIn, launchChromium, newPage} from '../e2e/harness/browsers.js';
import type {Site} from '../e2e/harness/site.js';
import {page as htmlPage, json, serveSite, strictPolicy} from '../e2e/harness/site.js';
import {manifest, viteBuild} from './installed.js';

const ELEMENT =
  '<pay-checkout id="pay" payment-url="https://payment.example/1" status-url="/status"></pay-checkout>';
const DEFINED = 'customElements.get("pay-checkout") !== undefined';

describeIn(['chromium'], 'the installed package', () => {
  const {app} = inject('packed');
  const dist = join(app, 'node_modules/pay-checkout/dist');
  let browser: Browser;
  let page: Page;
  let said: {type: string; text: string}[];
  let site: Site | undefined;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await newPage(browser);
    said = [];
    page.on('console', (message) => said.push({type: message.type(), text: message.text()}));
    page.on('pageerror', (error) => said.push({type: 'exception', text: String(error)}));
  });
  afterEach(async () => {
    await page.context().close();
    await site?.close();
  });

  /** Opens a page with these scripts in its head, under the strict policy or another one. */
  async function open(head: string, more: Partial<Parameters<typeof serveSite>[0]> = {}) {
    site = await serveSite({dist, pages: {'/': htmlPage(ELEMENT, head)}, ...more});
    await page.goto(site.origin);
    return site;
  }
  const script = '<script src="/dist/pay-checkout.js" defer></script>';
  const drawnButton = () => page.locator('#pay').getByRole('button').first();

  describe('as one script', () => {
    it('SEC-50, SEC-51: starts under the strict policy without a violation', async () => {
      const {violations} = await open(script);

      await drawnButton().waitFor();
      expect(await page.evaluate('window.PayCheckout.version')).toBe(manifest.version);
      expect(said).toEqual([]);
      expect(violations).toEqual([]);
    });

    it('SEC-54: loads nothing but itself', async () => {
      const {requests} = await open(script);
      await drawnButton().waitFor();
      expect(requests).toEqual(['GET /', 'GET /dist/pay-checkout.js']);
    });

    it('SEC-51: lives beside a Lit of the page, which has taken the policy lit-html', async () => {
      const lit = litOfThePage(app);
      const {violations} = await open(`<script src="/lit.js" defer></script>${script}`, {
        routes: {'/lit.js': () => ({headers: {'content-type': 'text/javascript'}, body: lit})},
      });

      await drawnButton().waitFor();
      expect(await page.evaluate('typeof window.pageLit')).toBe('function');
      expect(said).toEqual([]);
      expect(violations).toEqual([]);
    });

    it('SEC-51: says in one message what a page must allow, and leaves the page alone', async () => {
      await open(script, {policy: strictPolicy({'trusted-types': "'none'"})});

      await expect.poll(() => said.filter(({text}) => text.includes('must name the policy'))).toHaveLength(1);
      expect(await page.evaluate(DEFINED)).toBe(false);
      expect(said.filter(({type}) => type === 'exception')).toEqual([]);
    });

    it('SEC-52: leaves the page to the first of two scripts, and says so once, with both versions', async () => {
      const other = readFileSync(join(dist, 'pay-checkout.js'), 'utf8').replaceAll(
        manifest.version,
        '99.0.0',
      );
      await open(`${script}<script src="/other.js" defer></script>`, {
        routes: {'/other.js': () => ({headers: {'content-type': 'text/javascript'}, body: other})},
      });

      await expect.poll(() => said.length).toBe(1);
      expect(said[0]?.type).toBe('warning');
      expect(said[0]?.text).toContain('99.0.0');
      expect(said[0]?.text).toContain(manifest.version);
      expect(await page.evaluate('window.PayCheckout.version')).toBe(manifest.version);
    });

    it('SEC-53: runs with the hash of integrity.json, and not with a byte flipped', async () => {
      const {files} = JSON.parse(readFileSync(join(dist, 'integrity.json'), 'utf8'));
      const flipped = readFileSync(join(dist, 'pay-checkout.js'));
      flipped[flipped.length >> 1]! ^= 1;
      const tag = (src: string) =>
        `<script src="${src}" integrity="${files['pay-checkout.js']}" crossorigin defer></script>`;

      await open(tag('/flipped.js'), {
        routes: {'/flipped.js': () => ({headers: {'content-type': 'text/javascript'}, body: flipped})},
      });
      await expect.poll(() => said.filter(({text}) => text.includes('integrity'))).toHaveLength(1);
      expect(await page.evaluate(DEFINED)).toBe(false);
      await site?.close();

      await open(tag('/dist/pay-checkout.js'));
      expect(await page.evaluate(DEFINED)).toBe(true);
    });

    it.each(['after', 'before'])('takes another language from a file that stands %s it', async (where) => {
      const [language] = readdirSync(join(dist, 'locales'));
      const tag = language!.replace('.js', '');
      const words = `<script src="/dist/locales/${language}" defer></script>`;
      site = await serveSite({
        dist,
        pages: {
          '/': htmlPage(
            ELEMENT.replace('id="pay"', `id="pay" locale="${tag}" amount="200.00" currency="INR"`),
            where === 'after' ? script + words : words + script,
          ),
        },
      });
      await page.goto(site.origin);
      await expect.poll(() => drawnButton().innerText()).not.toMatch(/^Pay/);
      expect(said).toEqual([]);
    });
  });

  describe('as a module in a bundle', () => {
    /** A shop that Vite bundles: `define` only, as the README says. */
    function bundled(): string {
      const out = join(app, 'built');
      mkdirSync(join(app, 'src'), {recursive: true});
      writeFileSync(join(app, 'src/main.js'), "import 'pay-checkout/define';\n");
      writeFileSync(
        join(app, 'index.html'),
        htmlPage(ELEMENT, '<script type="module" src="/src/main.js"></script>'),
      );
      viteBuild(app, {outDir: out});
      return out;
    }
    let out: string;
    beforeAll(() => {
      out = bundled();
    });
    const routesOf = (folder: string) =>
      Object.fromEntries(
        readdirSync(join(folder, 'assets')).map((name) => [
          `/assets/${name}`,
          () => ({
            headers: {'content-type': 'text/javascript'},
            body: readFileSync(join(folder, 'assets', name)),
          }),
        ]),
      );
    const index = () => readFileSync(join(out, 'index.html'), 'utf8');

    it('SEC-50, SEC-51: opens under the strict policy without a violation, and loads its parts late', async () => {
      const status = () => json({status: 'pending'});
      site = await serveSite({pages: {'/': index()}, routes: {...routesOf(out), '/status': status}});
      await page.goto(site.origin);
      await drawnButton().waitFor();
      const before = site.requests.length;

      await drawnButton().click();

      await page.getByRole('dialog').waitFor();
      expect(site.requests.length).toBeGreaterThan(before);
      expect(said).toEqual([]);
      expect(site.violations).toEqual([]);
    });

    it('SEC-52: leaves the page to a script that came first, and says so', async () => {
      const html = index().replace('<head>', '<head><script src="/first.js"></script>');
      const first = readFileSync(join(dist, 'pay-checkout.js'), 'utf8').replaceAll(
        manifest.version,
        '99.0.0',
      );
      site = await serveSite({
        pages: {'/': html},
        routes: {
          ...routesOf(out),
          '/first.js': () => ({headers: {'content-type': 'text/javascript'}, body: first}),
        },
      });
      await page.goto(site.origin);

      await expect.poll(() => said.length).toBeGreaterThan(0);
      expect(said.map(({type}) => type)).not.toContain('exception');
      for (const {text} of said) {
        expect(text).toContain('99.0.0');
        expect(text).toContain(manifest.version);
      }
    });
  });
});

/** A script with a Lit of its own, as a page may have one: it makes the Trusted Types policy `lit-html`. */
function litOfThePage(app: string): string {
  const entry = join(app, 'lit-of-the-page.js');
  writeFileSync(entry, "import {html} from 'lit'; window.pageLit = html;\n");
  const outDir = join(app, 'lit');
  viteBuild(app, {outDir, lib: {entry, formats: ['iife'], name: 'pageLitScript', fileName: 'lit'}});
  return readFileSync(join(outDir, 'lit.iife.js'), 'utf8');
}
