/** What the flows need to know of the shopper's browser. A guess: everything it decides can be changed by a tap. */
export type Device = {
  readonly platform: 'android' | 'ios' | 'desktop';
  /** Inside another app's browser (Instagram, Facebook, …), where popups and app links are unreliable. */
  readonly inApp: boolean;
  /** Firefox on Android follows `intent:` links badly: it gets plain `upi:` ones. */
  readonly firefox: boolean;
  /** Whether a popup is worth trying: not on phones, in in-app browsers or in installed web apps. */
  readonly popups: boolean;
};

/** The part of a window that tells browsers apart; a test passes its own. */
export type PageLike = {
  readonly navigator: {
    readonly userAgent: string;
    readonly maxTouchPoints?: number;
    /** iOS: opened from the home screen. */
    readonly standalone?: boolean;
    /** Chromium: still says Android when a phone asks for the desktop site. */
    readonly userAgentData?: {readonly platform?: string};
  };
  matchMedia?(query: string): {readonly matches: boolean};
};

/**
 * Browsers inside other apps, by what they put into the user agent: Facebook and Messenger, Instagram, Threads
 * (Barcelona), X, LINE, WhatsApp, WeChat, Pinterest, the Google app (GSA), TikTok, Snapchat, LinkedIn; any Android
 * WebView (`; wv)`, `Version/4.0 Chrome/` of old), any iOS one (no `Safari/`).
 */
const IN_APP =
  /\b(FB[A-Z_]\w*\/|Instagram|Barcelona|Twitter|(Line|WAiOS|WA4A|MicroMessenger|Pinterest|GSA)\/)|musical_ly|Bytedance|TikTok|Snapchat|LinkedInApp|; wv\)|Version\/[\d.]+ Chrome\/|\((iPhone|iPod|iPad)(?!.*Safari\/)/;

/** Where `window.open` makes no second window, or one that nobody finds back from. */
const WITHOUT_POPUPS = /Opera Mini|UCBrowser|Electron\/|CaptiveNetworkSupport/;

/** An app of its own, or the whole screen: `standalone`, `minimal-ui`, `fullscreen`, …. */
const INSTALLED = 'not all and (display-mode: browser)';

export function readDevice(page: PageLike): Device {
  const {userAgent, maxTouchPoints = 0, standalone = false, userAgentData} = page.navigator;
  // An iPad says that it is a Mac; no Mac has a touch screen.
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  const isAndroid = /Android/.test(`${userAgent}${userAgentData?.platform}`);
  const inApp =
    // A web app on an iPhone's home screen says as little of Safari as a WebView does.
    (!standalone && IN_APP.test(userAgent)) ||
    // Telegram leaves no mark but its bridges.
    ['', 'Proxy', 'ProxyProto'].some((end) => `TelegramWebview${end}` in page);
  const platform = isAndroid ? 'android' : isIos ? 'ios' : 'desktop';
  const isWindowed = !standalone && !page.matchMedia?.(INSTALLED).matches;
  return {
    platform,
    inApp,
    firefox: /Firefox\//.test(userAgent),
    popups: platform === 'desktop' && !inApp && isWindowed && !WITHOUT_POPUPS.test(userAgent),
  };
}
