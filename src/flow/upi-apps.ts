import type {CheckedChallenge} from '../input/challenge.js';
import type {AppLink} from '../input/checked-url.js';
import {configInvalid} from '../input/config-invalid.js';
import {isPage, urlRejected} from '../input/page-url.js';
import {parsePaymentUrl} from '../input/payment-url.js';
import {allowUpiScheme, queryOf} from '../input/upi-rules.js';
import type {Device} from './device.js';
import type {OfferedApp} from './flow.js';

/** A UPI app: what it is called, and what opens it. Without a platform's entry it is not offered there. */
export type UpiApp = {
  readonly id: string;
  readonly name: string;
  /** `com.phonepe.app`: names the app in an `intent:` link. */
  readonly androidPackage?: string;
  /** `phonepe://pay?`: takes the place of `upi://pay?`. */
  readonly iosPrefix?: string;
};

/** Where an app link is to be followed; computers have none. */
export type AppPlatform = Exclude<Device['platform'], 'desktop'>;

/** The phone's own list of apps: Android shows it for a plain `upi:` link, iOS has none. */
export const ANY_APP = 'any';

type KnownApp = {[K in keyof Required<UpiApp>]: UpiApp[K] | undefined} & Pick<UpiApp, 'id' | 'name'>;

/** Id, name, Android package and iOS prefix, after the gateways' own documents. */
const TABLE = [
  'gpay|Google Pay|com.google.android.apps.nbu.paisa.user|gpay://upi/pay?',
  'phonepe|PhonePe|com.phonepe.app|phonepe://pay?',
  'paytm|Paytm|net.one97.paytm|paytmmp://pay?',
  'bhim|BHIM|in.org.npci.upiapp|bhim://upi/pay?',
  'cred|CRED|com.dreamplug.androidapp|credpay://upi/pay?',
  'amazonpay|Amazon Pay|in.amazon.mShop.android.shopping',
  'whatsapp|WhatsApp|com.whatsapp',
  'navi|Navi|com.naviapp',
  'supermoney|super.money|money.super.payments',
  'mobikwik|MobiKwik|com.mobikwik_new|mobikwik://upi/pay?',
  'freecharge|Freecharge|com.freecharge.android|freecharge://upi/pay?',
];
/** So many of them are offered unless the merchant says which. */
const USUAL = 5;

const apps = new Map<string, KnownApp>(
  TABLE.map((row) => {
    const [id = '', name = '', androidPackage, iosPrefix] = row.split('|');
    return [id, {id, name, androidPackage, iosPrefix}];
  }),
);

/**
 * Adds a UPI app to the table, or replaces one. Its links then also pass the URL policy.
 *
 * @throws {PayError} `config-invalid` if a link made of it could do anything but open that app's payment screen.
 */
export function registerUpiApp({id, name, androidPackage, iosPrefix}: UpiApp) {
  const isApp =
    /^[a-z][a-z0-9_-]{0,39}$/.test(id) &&
    id !== ANY_APP &&
    name !== '' &&
    (androidPackage === undefined || /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/.test(androidPackage)) &&
    (iosPrefix === undefined || /^[a-z][a-z0-9+.-]*:\/\/(upi\/)?pay\?$/.test(iosPrefix));
  if (!isApp || (iosPrefix !== undefined && !allowUpiScheme(iosPrefix.replace(/:.*/, '')))) {
    throw configInvalid(
      'upi-apps',
      'A UPI app needs an id, a name, and a package name or a prefix like "app://pay?".',
    );
  }
  apps.set(id, {id, name, androidPackage, iosPrefix});
}

/**
 * The link that opens one app, or with `any` the phone's list of apps. Only what stands before the `?` changes; the
 * query may be signed.
 *
 * @throws {PayError} `url-rejected` if the link is no UPI link; `config-invalid` if the app has no link there.
 */
export function upiAppLink(link: string, appId: string, platform: AppPlatform): AppLink {
  const url = parsePaymentUrl(link);
  if (isPage(url)) throw urlRejected('upi-action', link);
  const made = appId === ANY_APP ? anyAppLink(url) : appLink(url, apps.get(appId), platform);
  if (made === undefined)
    throw configInvalid('upi-apps', 'No such UPI app on this platform: see registerUpiApp.');
  return made as AppLink;
}

/**
 * The apps to offer on this device, in the merchant's order or ours. A gateway's own link for an app is better than
 * one that we make.
 */
export function offeredApps(
  {link, appLinks = {}}: Extract<CheckedChallenge, {kind: 'upi'}>,
  {platform, firefox}: Device,
  wished?: readonly string[],
): OfferedApp[] {
  if (platform === 'desktop') return [];
  const isAndroid = platform === 'android';
  const own = new Map(Object.entries<string>(appLinks));
  const ids = wished ?? [...[...apps.keys()].slice(0, USUAL), ...own.keys()];
  const named = [...new Set(ids)].flatMap((id) => {
    const app = apps.get(id);
    const href = own.get(id) ?? (isAndroid && firefox ? anyAppLink(link) : appLink(link, app, platform));
    return app && href ? [{id, name: app.name, href: href as AppLink}] : [];
  });
  return isAndroid ? [...named, {id: ANY_APP, name: 'UPI', href: anyAppLink(link) as AppLink}] : named;
}

const anyAppLink = (link: string) => (/^upi:/i.test(link) ? link : `upi://pay?${queryOf(link)}`);

function appLink(link: string, app: KnownApp | undefined, platform: AppPlatform): string | undefined {
  if (platform === 'ios') return app?.iosPrefix && app.iosPrefix + queryOf(link);
  const name = app?.androidPackage;
  return name && `intent://pay?${queryOf(link)}#Intent;scheme=upi;package=${name};end`;
}
