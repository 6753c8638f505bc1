import {fillText} from '../lib/fill.js';
import {formatDuration} from '../lib/units.js';
import type {Open, Screen} from '../session/state.js';
import type {Announcement, ViewContext} from './context.js';
import {codeProblem} from './otp.js';
import {isWaiting} from './waiting.js';
import {lineText, speak, wordsOf} from './words.js';

/** Seconds before the end at which the time left is said. */
const WARNINGS = [300, 120, 60, 30];

/** What was announced from the last time. */
export type Seen = {readonly open: Open; readonly secondsLeft?: number | undefined};

/**
 * What screen readers are to be told, now that `open` is on the screen: each change once, the time left at
 * 5, 2 and 1 minutes and at 30 seconds. Empty when there is no news.
 */
export function announcementOf(open: Open, context: ViewContext, previous?: Seen): Announcement {
  const {screen, leave, line} = open;
  const {texts} = context;
  const was = previous?.open;
  if (leave === 'asking' && was?.leave !== leave) return {alert: `${texts.leave} ${texts.leaveText}`};
  if (leave === 'checking' && was?.leave !== leave) return {polite: texts.leaving};
  if (!was || keyOf(screen) !== keyOf(was.screen)) return screenNews(screen, context);
  if (line !== was.line && isWaiting(screen)) {
    return line === 'ok' ? screenNews(screen, context) : {alert: lineText(screen, line, context)};
  }
  return detailNews(screen, was.screen, context) ?? timeNews(open, context, previous?.secondsLeft);
}

/**
 * The next content of the live regions. A text that is said twice in a row is told apart by an invisible
 * space, else nobody would hear it again.
 */
export function say(said: Announcement, news: Announcement): Announcement {
  const next: {polite?: string; alert?: string} = {...said};
  for (const region of ['polite', 'alert'] as const) {
    const text = news[region];
    if (text !== undefined) next[region] = text && text === said[region] ? `${text}\u00a0` : text;
  }
  return next;
}

/** Screens with one key are one screen: only what stands in it changes. */
export function keyOf(screen: Screen): string {
  if (screen.name === 'page') return `page ${screen.step === 'frame-slow' ? 'framed' : screen.step}`;
  // a list of banks behind "bank" is another screen than the list that it was chosen from
  if (screen.name === 'choosing') return `choosing ${screen.options.map(({label}) => label)}`;
  return screen.name === 'upi' ? `upi ${screen.step} ${screen.app?.id}` : screen.name;
}

/** What did not work, or hangs in the air, interrupts; everything else waits its turn. */
function screenNews(screen: Screen, context: ViewContext): Announcement {
  const words = wordsOf(screen, context);
  const text = speak(words);
  return /^[bw]a/.test(words.sign) ? {alert: text} : {polite: text, alert: ''};
}

function detailNews(screen: Screen, was: Screen, {texts, ...rest}: ViewContext): Announcement | undefined {
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
    return {alert: codeProblem(screen, {texts, ...rest})};
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
