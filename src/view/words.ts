import {fillText} from '../lib/fill.js';
import type {Line, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import type {Icon} from './icons.js';

/** How a screen is meant: `bad` and `wait` interrupt a screen reader. */
export type Tone = 'info' | 'good' | 'bad' | 'wait';

/** The sign over a title: a tone and a drawing, or none. */
export type Sign = `${Tone} ${Icon}` | '';

/** What a screen says. The texts have placeholders still in them; the values are foreign. */
export type Words = {
  readonly sign: Sign;
  readonly title: string;
  /** Whole sentences. */
  readonly lines: readonly string[];
  readonly values: Readonly<Record<string, string>>;
};

/** What is going on, in one line, and what it means. Drawn, and told to screen readers. */
export function wordsOf(screen: Screen, context: ViewContext): Words {
  const [sign, title, ...lines] = wordList(screen, context);
  return {
    sign,
    title,
    lines: lines.filter((line): line is string => Boolean(line)),
    values: valuesOf(screen, context),
  };
}

/** The foreign words that a screen's texts may hold. */
export function valuesOf(screen: Screen, {texts, merchantName, payee, money, host = ''}: ViewContext) {
  const app = screen.name === 'upi' && screen.app?.id !== 'any' ? screen.app?.name : undefined;
  const address = payee?.address ?? '';
  return {
    merchant: merchantName || texts.theShop,
    host,
    app: app ?? texts.yourApp,
    payee: payee?.name ?? address,
    address,
    amount: money?.text ?? '',
    hint: ('hint' in screen && screen.hint) || '',
  };
}

/** Sentences as they are spoken: a title gets its full stop. */
export function speak({title, lines, values}: Words): string {
  const open = lines.length > 0 && /[\p{L}\p{N}}]$/u.test(title);
  return fillText([open ? `${title}.` : title, ...lines].join(' '), values);
}

/** What is said about a bad line. */
export const lineText = (screen: Screen, line: Line, context: ViewContext) =>
  fillText(line === 'offline' ? context.texts.offline : context.texts.trouble, valuesOf(screen, context));

type List = readonly [sign: Sign, title: string, ...lines: (string | undefined)[]];

function wordList(screen: Screen, context: ViewContext): List {
  const {texts: t} = context;
  switch (screen.name) {
    case 'preparing':
      return ['info clock', t.preparing];
    case 'not-started':
      return ['bad attention', t.notStarted, t.notStartedText];
    case 'choosing':
      return ['', t.choose];
    case 'page':
      return pageWords(screen, context);
    case 'upi':
      return upiWords(screen, context);
    case 'approval':
      return ['info phone', t.approve, screen.hint && t.sentTo];
    case 'otp':
      return ['', t.otp, screen.hint && t.sentTo];
    case 'confirming':
      return ['info clock', t.confirming, t.confirmingText];
    case 'overdue':
      return [
        'wait clock',
        screen.why === 'deadline' ? t.overdue : t.codeExpired,
        t.overdueText,
        screen.canRenew ? t.overdueRenew : '',
      ];
    case 'received':
      return ['wait clock', t.received, screen.review ? t.reviewText : t.receivedText];
    case 'attempt-failed':
      return ['bad attention', t.attemptFailed, t.failedText];
    case 'succeeded':
      return ['good done', t.succeeded, t.succeededText];
    case 'ended':
      if (screen.as === 'refunded') return ['info done', t.refunded, t.refundedText];
      if (screen.as === 'expired') return ['wait clock', t.expired, t.failedText];
      return ['bad attention', t[screen.as], t[`${screen.as}Text`]];
    case 'unclear':
      return ['wait clock', t.unclear, t.unclearText];
  }
}

const PAGE_TITLES = {
  ready: 'pageReady',
  open: 'pageOpen',
  blocked: 'pageBlocked',
  lost: 'pageLost',
  leaving: 'pageLeaving',
  framed: 'pageFrame',
  'frame-slow': 'pageFrame',
} as const;

function pageWords({step, waitForReturn}: Screen & {name: 'page'}, {texts: t, host}: ViewContext): List {
  const title = t[PAGE_TITLES[step]];
  if (step === 'framed' || step === 'frame-slow') return ['', title];
  if (step === 'lost') return ['wait window', title, t.pageLostText];
  if (step === 'leaving') return ['info window', title, t.pageLeavingText];
  const then = step === 'open' ? t.updates : '';
  const next = step === 'blocked' ? t.staysOpen : waitForReturn ? t.waitForReturn : then;
  return ['info window', title, host && t.payOn, next];
}

function upiWords({step}: Screen & {name: 'upi'}, {texts: t, payee}: ViewContext): List {
  if (step === 'launched') return ['info phone', t.launched, t.launchedText];
  if (step === 'not-opened') return ['wait phone', t.notOpened, t.notOpenedText];
  return ['', step === 'qr' ? t.scan : t.apps, payee && t.paying, payee?.name && '· {address}'];
}
