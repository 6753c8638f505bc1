import {readDevice} from './flow/device.js';

type Wishes = {
  readonly mode: string | undefined;
  readonly paymentUrl: string | undefined;
  readonly challenge: unknown;
};

/**
 * Whether a window is to be opened inside the click, before the challenge has been
 * read: if the page asks for a popup, or if it is left to us and the challenge is
 * a hosted page. A guess; the window is closed again if it turns out wrong.
 */
export function wantsWindow(
  {mode, paymentUrl, challenge}: Wishes,
  page: Parameters<typeof readDevice>[0],
): boolean {
  const first = (mode ?? 'auto').trim().split(/\s+/)[0];
  if (first !== 'popup' && first !== 'auto') return false;
  if (isUpi(challenge ?? paymentUrl)) return false;
  const {popups} = readDevice(page);
  return popups && (first === 'popup' || isPage(challenge ?? paymentUrl));
}

const kindOf = (challenge: unknown) =>
  typeof challenge === 'object' && challenge !== null && 'kind' in challenge ? challenge.kind : undefined;

/** Whether a challenge is a UPI link at first sight. */
export function isUpi(challenge: unknown): boolean {
  return typeof challenge === 'string' ? /^upi:/i.test(challenge) : kindOf(challenge) === 'upi';
}

function isPage(challenge: unknown): boolean {
  return typeof challenge === 'string'
    ? /^https?:/i.test(challenge)
    : /^(page|form)$/.test(String(kindOf(challenge)));
}
