import {fillText} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {Announcement, ViewContext} from './context.js';
import type {TextName} from './screens.js';
import {leaveTitle, titleOf} from './screens.js';
import {isWaiting} from './waiting.js';
import {lineText, rowOf, speak, valuesOf, wordsOf} from './words.js';

/** What was announced from the last time. */
export type Seen = {readonly open: Open; readonly secondsLeft?: number | undefined};

/**
 * What screen readers are to be told, now that `open` is on the screen: each change once, the time left at
 * 5, 2 and 1 minutes and at 30 seconds. Empty when there is no news; `undefined` while half of the screen is on
 * its way, which is not worth a word.
 */
export function announcementOf(open: Open, context: ViewContext, previous?: Seen): Announcement | undefined {
  const {screen, leave, line} = open;
  const was = previous?.open;
  const question = leaveTitle(open);
  if (!rowOf(open, context)) return undefined;
  if (question && was?.leave !== leave) return screenNews(open, context, question);
  if (!was || keyOf(screen) !== keyOf(was.screen)) return screenNews(open, context);
  if (line !== was.line && isWaiting(screen)) {
    return line === 'ok'
      ? screenNews(open, context)
      : {alert: fillText(lineText(open, context), valuesOf(screen, context))};
  }
  return context.bodies?.newsOf?.(open, was, context, previous.secondsLeft) ?? {};
}

/**
 * The next content of the live regions. A text that is said twice in a row is told apart by an invisible
 * space, else nobody would hear it again.
 */
export function say(said: Announcement, news: Announcement): Announcement {
  const next = (region: keyof Announcement) => {
    const text = news[region];
    return text && text === said[region] ? `${text}\u00a0` : (text ?? said[region]);
  };
  return {polite: next('polite'), alert: next('alert')};
}

/** Screens with one key are one screen: only what stands in it changes. */
export function keyOf(screen: Screen): string {
  // a list of banks behind "bank" is another screen than the list that it was chosen from
  const labels = 'options' in screen ? screen.options.map(({label}) => label) : '';
  return `${titleOf(screen)} ${labels} ${'app' in screen && screen.app?.id}`;
}

/** What did not work, or hangs in the air, interrupts; everything else waits its turn. */
function screenNews(open: Open, context: ViewContext, title?: TextName): Announcement {
  const words = wordsOf(open, context, title);
  const text = speak(words);
  return /^[bw]/.test(words.tone) ? {alert: text} : {polite: text, alert: ''};
}
