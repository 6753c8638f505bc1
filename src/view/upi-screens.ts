import {html} from 'lit';
import type {OfferedApp} from '../flow/flow.js';
import type {Open} from '../session/state.js';
import type {Draw, ViewContext} from './context.js';
import {PHONE} from './more-icons.js';
import {copyText, launch} from './more-pieces.js';
import type {Action, Does, Row, TextName} from './screens.js';
import {titleOf} from './screens.js';

type Actions = readonly Action[];

export const OTHERS = 'secondary otherWays other-ways';
export const QUIET_OTHERS = 'quiet otherWays other-ways';

const isAny = ({id}: OfferedApp) => id === 'any';

/** A code to scan, or apps to choose from: which of them stands behind the other depends on the device. */
export function upiRow({screen}: Open, {phone, payee}: ViewContext): Row | undefined {
  const apps = screen.name === 'upi' ? screen.apps : [];
  const qr: Actions = phone && apps.length > 0 ? ['secondary otherApp show-apps', QUIET_OTHERS] : [OTHERS];
  const anyApp: Actions = apps.some(isAny)
    ? ['primary anyApp open-app', 'quiet otherDevice show-qr']
    : ['secondary otherDevice show-qr'];
  const paying: Row[2] = payee?.name ? ['paying', '· {address}'] : ['paying'];
  const rows: Readonly<Partial<Record<TextName, Row>>> = {
    scan: ['', '', paying, 'waiting', 'secondary copyLink copy', ...qr],
    apps: ['', '', paying, '', ...anyApp, QUIET_OTHERS],
    launched: [
      'info',
      PHONE,
      ['launchedText'],
      'waitingApproval',
      'primary paid paid',
      'secondary openApp open-app',
      'quiet otherApp show-apps',
      QUIET_OTHERS,
    ],
    notOpened: [
      'wait',
      PHONE,
      ['notOpenedText'],
      'waitingApproval',
      'primary openApp open-app',
      'secondary otherApp show-apps',
      'secondary showQr show-qr',
      QUIET_OTHERS,
    ],
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
export const upiDrawers: Readonly<Partial<Record<Does, Draw>>> = {'open-app': openApp, copy: copyLink};
