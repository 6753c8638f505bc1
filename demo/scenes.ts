import {PayError} from '../src/errors.js';
import type {OfferedApp} from '../src/flow/flow.js';
import type {CheckedOption} from '../src/input/challenge.js';
import type {AppLink, PaymentUrl} from '../src/input/checked-url.js';
import {qrPath} from '../src/lib/qr-path.js';
import type {Open, Screen} from '../src/session/state.js';
import {allBodies} from '../src/view/all-bodies.js';
import type {ViewContext} from '../src/view/context.js';

/** One thing that can be on the screen. */
export type Scene = {
  readonly screen: Screen;
  readonly open?: Partial<Open>;
  readonly context?: Partial<ViewContext>;
  /** What stands in the field. */
  readonly typed?: string;
};

const url = 'https://payment.example/execute/b321' as PaymentUrl;
const link = 'upi://pay?pa=demo@example&pn=Chai%20Point&am=123456.00&cu=INR&tr=ord_7' as PaymentUrl;

const app = (id: string, name: string): OfferedApp => ({id, name, href: link as string as AppLink});
const apps = [
  app('gpay', 'Google Pay'),
  app('phonepe', 'PhonePe'),
  app('paytm', 'Paytm'),
  app('bhim', 'BHIM'),
  app('cred', 'CRED'),
  app('amazonpay', 'Amazon Pay'),
  app('whatsapp', 'WhatsApp'),
  app('any', 'Any UPI app'),
];
const phonepe = app('phonepe', 'PhonePe');

const options: CheckedOption[] = [
  {label: 'UPI', challenge: {kind: 'upi', link}},
  {label: 'Card or netbanking', challenge: {kind: 'page', url}},
  {
    label: 'bKash, Nagad, Rocket',
    challenge: {kind: 'form', url: 'https://pay.uddokta.example/x' as PaymentUrl, fields: {}},
  },
  {label: 'Pay by your bank’s app', challenge: {kind: 'approval'}},
];

const page = {name: 'page', mode: 'popup', url, waitForReturn: false} as const;
const upi = {name: 'upi', link, apps} as const;
const status = {status: 'succeeded', method: 'UPI'} as const;
const phone = {phone: true, secondsLeft: 272} as const;
const waiting = {secondsLeft: 872} as const;
const wayOut = {browser: 'Chrome', pageUrl: 'https://shop.example/cart'};
const code = {name: 'otp', hint: 'the phone ending in 4242', sending: false, canResend: true} as const;

/** Every screen and every variant of it that looks different. */
export const scenes: Readonly<Record<string, Scene>> = {
  preparing: {screen: {name: 'preparing'}},
  'not-started': {screen: {name: 'not-started', error: new PayError('create-failed', ''), canRetry: true}},
  choosing: {screen: {name: 'choosing', options, canGoBack: false}},
  'choosing-back': {
    screen: {name: 'choosing', options, canGoBack: true},
    open: {menu: options},
    context: waiting,
  },
  'page-ready': {screen: {...page, step: 'ready', waitForReturn: true}, context: waiting},
  'page-open': {screen: {...page, step: 'open'}, open: {menu: options}, context: waiting},
  'page-open-alone': {screen: {...page, step: 'open', waitForReturn: true}, context: waiting},
  'page-blocked': {screen: {...page, step: 'blocked'}, context: waiting},
  'page-blocked-form': {screen: {...page, step: 'blocked', fields: {a: '1'}}, context: waiting},
  'page-lost': {screen: {...page, step: 'lost'}, open: {menu: options}, context: waiting},
  'page-leaving': {screen: {...page, step: 'leaving', mode: 'redirect'}},
  'page-framed': {screen: {...page, step: 'framed', mode: 'frame'}, context: waiting},
  'page-frame-slow': {
    screen: {...page, step: 'frame-slow', mode: 'frame'},
    open: {menu: options},
    context: waiting,
  },
  'upi-qr': {screen: {...upi, step: 'qr'}, open: {menu: options}, context: {secondsLeft: 272}},
  'upi-qr-loading': {
    screen: {...upi, step: 'qr'},
    open: {menu: options},
    context: {secondsLeft: 272, qr: 'loading'},
  },
  'upi-qr-too-long': {screen: {...upi, step: 'qr', apps: []}, context: {secondsLeft: 272, qr: 'too-long'}},
  'upi-qr-phone': {screen: {...upi, step: 'qr'}, open: {menu: options}, context: phone},
  'upi-qr-low': {screen: {...upi, step: 'qr'}, context: {secondsLeft: 48}},
  'upi-apps': {
    screen: {...upi, step: 'apps', apps: [...apps.slice(0, 6), app('any', 'Any')]},
    context: phone,
  },
  'upi-apps-ios': {
    screen: {...upi, step: 'apps', apps: apps.slice(0, 7)},
    open: {menu: options},
    context: phone,
  },
  'upi-apps-in-app': {
    screen: {...upi, step: 'apps', apps: [...apps.slice(0, 4), app('any', 'Any')]},
    context: {...phone, wayOut},
  },
  'upi-launched': {
    screen: {...upi, step: 'launched', app: phonepe},
    open: {menu: options},
    context: phone,
  },
  'upi-not-opened': {
    screen: {...upi, step: 'not-opened', app: phonepe},
    context: {...phone, secondsLeft: 242},
  },
  'upi-not-opened-any': {
    screen: {...upi, step: 'not-opened', app: app('any', 'Any')},
    context: {...phone, wayOut},
  },
  approval: {
    screen: {name: 'approval', hint: 'gaurav@exampleupi', helping: false},
    open: {menu: options},
    context: {secondsLeft: 290},
  },
  'approval-help': {screen: {name: 'approval', helping: true}, context: {secondsLeft: 190}},
  otp: {screen: {...code}, open: {menu: options}, context: {secondsLeft: 160}},
  'otp-wrong': {
    screen: {...code, problem: 'wrong', triesLeft: 2, resendAt: 24_000},
    context: {secondsLeft: 160},
    typed: '123456',
  },
  'otp-sending': {screen: {...code, sending: true}, context: {secondsLeft: 160}, typed: '123456'},
  'otp-too-many': {
    screen: {...code, problem: 'too-many'},
    open: {menu: options},
    context: {secondsLeft: 100},
  },
  confirming: {screen: {name: 'confirming', why: 'returned', canGoBack: false}},
  'confirming-back': {
    screen: {name: 'confirming', why: 'asked', canGoBack: true},
    open: {menu: options},
    context: waiting,
  },
  'overdue-renew': {
    screen: {name: 'overdue', why: 'expired', canRenew: true},
    open: {way: {...upi, step: 'qr'}, menu: options},
    context: {secondsLeft: 0},
  },
  overdue: {screen: {name: 'overdue', why: 'deadline', canRenew: false}, context: {secondsLeft: 0}},
  received: {screen: {name: 'received', review: false}},
  'received-review': {screen: {name: 'received', review: true}},
  'attempt-failed': {screen: {name: 'attempt-failed', canRetry: true}, open: {menu: options}},
  succeeded: {screen: {name: 'succeeded', status}},
  failed: {screen: {name: 'ended', as: 'failed', status, canRetry: true}, open: {menu: options}},
  'failed-final': {screen: {name: 'ended', as: 'failed', status, canRetry: false}},
  cancelled: {screen: {name: 'ended', as: 'cancelled', status, canRetry: true}},
  expired: {
    screen: {name: 'ended', as: 'expired', status, canRetry: true},
    open: {way: {...upi, step: 'qr'}},
  },
  'expired-page': {screen: {name: 'ended', as: 'expired', status, canRetry: true}},
  refunded: {screen: {name: 'ended', as: 'refunded', status, canRetry: false}},
  unclear: {screen: {name: 'unclear', reason: 'deadline'}},
  'unclear-denied': {screen: {name: 'unclear', reason: 'status-denied'}},
  leave: {screen: {...upi, step: 'qr'}, open: {leave: 'asking'}, context: {secondsLeft: 238}},
  'leave-otp': {screen: {...code}, open: {leave: 'asking'}, context: {secondsLeft: 238}},
  'leave-checking': {screen: {...page, step: 'open'}, open: {leave: 'checking'}, context: waiting},
  offline: {screen: {...page, step: 'open'}, open: {line: 'offline', menu: options}, context: waiting},
  trouble: {screen: {name: 'confirming', why: 'returned', canGoBack: false}, open: {line: 'trouble'}},
};

/** The state of a scene, whole. */
export function openOf({screen, open}: Scene): Open {
  return {kind: 'open', screen, leave: 'no', line: 'ok', attempt: 1, ...open};
}

/** What a view needs, as a shop in India would give it. `context` of the scene and `more` come on top. */
export function contextOf(
  scene: Scene,
  more: Pick<ViewContext, 'texts'> & Partial<ViewContext>,
): ViewContext {
  return {
    bodies: allBodies,
    locale: 'en',
    dir: 'ltr',
    money: {text: '₹1,23,456.00', spoken: '₹1,23,456.00'},
    merchantName: 'Chai Point',
    description: 'Order 7 · Masala chai, 4 cups',
    reference: 'ord_7',
    ownReference: 'ord_7',
    payee: {address: 'demo@example', name: 'Chai Point'},
    qr: drawn(),
    now: 0,
    phone: false,
    act: () => {},
    ...scene.context,
    ...more,
  };
}

let qr: ReturnType<typeof qrPath> | undefined;
const drawn = () => (qr ??= qrPath(link));
