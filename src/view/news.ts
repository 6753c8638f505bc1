import {formatDuration} from '../lib/duration.js';
import {fillText} from '../lib/fill.js';
import type {Open} from '../session/state.js';
import type {Announcement, ViewContext} from './context.js';
import {codeProblem} from './otp.js';
import {isWaiting} from './waiting.js';

/** Seconds before the end at which the time left is said. */
const WARNINGS = [300, 120, 60, 30];

/** What to tell of a screen that stays: what changed in it, or the time that is left. */
export const newsOf = (open: Open, was: Open, context: ViewContext, secondsBefore = 0): Announcement =>
  detailNews(open, was, context) ?? timeNews(open, context, secondsBefore);

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

function timeNews({screen}: Open, context: ViewContext, before: number): Announcement {
  const {secondsLeft = 0, texts, locale} = context;
  // a page that slept may have jumped over several: the last one counts
  const due = WARNINGS.filter((at) => secondsLeft <= at && before > at).at(-1);
  return due !== undefined && secondsLeft > 0 && isWaiting(screen)
    ? {polite: fillText(texts.timeLeft, {time: formatDuration(due, locale)})}
    : {};
}
