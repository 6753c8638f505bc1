import {formatDuration} from '../lib/duration.js';
import {fillText} from '../lib/fill.js';
import type {Open} from '../session/state.js';
import type {Announcement, Seen, ViewContext} from './context.js';
import {lineText} from './notice.js';
import {codeProblem} from './otp.js';
import type {TextName} from './screens.js';
import {keyOf, leaveTitle} from './screens.js';
import {isWaiting} from './waiting.js';
import {speak, valuesOf, wordsOf} from './words.js';

/** Seconds before the end at which the time left is said. */
const WARNINGS = [300, 120, 60, 30];

/**
 * The next content of the live regions. A text that is said twice in a row is told apart by an invisible
 * space, else nobody would hear it again.
 */
export function announce(
  said: Announcement,
  open: Open,
  context: ViewContext,
  previous?: Seen,
): Announcement {
  const news = newsOf(open, context, previous);
  const next = (region: keyof Announcement) => {
    const text = news[region];
    return text && text === said[region] ? `${text}\u00a0` : (text ?? said[region]);
  };
  return {polite: next('polite'), alert: next('alert')};
}

/**
 * What screen readers are to be told, now that `open` is on the screen: each change once, the time left at
 * 5, 2 and 1 minutes and at 30 seconds. Empty when there is no news.
 */
function newsOf(open: Open, context: ViewContext, previous?: Seen): Announcement {
  const {screen, leave, line} = open;
  const was = previous?.open;
  const question = leaveTitle(open);
  if (question && was?.leave !== leave) return screenNews(open, context, question);
  if (!was || keyOf(screen) !== keyOf(was.screen)) return screenNews(open, context);
  if (line !== was.line && isWaiting(screen)) {
    return line === 'ok'
      ? screenNews(open, context)
      : {alert: fillText(lineText(open, context), valuesOf(screen, context))};
  }
  return detailNews(open, was, context) ?? timeNews(open, context, previous.secondsLeft);
}

/** What did not work, or hangs in the air, interrupts; everything else waits its turn. */
function screenNews(open: Open, context: ViewContext, title?: TextName): Announcement {
  const words = wordsOf(open, context, title);
  const text = speak(words);
  return /^[bw]/.test(words.tone) ? {alert: text} : {polite: text, alert: ''};
}

/** What changed in a screen that stays. */
function detailNews({screen}: Open, {screen: was}: Open, context: ViewContext): Announcement | undefined {
  const {texts} = context;
  if (screen.name === 'page' && was.name === 'page' && screen.step !== was.step) {
    return {polite: texts.frameSlow};
  }
  if (screen.name === 'approval' && was.name === 'approval' && screen.helping && !was.helping) {
    return {polite: texts.approveHelp};
  }
  if (screen.name !== 'otp' || was.name !== 'otp') return undefined;
  const {sending, problem, triesLeft, resendAt = 0} = screen;
  if (sending) return was.sending ? undefined : {polite: texts.otpSending, alert: ''};
  if (problem !== undefined && (was.sending || problem !== was.problem || triesLeft !== was.triesLeft)) {
    return {alert: codeProblem(screen, context)};
  }
  return resendAt > (was.resendAt ?? 0) ? {polite: texts.resent} : undefined;
}

function timeNews({screen}: Open, context: ViewContext, before = 0): Announcement {
  const {secondsLeft = 0, texts, locale} = context;
  // a page that slept may have jumped over several: the last one counts
  const due = WARNINGS.filter((at) => secondsLeft <= at && before > at).at(-1);
  return due !== undefined && secondsLeft > 0 && isWaiting(screen)
    ? {polite: fillText(texts.timeLeft, {time: formatDuration(due, locale)})}
    : {};
}
