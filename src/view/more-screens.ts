import {html} from 'lit';
import type {OfferedApp} from '../flow/flow.js';
import type {Open} from '../session/state.js';
import type {Draw, ViewContext} from './context.js';
import {ATTENTION, CLOCK} from './icons.js';
import {DONE, PHONE} from './more-icons.js';
import {copyText, launch} from './more-pieces.js';
import {needsNew, resendView} from './otp.js';
import type {Action, Does, Row, TextName} from './screens.js';
import {has, titleOf} from './screens.js';

type Actions = readonly Action[];

const OTHERS = 'secondary otherWays other-ways';
const QUIET_OTHERS = 'quiet otherWays other-ways';

const isAny = ({id}: OfferedApp) => id === 'any';

/** The screens that are not on a hosted page's way to the answer, as `firstRow` has those. */
export function moreRow({screen, menu}: Open, {merchantName, phone, payee}: ViewContext): Row | undefined {
  const apps = screen.name === 'upi' ? screen.apps : [];
  const qr: Actions = phone && apps.length > 0 ? ['secondary otherApp show-apps', QUIET_OTHERS] : [OTHERS];
  const anyApp: Actions = apps.some(isAny)
    ? ['primary anyApp open-app', 'quiet otherDevice show-qr']
    : ['secondary otherDevice show-qr'];
  const paying: Row[2] = payee?.name ? ['paying', '· {address}'] : ['paying'];
  const hint: Row[2] = has(screen, 'hint') ? ['sentTo'] : [];
  const overdue: Row = [
    'wait',
    CLOCK,
    has(screen, 'canRenew') ? ['overdueText', 'overdueRenew'] : ['overdueText'],
    'checking',
    'primary newCode retry',
    'secondary paid paid',
  ];
  const isDenied = screen.name === 'unclear' && screen.reason === 'status-denied';
  const asking: Actions = isDenied
    ? ['primary done done']
    : ['primary checkAgain paid', 'secondary done done'];
  const isSlow = screen.name === 'page' && screen.step === 'frame-slow';
  const loud = screen.name === 'otp' && needsNew(screen);
  const rows: Readonly<Partial<Record<TextName, Row>>> = {
    notStarted: ['bad', ATTENTION, ['notStartedText'], '', 'primary tryAgain retry', 'quiet close close'],
    choose: ['', '', [], '', 'quiet back back'],
    pageFrame: [
      '',
      '',
      [],
      isSlow ? '' : 'waiting',
      'secondary openWindow page-link',
      'quiet paid paid',
      QUIET_OTHERS,
    ],
    scan: ['', '', paying, 'waitingApproval', 'secondary copyLink copy', ...qr],
    apps: ['', '', paying, '', ...anyApp, QUIET_OTHERS],
    launched: [
      'info',
      PHONE,
      ['launchedText'],
      'waitingApproval',
      'primary paid paid',
      'secondary openApp open-app',
      'quiet otherApp show-apps',
    ],
    notOpened: [
      'wait',
      PHONE,
      ['notOpenedText'],
      'waitingApproval',
      'primary openApp open-app',
      'secondary otherApp show-apps',
      'secondary showQr show-qr',
    ],
    approve: ['info', PHONE, hint, 'waitingApproval', 'primary approved paid', OTHERS],
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
      merchantName ? 'primary backTo done' : 'primary done done',
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
    expired: ['wait', CLOCK, ['failedText'], '', 'primary newCode retry', OTHERS, 'quiet close done'],
    refunded: ['info', DONE, ['refundedText'], '', 'primary done done'],
    unclear: ['wait', CLOCK, ['unclearText'], '', ...asking],
  };
  return rows[titleOf(screen)];
}

const openApp: Draw = (kind, label, _, screen, context) => {
  if (screen.name !== 'upi') return undefined;
  const app = screen.step === 'apps' ? screen.apps.find(isAny) : screen.app;
  return app && launch(`button ${kind}`, html`<span>${label}</span>`, app, context);
};

const copyLink: Draw = (kind, label, _, screen, context) =>
  screen.name === 'upi' ? copyText(kind, label, screen.link, context) : undefined;

/** Buttons of these screens that are no plain buttons. */
export const drawers: Readonly<Partial<Record<Does, Draw>>> = {
  'open-app': openApp,
  copy: copyLink,
  'resend-code': resendView,
};
