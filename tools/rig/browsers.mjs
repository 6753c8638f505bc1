// Where the test browsers are on this machine, which are missing, and what would install them.
import {existsSync} from 'node:fs';

const LIB = {x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu'}[process.arch] ?? 'x86_64-linux-gnu';

const CANDIDATES = {
  chromium: {
    linux: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
    ],
    darwin: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    win32: [
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
  },
  firefox: {
    linux: ['/usr/bin/firefox-esr', '/usr/bin/firefox'],
    darwin: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
    win32: ['C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
  },
};

const pick = (fromEnvironment, browser) => {
  if (fromEnvironment) return fromEnvironment;
  const candidates = CANDIDATES[browser][process.platform] ?? [];
  return candidates.find((path) => existsSync(path)) ?? candidates[0] ?? browser;
};

/** Executables; each can be set by the environment variable of the same name. */
export const CHROMIUM = pick(process.env.CHROMIUM, 'chromium');
export const FIREFOX = pick(process.env.FIREFOX, 'firefox');
export const MINIBROWSER = process.env.WEBKIT_MINIBROWSER ?? `/usr/lib/${LIB}/webkit2gtk-4.1/MiniBrowser`;
export const WEBKIT_DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
export const XVFB = '/usr/bin/Xvfb';

/** No GPU, no calls home, no sandbox (root has none), no small `/dev/shm`. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export const ENGINES = ['chromium', 'firefox', 'webkit'];

/** What each engine needs: Debian package and the file that shows it is there. */
const PARTS = {
  chromium: [['chromium', CHROMIUM]],
  firefox: [['firefox-esr', FIREFOX]],
  webkit: [
    ['libwebkit2gtk-4.1-0', MINIBROWSER],
    ['webkit2gtk-driver', WEBKIT_DRIVER],
    ['xvfb', XVFB],
  ],
};

/** Fonts for what the screens show: Latin to Arabic, and the scripts of India and Sri Lanka. */
const FONTS = [
  ['fonts-dejavu-core', '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf'],
  ['fonts-noto-core', '/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf'],
];

const packagesMissing = (parts) => parts.filter(([, file]) => !existsSync(file)).map(([name]) => name);

/** Debian packages that the engines and the screens' fonts still lack. */
export function missingPackages(engines = ENGINES) {
  const fonts = process.platform === 'linux' ? FONTS : [];
  return packagesMissing([...engines.flatMap((engine) => PARTS[engine]), ...fonts]);
}

/** Why an engine cannot run here, or undefined if it can. */
export function whyMissing(engine) {
  const packages = packagesMissing(PARTS[engine]);
  if (packages.length === 0) return undefined;
  if (engine === 'webkit' && process.platform !== 'linux') {
    return 'WebKitGTK runs on Linux only; Safari itself cannot be driven this way';
  }
  return process.platform === 'linux'
    ? `${packages.join(', ')} not installed`
    : `not found at ${{chromium: CHROMIUM, firefox: FIREFOX}[engine]}; set ${engine.toUpperCase()} to its path`;
}
