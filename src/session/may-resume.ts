import {attempt} from '../lib/attempt.js';

/** Where a tab keeps what a reload needs, by session key. */
export const RECORD_PREFIX = 'pay-checkout:session:';

/** A cheap look, before anything is loaded that could tell: a record in this tab, or a handle in the URL. */
export function mayResume(page: Window, key: string): boolean {
  if (/[#&]pay=/.test(page.location.hash)) return true;
  return Boolean(attempt(() => page.sessionStorage.getItem(RECORD_PREFIX + key)));
}

type Named = {
  readonly sessionKey?: string | undefined;
  readonly paymentId?: string | undefined;
  readonly id?: string;
  readonly order?: unknown;
};

/** What a session is found by after a reload: whatever tells one payment of a page from another. */
export const sessionKeyOf = ({sessionKey, paymentId, id, order}: Named): string =>
  sessionKey ?? paymentId ?? (id || (order ? JSON.stringify(order) : 'default'));
