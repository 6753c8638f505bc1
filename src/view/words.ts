import {fillText} from '../lib/fill.js';
import type {Line, PageStep, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import type {Icon} from './icons.js';

/** How a screen is meant: `bad` and `wait` interrupt a screen reader. */
export type Tone = 'info' | 'good' | 'bad' | 'wait';

/** What a screen says. The texts have placeholders still in them; the values are foreign. */
export type Words = {
  readonly sign?: readonly [Tone, Icon];
  readonly title: string;
  /** Whole sentences. */
  readonly lines: readonly string[];
  readonly values: Readonly<Record<string, string>>;
};

/** What is going on, in one line, and what it means. Drawn, and told to screen readers. */
export function wordsOf(screen: Screen, context: ViewContext): Words {
  const [sign, title, ...lines] = wordList(screen, context);
  return {...(sign && {sign}), title, lines, values: valuesOf(screen, context)};
}

/** The foreign words that a screen's texts may hold. */
export function valuesOf(screen: Screen, context: ViewContext): Record<string, string> {
  const {texts, merchantName, payee, money, host = ''} = context;
  const app = screen.name === 'upi' && screen.app?.id !== 'any' ? screen.app?.name : undefined;
  return {
    merchant: merchantName || texts.theShop,
    host,
    app: app ?? texts.yourApp,
    payee: payee?.name ?? payee?.address ?? '',
    address: payee?.address ?? '',
    amount: money?.text ?? '',
    hint: ('hint' in screen && screen.hint) || '',
  };
}

/** Sentences as they are spoken: a title gets its full stop. */
export const speak = ({title, lines, values}: Words) =>
  fillText(
    [/[\p{L}\p{N}}]$/u.test(title) && lines.length > 0 ? `${title}.` : title, ...lines].join(' '),
    values,
  );

type List = readonly [Words['sign'], ...[string, ...string[]]];

function wordList(screen: Screen, context: ViewContext): List {
  const {texts: t} = context;
  switch (screen.name) {
    case 'preparing':
      return [['info', 'clock'], t.preparing];
    case 'not-started':
      return [['bad', 'attention'], t.notStarted, t.notStartedText];
    case 'choosing':
      return [undefined, t.choose];
    case 'page':
      return pageWords(screen.step, screen.waitForReturn, context);
    case 'upi':
      return upiWords(screen, context);
    case 'approval':
      return [['info', 'phone'], t.approve, ...(screen.hint ? [t.sentTo] : [])];
    case 'otp':
      return [undefined, t.otp, ...(screen.hint ? [t.sentTo] : [])];
    case 'confirming':
      return [['info', 'clock'], t.confirming, t.confirmingText];
    case 'overdue':
      return [
        ['wait', 'clock'],
        screen.why === 'deadline' ? t.overdue : t.codeExpired,
        t.overdueText,
        ...(screen.canRenew ? [t.overdueRenew] : []),
      ];
    case 'received':
      return [['wait', 'clock'], t.received, screen.review ? t.reviewText : t.receivedText];
    case 'attempt-failed':
      return [['bad', 'attention'], t.attemptFailed, t.failedText];
    case 'succeeded':
      return [['good', 'done'], t.succeeded, t.succeededText];
    case 'ended':
      return {
        failed: [['bad', 'attention'], t.failed, t.failedText],
        cancelled: [['bad', 'attention'], t.cancelled, t.cancelledText],
        expired: [['wait', 'clock'], t.expired, t.failedText],
        refunded: [['info', 'done'], t.refunded, t.refundedText],
      }[screen.as] as unknown as List;
    case 'unclear':
      return [['wait', 'clock'], t.unclear, t.unclearText];
  }
}

function pageWords(step: PageStep, waits: boolean, {texts: t, host}: ViewContext): List {
  const payOn = host ? [t.payOn] : [];
  const returns = waits ? [t.waitForReturn] : [];
  switch (step) {
    case 'ready':
      return [['info', 'window'], t.pageReady, ...payOn, ...returns];
    case 'open':
      return [['info', 'window'], t.pageOpen, ...payOn, waits ? t.waitForReturn : t.updates];
    case 'blocked':
      return [['info', 'window'], t.pageBlocked, ...payOn, t.staysOpen];
    case 'lost':
      return [['wait', 'window'], t.pageLost, t.pageLostText];
    case 'leaving':
      return [['info', 'window'], t.pageLeaving, t.pageLeavingText];
    case 'framed':
    case 'frame-slow':
      return [undefined, t.pageFrame];
  }
}

function upiWords({step}: Screen & {name: 'upi'}, {texts: t, payee}: ViewContext): List {
  const paying = payee ? [t.paying, ...(payee.name ? ['· {address}'] : [])] : [];
  switch (step) {
    case 'qr':
      return [undefined, t.scan, ...paying];
    case 'apps':
      return [undefined, t.apps, ...paying];
    case 'launched':
      return [['info', 'phone'], t.launched, t.launchedText];
    case 'not-opened':
      return [['wait', 'phone'], t.notOpened, t.notOpenedText];
  }
}

/** What is said about a bad line. */
export const lineText = (screen: Screen, line: Line, context: ViewContext) =>
  fillText(line === 'offline' ? context.texts.offline : context.texts.trouble, valuesOf(screen, context));
