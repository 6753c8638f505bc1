import type {PageStep, Screen} from '../session/state.js';
import type {Texts} from '../text/texts.js';
import type {ViewContext} from './context.js';

type UpiStep = (Screen & {name: 'upi'})['step'];

/** The shop in the middle of a sentence. */
export const shopOf = ({merchantName, texts}: ViewContext) => merchantName || texts.theShop;

/** The app in the middle of a sentence; `any` is the phone's own list of apps. */
export const appOf = (screen: Screen, {texts}: ViewContext) =>
  screen.name === 'upi' && screen.app !== undefined && screen.app.id !== 'any'
    ? screen.app.name
    : texts.yourApp;

/** A text and the foreign values that belong into it: drawn set off, spoken as one string. */
export type Words = {readonly text: string; readonly values: Readonly<Record<string, string>>};

/** A screen's heading: what is going on, in one line. Also what screen readers are told when it comes. */
export function titleOf(screen: Screen, context: ViewContext): Words {
  return {
    text: titleText(screen, context),
    values: {host: context.host ?? '', app: appOf(screen, context)},
  };
}

function titleText(screen: Screen, {texts}: ViewContext): string {
  switch (screen.name) {
    case 'preparing':
      return texts.preparing;
    case 'not-started':
      return texts.notStarted;
    case 'choosing':
      return texts.choose;
    case 'page':
      return pageTitle(screen.step, texts);
    case 'upi':
      return upiTitle(screen.step, texts);
    case 'approval':
      return texts.approve;
    case 'otp':
      return texts.otp;
    case 'confirming':
      return texts.confirming;
    case 'overdue':
      return screen.why === 'deadline' ? texts.overdue : texts.codeExpired;
    case 'received':
      return texts.received;
    case 'attempt-failed':
      return texts.attemptFailed;
    case 'succeeded':
      return texts.succeeded;
    case 'ended':
      return texts[screen.as];
    case 'unclear':
      return texts.unclear;
  }
}

function pageTitle(step: PageStep, texts: Texts): string {
  switch (step) {
    case 'ready':
      return texts.pageReady;
    case 'open':
      return texts.pageOpen;
    case 'blocked':
      return texts.pageBlocked;
    case 'lost':
      return texts.pageLost;
    case 'leaving':
      return texts.pageLeaving;
    case 'framed':
    case 'frame-slow':
      return texts.pageFrame;
  }
}

function upiTitle(step: UpiStep, texts: Texts): string {
  switch (step) {
    case 'qr':
      return texts.scan;
    case 'apps':
      return texts.apps;
    case 'launched':
      return texts.launched;
    case 'not-opened':
      return texts.notOpened;
  }
}

/** Sentences one after the other, as they are spoken: a title gets its full stop. */
export const join = (...sentences: string[]) =>
  sentences
    .map((one, at) => (at < sentences.length - 1 && /[\p{L}\p{N}]$/u.test(one) ? `${one}.` : one))
    .join(' ');
