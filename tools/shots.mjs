// Pictures of every screen, to be looked at: `npm run shots` makes shots/<name>.png from the gallery.
// Usage: node tools/shots.mjs [--only <words in the name>] [--screens a,b] [--out folder]
import {mkdirSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {build, preview} from 'vite';
import {LIT_OF_MODULES} from './build/lean-lit.mjs';
import {leanPackages} from './build/lean-packages.mjs';
import {minifyTemplates} from './build/minify-templates.mjs';
import {sharedConfig} from './build/project.mjs';
import {CHROMIUM, CHROMIUM_FLAGS} from './rig/browsers.mjs';

const {values} = parseArgs({
  options: {only: {type: 'string'}, screens: {type: 'string'}, out: {type: 'string', default: 'shots'}},
});
const root = resolve(import.meta.dirname ?? '.', '..');
const out = resolve(root, values.out);

const WIDE = {width: 1280, height: 900};
const TABLET = {width: 768, height: 1024};
const PHONE = {width: 360, height: 800};
const NARROW = {width: 320, height: 640};

/** Name, window, query of the gallery. A sheet shows all screens; the others show one as it really opens. */
const SHEETS = [
  ['wide-light', WIDE, {theme: 'light'}],
  ['wide-dark', WIDE, {theme: 'dark'}],
  ['wide-rtl', WIDE, {theme: 'light', locale: 'ar', dir: 'rtl'}],
  ['wide-hi', WIDE, {theme: 'light', locale: 'hi'}],
  ['wide-bn', WIDE, {theme: 'dark', locale: 'bn'}],
  ['wide-warm', WIDE, {theme: 'light', look: 'warm'}],
  ['wide-warm-dark', WIDE, {theme: 'dark', look: 'warm'}],
  ['wide-contrast', WIDE, {theme: 'light', look: 'contrast'}],
  ['wide-contrast-dark', WIDE, {theme: 'dark', look: 'contrast'}],
  ['wide-accent', WIDE, {theme: 'light', accent: '#e8590c'}],
  ['wide-accent-dark', WIDE, {theme: 'dark', accent: '#0b5d3b'}],
  ['tablet-light', TABLET, {theme: 'light'}],
  ['tablet-dark', TABLET, {theme: 'dark'}],
  ['phone-light', PHONE, {theme: 'light'}],
  ['phone-dark', PHONE, {theme: 'dark'}],
  ['phone-hi', PHONE, {theme: 'light', locale: 'hi'}],
  ['phone-bn', PHONE, {theme: 'dark', locale: 'bn'}],
  ['phone-rtl', PHONE, {theme: 'dark', locale: 'ar', dir: 'rtl'}],
  ['narrow-pseudo', NARROW, {theme: 'light', locale: 'pseudo'}],
];
const DIALOGS = [
  ['dialog-wide', WIDE, {theme: 'light', screen: 'upi-qr'}],
  ['dialog-wide-dark', WIDE, {theme: 'dark', screen: 'page-open'}],
  ['dialog-tablet', TABLET, {theme: 'light', screen: 'choosing'}],
  ['dialog-phone', PHONE, {theme: 'light', screen: 'upi-apps'}],
  ['dialog-phone-dark', PHONE, {theme: 'dark', screen: 'confirming'}],
  ['dialog-phone-otp', PHONE, {theme: 'light', screen: 'otp-wrong'}],
  ['dialog-phone-paid', PHONE, {theme: 'light', screen: 'succeeded'}],
  ['dialog-popover', WIDE, {theme: 'light', screen: 'choosing', presentation: 'popover'}],
  ['dialog-landscape', {width: 800, height: 360}, {theme: 'light', screen: 'upi-qr'}],
  ['dialog-zoomed', {width: 320, height: 256}, {theme: 'light', screen: 'page-open'}],
];
/** Room around a dialog in a picture of it alone. */
const MARGIN = 20;
/** The dialog alone, for the README: `npm run shots -- --only checkout --out docs/images`. */
const README = [
  ['checkout-light', {width: 500, height: 760}, {theme: 'light', screen: 'upi-qr'}],
  ['checkout-dark', {width: 500, height: 760}, {theme: 'dark', screen: 'choosing'}],
];
const wanted = [
  ...SHEETS.map(([name, size, query]) => ({
    name,
    size,
    query: {...query, ...(values.screens && {screen: values.screens})},
  })),
  ...DIALOGS.map(([name, size, query]) => ({name, size, query: {presentation: 'modal', ...query}})),
  ...README.map(([name, size, query]) => ({
    name,
    size,
    query: {...query, presentation: 'modal'},
    isAlone: true,
  })),
].filter(({name}) => !values.only || values.only.split(',').some((word) => name.includes(word)));

const around = ({x, y, width, height}) => ({
  x: x - MARGIN,
  y: y - MARGIN,
  width: width + 2 * MARGIN,
  height: height + 2 * MARGIN,
});

// Views, styles, texts and Lit as they are shipped: cut down, squeezed and minified like the modules.
const work = join(root, `.cache/shots-${process.pid}`);
const {define} = sharedConfig(root);
await build({
  configFile: false,
  root,
  base: './',
  define,
  logLevel: 'error',
  plugins: [leanPackages(LIT_OF_MODULES), minifyTemplates()],
  build: {outDir: work, target: 'es2022', rolldownOptions: {input: join(root, 'demo/gallery.html')}},
});
const server = await preview({
  configFile: false,
  root,
  logLevel: 'error',
  build: {outDir: work},
  preview: {port: 0, host: '127.0.0.1'},
});
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  chromiumSandbox: false,
  args: CHROMIUM_FLAGS,
});
mkdirSync(out, {recursive: true});
try {
  for (const {name, size, query, isAlone} of wanted) {
    const page = await browser.newPage({
      viewport: size,
      deviceScaleFactor: size.width < 500 ? 2 : 1,
      reducedMotion: 'reduce',
    });
    page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
    const {port} = server.httpServer.address();
    await page.goto(`http://127.0.0.1:${port}/demo/gallery.html?${new URLSearchParams(query)}`);
    await page.locator('body[data-ready]').waitFor();
    const path = join(out, `${name}.png`);
    const box = isAlone && (await page.locator('dialog').boundingBox());
    if (box) await page.screenshot({path, clip: around(box)});
    else await page.screenshot({path, fullPage: query.presentation !== 'modal'});
    await page.close();
  }
  console.log(`shots: ${wanted.length} pictures in ${values.out}/`);
} finally {
  await browser.close();
  await server.close();
  rmSync(work, {recursive: true, force: true});
}
