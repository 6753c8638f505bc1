import {CHOICES} from '../shop/settings.js';
import {WAYS} from '../shop/ways.js';

export type Option = readonly [value: string, label: string];

/** The gateway of those who bring their own challenge. */
export const OWN = 'own';

export const GATEWAYS: readonly Option[] = [
  ['rumbapay', 'Rumbapay'],
  ['razorpay', 'Razorpay'],
  ['uddoktapay', 'UddoktaPay'],
  ['rupantorpay', 'RupantorPay'],
  ['kupay', 'KuPay'],
  [OWN, 'Your own challenge'],
];

/** The flows of a challenge that is written by hand. */
const OWN_FLOWS: readonly Option[] = [
  ['upi', 'UPI'],
  ['page', 'Hosted page'],
  ['form', 'Hosted page by POST'],
  ['approval', 'Approve in the app'],
  ['otp', 'Code by SMS'],
  ['choice', 'A choice of methods'],
];

/** What a gateway can do: its ways to pay in the demo's shop, or the kinds of a challenge. */
export function flowsOf(gateway: string): readonly Option[] {
  if (gateway === OWN) return OWN_FLOWS;
  return WAYS.filter((way) => way.gateway === gateway).map(({id, label}) => {
    const flow = label.split(' · ')[1] ?? label;
    return [id, flow[0]!.toUpperCase() + flow.slice(1)] as const;
  });
}

/** Where the checkout is shown. Phones are 360 × 800. */
const DEVICES: readonly Option[] = [
  ['desktop', 'Computer'],
  ['android', 'Android phone, 360 × 800'],
  ['iphone', 'iPhone, 360 × 800'],
  ['in-app', 'Browser inside an app'],
];

/** What the browser of a device says that it is. */
export const USER_AGENTS: Readonly<Record<string, string>> = {
  android:
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  iphone:
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
  'in-app':
    'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 Instagram 380.0.0.0 Android',
};

const shared = (name: string): readonly Option[] =>
  CHOICES.find((choice) => choice.name === name)?.options ?? [];

/** Every switch but the flow, with its values; the first is the default. */
export const SWITCHES = {
  gateway: GATEWAYS,
  mode: [
    ['auto', 'Automatic'],
    ['popup', 'Popup'],
    ['tab', 'New tab'],
    ['redirect', 'Redirect'],
    ['frame', 'Frame'],
  ],
  presentation: [
    ['modal', 'Dialog'],
    ['sheet', 'Bottom sheet'],
    ['popover', 'Popover'],
    ['inline', 'Inline'],
  ],
  device: DEVICES,
  look: [
    ['neutral', 'Neutral'],
    ['warm', 'Warm'],
    ['contrast', 'High contrast'],
  ],
  theme: [
    ['auto', 'System'],
    ['light', 'Light'],
    ['dark', 'Dark'],
  ],
  locale: shared('locale'),
  dir: shared('dir'),
} as const satisfies Readonly<Record<string, readonly Option[]>>;

export type SwitchName = keyof typeof SWITCHES;

export type Play = Readonly<Record<SwitchName | 'flow', string>> & {
  /** `#rrggbb`; empty: the look's own. */
  readonly accent: string;
};

const known = (options: readonly Option[], asked: string | null): string =>
  options.find(([value]) => value === asked)?.[0] ?? options[0]?.[0] ?? '';

/** The known values of a query; anything else is the default. */
export function readPlay(query: URLSearchParams): Play {
  const entries = Object.entries(SWITCHES).map(([name, options]) => [name, known(options, query.get(name))]);
  const play = Object.fromEntries(entries) as Readonly<Record<SwitchName, string>>;
  const accent = query.get('accent') ?? '';
  return {
    ...play,
    flow: known(flowsOf(play.gateway), query.get('flow')),
    accent: /^#[0-9a-f]{6}$/i.test(accent) ? accent : '',
  };
}

/** The address of the page inside the frame. `payment` names a payment of the made-up server. */
export function stagePath(
  {gateway, flow, mode, presentation, theme, locale, dir}: Play,
  payment: string,
): string {
  const way = gateway === OWN ? {payment} : {way: flow};
  const shown = presentation === 'sheet' ? 'modal' : presentation;
  return `/playground/stage?${new URLSearchParams({...way, mode, presentation: shown, theme, locale, dir})}`;
}
