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

/** Browsers inside other apps, by what they put into the user agent. */
const IN_APP: readonly RegExp[] = [
  /\bFB(?:_IAB|AN|AV|[A-Z]\w*\/)/, // Facebook, Messenger
  /\bInstagram/,
  /\bBarcelona/, // Threads
  /\bTwitter/,
  /\bLine\//,
  /MicroMessenger\//, // WeChat
  /musical_ly|Bytedance|TikTok/,
  /Snapchat/,
  /LinkedInApp/,
  /Pinterest\//,
  /GSA\//, // the Google app
  /\b(?:WAiOS|WA4A)\//, // WhatsApp
  /; wv\)/, // any Android WebView
  /Version\/[\d.]+ Chrome\//, // older ones
  /\((?:iPhone|iPod|iPad)(?!.*Safari\/)/, // any iOS WebView
];

/** Telegram leaves no mark but its bridges. */
const BRIDGES = ['TelegramWebview', 'TelegramWebviewProxy', 'TelegramWebviewProxyProto'];

/** Where `window.open` makes no second window, or one that nobody finds back from. */
const WITHOUT_POPUPS = /Opera Mini|UCBrowser|Electron\/|CaptiveNetworkSupport/;

const INSTALLED = '(display-mode: standalone), (display-mode: fullscreen), (display-mode: minimal-ui)';

export function readDevice(page: PageLike): Device {
  const {navigator} = page;
  const {userAgent} = navigator;
  const platform = platformOf(navigator);
  // A web app on an iPhone's home screen says as little of Safari as a WebView does.
  const marked = navigator.standalone !== true && IN_APP.some((mark) => mark.test(userAgent));
  const inApp = marked || BRIDGES.some((bridge) => bridge in page);
  const installed = navigator.standalone === true || (page.matchMedia?.(INSTALLED).matches ?? false);
  return {
    platform,
    inApp,
    firefox: /Firefox\//.test(userAgent),
    popups: platform === 'desktop' && !inApp && !installed && !WITHOUT_POPUPS.test(userAgent),
  };
}

function platformOf({
  userAgent,
  maxTouchPoints = 0,
  userAgentData,
}: PageLike['navigator']): Device['platform'] {
  if (/Android/.test(userAgent) || userAgentData?.platform === 'Android') return 'android';
  // An iPad says that it is a Mac; no Mac has a touch screen.
  const isPad = /Macintosh/.test(userAgent) && maxTouchPoints > 1;
  return isPad || /iPhone|iPad|iPod/.test(userAgent) ? 'ios' : 'desktop';
}
