import type {PaymentUrl} from '../input/checked-url.js';
import {resolveMerchantUrl} from '../input/merchant-url.js';
import type {FormFields} from '../lib/submit-form.js';
import {submitForm} from '../lib/submit-form.js';
import type {OpenedWindow} from './blank-window.js';
import {openBlank} from './blank-window.js';

/** A window that we opened for a payment page. What it says of itself is a hint, never a verdict. */
export type PaymentWindow = {
  /** True as well for a window that another origin's headers cut off from us while it is open. */
  readonly closed: boolean;
  /** @param fields - With them it is a POST. */
  go(url: PaymentUrl, fields?: FormFields): void;
  focus(): void;
  close(): void;
};

/** The only place where this library opens windows or leaves the page. */
export type Windows = {
  /** `undefined`: the browser refused. Call it inside the click. */
  open(how: 'popup' | 'tab', words: string): PaymentWindow | undefined;
  /** In this tab. */
  leave(url: PaymentUrl, fields?: FormFields): void;
};

export function browserWindows(page: Window & typeof globalThis): Windows {
  return {
    open(how, words) {
      const opened = openBlank(page, how, words);
      return opened && paymentWindow(opened);
    },
    leave(url, fields) {
      if (fields) submitForm(url, fields, '_self');
      else page.location.assign(url);
    },
  };
}

export function paymentWindow({handle, name}: OpenedWindow): PaymentWindow {
  return {
    get closed() {
      return handle.closed;
    },
    go(url, fields) {
      // WebKit finds a window by its name only while that has an opener.
      if (fields) submitForm(url, fields, name);
      // The payment page must not be able to navigate the shop.
      handle.opener = null;
      if (!fields) handle.location.replace(url);
    },
    focus: () => handle.focus(),
    close: () => handle.close(),
  };
}

/**
 * A page of the shop's own, to go to when all is well.
 *
 * @throws {PayError} `url-rejected`.
 */
export const ownPage = ({location, document}: Window, url: string) =>
  resolveMerchantUrl(url, {base: document.baseURI, origins: [location.href], field: 'success-url'});

/** @param url - From `ownPage`. */
export const goTo = (page: Window, url: string) => page.location.assign(url);
