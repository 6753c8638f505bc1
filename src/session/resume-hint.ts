import type {Handle} from './resume.js';
import {readHandle, readRecordText} from './resume.js';

/** Something to go on with. */
export type ResumeHint = {readonly handle?: Handle};

/**
 * Whether there is something to go on with: the handle of a return route in the URL, which is taken out of it,
 * once, or a record that a reload left under `key`.
 *
 * @param paymentId - The page's own, if it names one: another payment's handle is left alone.
 */
export function takeHandle(page: Window, key: string, paymentId: string | undefined): ResumeHint | undefined {
  const found = readHandle(page.location.hash);
  if (found && (paymentId === undefined || paymentId === found.handle.paymentId)) {
    const {pathname, search} = page.location;
    page.history.replaceState(page.history.state, '', pathname + search + found.rest);
    return {handle: found.handle};
  }
  return readRecordText(page, key) === undefined ? undefined : {};
}
