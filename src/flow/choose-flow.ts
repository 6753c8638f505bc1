import type {CheckedChallenge} from '../input/challenge.js';
import type {Device} from './device.js';
import type {Flow, Mode} from './flow.js';
import {pageModes} from './page-modes.js';
import {offeredApps} from './upi-apps.js';

/** What the merchant asked for. */
export type Wishes = {
  /** How pages open, tried in order. */
  readonly modes: readonly Mode[];
  /** UPI apps to list, in order. */
  readonly upiApps?: readonly string[];
};

/** How this shopper can pay this challenge on this device, best first. Never empty. */
export function chooseFlow(challenge: CheckedChallenge, device: Device, wishes: Wishes): Flow[] {
  const {kind} = challenge;
  if (kind === 'page' || kind === 'form')
    return pageModes(device, wishes.modes).map((mode) => ({kind: 'page', mode}));
  if (kind !== 'upi') return [{kind}];
  const apps = offeredApps(challenge, device, wishes.upiApps);
  // A computer opens no UPI app; on a phone its own screen is a poor place for a code.
  return [{kind, apps, first: apps.length > 0 ? 'apps' : 'qr'}];
}
