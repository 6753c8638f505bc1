import type {Open} from '../session/state.js';
import type {Draw, ViewContext} from './context.js';
import {ATTENTION, CLOCK, WINDOW} from './icons.js';
import {DONE, PHONE} from './more-icons.js';
import {needsNew, resendView} from './otp.js';
import type {Action, Does, Row, TextName} from './screens.js';
import {has, titleOf} from './screens.js';
import {OTHERS, QUIET_OTHERS, upiDrawers, upiRow} from './upi-screens.js';

type Actions = readonly Action[];

/** The screens that are not on a hosted page's way to the answer, as `firstRow` has those. */
export function moreRow(open: Open, context: ViewContext): Row | undefined {
  const {screen, menu} = open;
  const hint: Row[2] = has(screen, 'hint') ? ['sentTo'] : [];
  // only a code can be had anew
  const isCode = open.way?.name === 'upi';
  const anew: Action = isCode ? 'primary newCode retry' : 'primary tryAgain retry';
  const overdue: Row = [
    'wait',
    CLOCK,
    isCode && has(screen, 'canRenew') ? ['overdueText', 'overdueRenew'] : ['overdueText'],
    'checking',
    anew,
    'secondary paid paid',
    QUIET_OTHERS,
  ];
  const isDenied = screen.name === 'unclear' && screen.reason === 'status-denied';
  const asking: Actions = isDenied
    ? ['primary done done']
    : ['primary checkAgain paid', 'secondary done done'];
  const isSlow = screen.name === 'page' && screen.step === 'frame-slow';
  const loud = screen.name === 'otp' && needsNew(screen);
  const rows: Readonly<Partial<Record<TextName, Row>>> = {
    notStarted: [
      'bad',
      ATTENTION,
      has(screen, 'canRetry') ? ['notStartedText'] : [],
      '',
      'primary tryAgain retry',
      'quiet close close',
    ],
    choose: ['', '', [], '', 'quiet back back'],
    pageFrame: [
      '',
      '',
      isSlow ? ['frameSlow'] : [],
      isSlow ? '' : 'waiting',
      'secondary openWindow page-link',
      'secondary paid paid',
      QUIET_OTHERS,
    ],
    // whoever has paid must not pay again by haste: opening the page again comes second
    pageLost: [
      'wait',
      WINDOW,
      ['pageLostText'],
      'checking',
      'primary paid paid',
      'secondary openAgain open-page',
      QUIET_OTHERS,
      'quiet cancel close',
    ],
    approve: ['info', PHONE, hint, 'waitingApproval', 'primary approved paid', OTHERS, 'quiet cancel close'],
    otp: ['', '', hint, '', loud ? 'primary resend resend-code' : 'quiet resend resend-code', QUIET_OTHERS],
    overdue,
    codeExpired: overdue,
    received: [
      'wait',
      CLOCK,
      [has(screen, 'review') ? 'reviewText' : 'receivedText'],
      '',
      'primary done done',
    ],
    attemptFailed: [
      'bad',
      ATTENTION,
      ['failedText'],
      '',
      'primary tryAgain retry',
      has(screen, 'canRetry') || menu ? OTHERS : 'quiet close close',
    ],
    succeeded: [
      'good',
      DONE,
      ['succeededText'],
      '',
      context.merchantName ? 'primary backTo done' : 'primary done done',
    ],
    failed: ['bad', ATTENTION, ['failedText'], '', 'primary tryAgain retry', OTHERS, 'quiet close done'],
    cancelled: [
      'bad',
      ATTENTION,
      ['cancelledText'],
      '',
      'primary tryAgain retry',
      OTHERS,
      'quiet close done',
    ],
    expired: ['wait', CLOCK, ['failedText'], '', anew, OTHERS, 'quiet close done'],
    refunded: ['info', DONE, ['refundedText'], '', 'primary done done'],
    unclear: ['wait', CLOCK, ['unclearText'], '', ...asking],
  };
  return rows[titleOf(screen)] ?? upiRow(open, context);
}

/** Buttons of all screens that are no plain buttons. */
export const drawers: Readonly<Partial<Record<Does, Draw>>> = {...upiDrawers, 'resend-code': resendView};
