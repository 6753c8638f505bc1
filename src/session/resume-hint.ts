import type {Handle} from './resume.js';
import {readHandle, readRecordText} from './resume.js';

type Mine = {
  /** The session key. */
  readonly key: string;
  readonly paymentId: string | undefined;
  /** Whether the page says where to ask: without that, nothing can be resumed. */
  readonly hasStatus: boolean;
};

/** Something to go on with. */
export type ResumeHint = {readonly handle?: Handle};

/**
 * Whether there is something to go on with: a record that a reload left, or the
 * handle of a return route in the URL, which is taken out of it, once.
 */
export function takeHandle(page: Window, {key, paymentId, hasStatus}: Mine): ResumeHint | undefined {
  if (!hasStatus) return undefined;
  const found = readHandle(page.location.hash);
  if (found && (paymentId === undefined || paymentId === found.handle.paymentId)) {
    const {pathname, search} = page.location;
    page.history.replaceState(page.history.state, '', `${pathname}${search}${found.rest}`);
    return {handle: found.handle};
  }
  return readRecordText(page, key) === undefined ? undefined : {};
}
