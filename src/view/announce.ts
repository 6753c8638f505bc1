import {fillText} from '../lib/fill.js';
import {formatDuration} from '../lib/units.js';
import type {Open, Screen} from '../session/state.js';
import {codeProblem} from './code-problem.js';
import type {Announcement, ViewContext} from './context.js';
import {lineText} from './line.js';
import {isWaiting} from './waiting.js';
import type {Words} from './words.js';
import {join, shopOf, titleOf} from './words.js';

/** Seconds before the end at which the time left is said. */
const WARNINGS = [300, 120, 60, 30];

/** What was announced from the last time. */
export type Seen = {readonly open: Open; readonly secondsLeft?: number | undefined};

/**
 * What screen readers are to be told, now that `open` is on the screen: each change once, the time left at
 * 5, 2 and 1 minutes and at 30 seconds. Empty when there is no news.
 */
export function announcementOf(open: Open, context: ViewContext, previous?: Seen): Announcement {
  const was = previous?.open;
  if (open.leave !== (was?.leave ?? 'no')) {
    if (open.leave === 'asking') return {alert: join(context.texts.leave, context.texts.leaveText)};
    if (open.leave === 'checking') return {polite: context.texts.leaving};
  }
  if (was === undefined || keyOf(open.screen) !== keyOf(was.screen)) return screenNews(open.screen, context);
  if (open.line !== was.line && isWaiting(open.screen)) {
    if (open.line !== 'ok') return {alert: lineText(open.line, context)};
    return {polite: spoken(titleOf(open.screen, context)), alert: ''};
  }
  return codeNews(open.screen, was.screen, context) ?? timeNews(open, context, previous?.secondsLeft);
}

/**
 * The next content of the live regions. A text that is said twice in a row is told apart by an invisible
 * space, else nobody would hear it again.
 */
export function say(said: Announcement, news: Announcement): Announcement {
  const next: {polite?: string; alert?: string} = {...said};
  for (const region of ['polite', 'alert'] as const) {
    const text = news[region];
    if (text !== undefined) next[region] = text !== '' && text === said[region] ? `${text}\u00a0` : text;
  }
  return next;
}

/** Screens with one key are one screen: only what stands in it changes. */
export function keyOf(screen: Screen): string {
  if (screen.name === 'page') return `page ${screen.step === 'frame-slow' ? 'framed' : screen.step}`;
  return screen.name === 'upi' ? `upi ${screen.step} ${screen.app?.id}` : screen.name;
}

function screenNews(screen: Screen, context: ViewContext): Announcement {
  const {texts, host = ''} = context;
  const title = spoken(titleOf(screen, context));
  const payOn = fillText(texts.payOn, {host});
  const merchant = shopOf(context);
  switch (screen.name) {
    case 'page':
      if (screen.step === 'blocked') return {alert: join(title, payOn)};
      return {polite: screen.step === 'lost' ? join(title, texts.pageLostText) : join(title, payOn)};
    case 'upi':
      if (screen.step === 'not-opened') return {alert: join(title, texts.notOpenedText)};
      return {polite: screen.step === 'launched' ? join(title, texts.launchedText) : title};
    case 'not-started':
      return {alert: join(title, texts.notStartedText)};
    case 'confirming':
      return {polite: join(title, texts.confirmingText)};
    case 'overdue':
      return {alert: join(title, texts.overdueText)};
    case 'received':
      return {
        polite: join(title, fillText(screen.review ? texts.reviewText : texts.receivedText, {merchant})),
      };
    case 'attempt-failed':
      return {alert: join(title, texts.failedText)};
    case 'succeeded':
      return {polite: join(title, fillText(texts.succeededText, {merchant})), alert: ''};
    case 'ended':
      return screen.as === 'refunded'
        ? {polite: join(title, texts.refundedText), alert: ''}
        : {alert: join(title, screen.as === 'cancelled' ? texts.cancelledText : texts.failedText)};
    case 'unclear':
      return {alert: join(title, fillText(texts.unclearText, {merchant}))};
    default:
      return {polite: title, alert: ''};
  }
}

function codeNews(screen: Screen, was: Screen, context: ViewContext): Announcement | undefined {
  if (screen.name === 'page' && was.name === 'page' && screen.step !== was.step) {
    return screen.step === 'frame-slow' ? {polite: context.texts.frameSlow} : undefined;
  }
  if (screen.name === 'approval' && was.name === 'approval' && screen.helping && !was.helping) {
    return {polite: context.texts.approveHelp};
  }
  if (screen.name !== 'otp' || was.name !== 'otp') return undefined;
  if (screen.sending && !was.sending) return {polite: context.texts.otpSending, alert: ''};
  const fresh = was.sending || screen.problem !== was.problem || screen.triesLeft !== was.triesLeft;
  if (screen.problem !== undefined && !screen.sending && fresh) return {alert: codeProblem(screen, context)};
  return (screen.resendAt ?? 0) > (was.resendAt ?? 0) ? {polite: context.texts.resent} : undefined;
}

function timeNews({screen}: Open, context: ViewContext, before: number | undefined): Announcement {
  const {secondsLeft, texts, locale} = context;
  if (secondsLeft === undefined || before === undefined || !isWaiting(screen)) return {};
  // a page that slept may have jumped over several: the last one counts
  const due = WARNINGS.filter((at) => secondsLeft <= at && before > at).at(-1);
  return due === undefined || secondsLeft === 0
    ? {}
    : {polite: fillText(texts.timeLeft, {time: formatDuration(due, locale)})};
}

const spoken = ({text, values}: Words) => fillText(text, values);
