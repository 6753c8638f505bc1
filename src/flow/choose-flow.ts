import type {CheckedChallenge} from '../input/challenge.js';
import type {Device} from './device.js';
import type {Flow, Mode, PageMode} from './flow.js';
import {offeredApps} from './upi-apps.js';

/** What the merchant asked for. */
export type Wishes = {
  /** How pages open, tried in order. */
  readonly modes: readonly Mode[];
  /** UPI apps to list, in order. */
  readonly upiApps?: readonly string[];
};

/** `mode="popup tab"` as a list. Words that are no mode are left out; if none is left, it is `auto`. */
export function parseModes(text: string): Mode[] {
  const words = text.toLowerCase().split(/\s+/);
  const modes = words.filter((word): word is Mode => /^(auto|popup|tab|redirect|frame)$/.test(word));
  return modes.length > 0 ? modes : ['auto'];
}

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

/** What cannot work here is left out; leaving the page always works. */
export function pageModes({popups, inApp}: Device, modes: readonly Mode[]): PageMode[] {
  const possible = modes
    .map((mode) => (mode !== 'auto' ? mode : popups ? 'popup' : 'redirect'))
    // In other apps' browsers a new window does nothing, or takes the shop's place without a way back.
    .filter((mode) => (mode === 'popup' ? popups : mode !== 'tab' || !inApp));
  return possible.length > 0 ? [...new Set(possible)] : ['redirect'];
}
