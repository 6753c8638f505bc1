import type {Act, Open, Screen} from '../session/state.js';
import type {Texts} from '../text/texts.js';
import {ATTENTION, CLOCK, WINDOW} from './icons.js';

/** How a screen is meant: `bad` and `wait` interrupt a screen reader. */
export type Tone = 'info' | 'good' | 'bad' | 'wait';

export type Kind = 'primary' | 'secondary' | 'quiet' | 'link';

/** Names of texts that have one form. */
export type TextName = Exclude<keyof Texts, 'triesLeft'>;

/** Acts that need no more than their name. */
export type Simple = Exclude<Act['type'], 'choose' | 'open-app' | 'submit-code'>;

/** What a button is for: an act, or a text to copy. */
export type Does = Simple | 'open-app' | 'copy';

/** A button or link: how loud it is, what it says, what it is for. What cannot be done is not shown. */
export type Action = `${Kind} ${TextName} ${Does}`;

/**
 * What a screen shows besides its title: the sign over it, what it means, what is waited for, what can be done.
 * One way on is loud, what steps back is quiet.
 */
export type Row = readonly [
  tone: Tone | '',
  sign: string,
  text: readonly (TextName | '· {address}')[],
  wait: TextName | '',
  ...actions: Action[],
];

/** Of the steps and names that are not called as their titles are. */
const TITLES: Readonly<Record<string, TextName>> = {
  'not-started': 'notStarted',
  choosing: 'choose',
  ready: 'pageReady',
  open: 'pageOpen',
  blocked: 'pageBlocked',
  lost: 'pageLost',
  leaving: 'pageLeaving',
  framed: 'pageFrame',
  'frame-slow': 'pageFrame',
  qr: 'scan',
  'not-opened': 'notOpened',
  approval: 'approve',
  'attempt-failed': 'attemptFailed',
};

/** The title that a screen has, and what it is found by. */
export function titleOf(screen: Screen): TextName {
  if (screen.name === 'overdue' && screen.why === 'expired') return 'codeExpired';
  const name = 'step' in screen ? screen.step : 'as' in screen ? screen.as : screen.name;
  return TITLES[name] ?? (name as TextName);
}

/** Screens with one key are one screen: only what stands in it changes. */
export function keyOf(screen: Screen): string {
  // a list of banks behind "bank" is another screen than the list that it was chosen from
  const labels = 'options' in screen ? screen.options.map(({label}) => label) : '';
  return `${titleOf(screen)} ${labels} ${'app' in screen && screen.app?.id}`;
}

/** The title of what lies over a screen while the shopper is about to leave. */
export const leaveTitle = ({leave}: Open): TextName | undefined =>
  leave === 'no' ? undefined : leave === 'asking' ? 'leave' : 'leaving';

/** Whether a screen has a thing or says yes to a question. */
export const has = (screen: Screen, fact: string): boolean =>
  Boolean((screen as Readonly<Record<string, unknown>>)[fact]);

/** The screens on a hosted page's way to the answer, and the question before leaving; the others are `moreRow`'s. */
export function firstRow({screen}: Open, title = titleOf(screen)): Row | undefined {
  const next = has(screen, 'waitForReturn') ? 'waitForReturn' : undefined;
  const rows: Readonly<Partial<Record<TextName, Row>>> = {
    preparing: ['info', CLOCK, [], 'moment'],
    pageReady: [
      'info',
      WINDOW,
      next ? ['payOn', next] : ['payOn'],
      '',
      'primary continue open-page',
      'secondary otherWays other-ways',
    ],
    pageOpen: [
      'info',
      WINDOW,
      ['payOn', next ?? 'updates'],
      'waiting',
      'primary showWindow show-window',
      'secondary paid paid',
      'secondary otherWays other-ways',
    ],
    pageBlocked: [
      'info',
      WINDOW,
      ['payOn', 'staysOpen'],
      '',
      'primary continue page-link',
      'quiet otherWays other-ways',
      'quiet cancel close',
    ],
    pageLeaving: ['info', WINDOW, ['pageLeavingText'], '', 'secondary continue open-page'],
    confirming: [
      'info',
      CLOCK,
      ['confirmingText'],
      'checking',
      'quiet notPaid back',
      'quiet otherWays other-ways',
      'quiet cancel close',
    ],
    // nothing is given up by accident: the safe answer comes first
    leave: ['wait', ATTENTION, ['leaveText'], '', 'primary stay stay', 'secondary leaveNow leave'],
    leaving: ['info', CLOCK, ['moment'], ''],
  };
  return rows[title];
}
