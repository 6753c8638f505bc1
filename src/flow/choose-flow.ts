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

const MODES: readonly Mode[] = ['auto', 'popup', 'tab', 'redirect', 'frame'];

/** `mode="popup tab"` as a list. Words that are no mode are left out; if none is left, it is `auto`. */
export function parseModes(text: string): Mode[] {
  const words = text.trim().toLowerCase().split(/\s+/);
  const modes = words.filter((word): word is Mode => (MODES as readonly string[]).includes(word));
  return modes.length > 0 ? modes : ['auto'];
}

/** How this shopper can pay this challenge on this device, best first. Never empty. */
export function chooseFlow(challenge: CheckedChallenge, device: Device, wishes: Wishes): Flow[] {
  switch (challenge.kind) {
    case 'page':
    case 'form':
      return pageModes(device, wishes.modes).map((mode) => ({kind: 'page', mode}));
    case 'upi': {
      const apps = offeredApps(challenge, device, wishes.upiApps);
      // A computer opens no UPI app; on a phone its own screen is a poor place for a code.
      return [{kind: 'upi', apps, first: apps.length > 0 ? 'apps' : 'qr'}];
    }
    case 'approval':
    case 'otp':
    case 'choice':
      return [{kind: challenge.kind}];
  }
}

/** What cannot work here is left out; leaving the page always works. */
function pageModes(device: Device, modes: readonly Mode[]): PageMode[] {
  const wished = modes.map((mode) => (mode === 'auto' ? autoMode(device) : mode));
  const possible = wished.filter((mode) => isPossible(mode, device));
  return possible.length > 0 ? [...new Set(possible)] : ['redirect'];
}

const autoMode = ({popups}: Device): PageMode => (popups ? 'popup' : 'redirect');

/** In other apps' browsers a new window does nothing, or takes the shop's place without a way back. */
function isPossible(mode: PageMode, {popups, inApp}: Device): boolean {
  if (mode === 'popup') return popups;
  return mode !== 'tab' || !inApp;
}
