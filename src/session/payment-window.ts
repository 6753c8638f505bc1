import type {PaymentUrl} from '../input/checked-url.js';
import {randomId} from '../lib/random-id.js';

/** A window that we opened for a payment page. What it says of itself is a hint, never a verdict. */
export type PaymentWindow = {
  /** True as well for a window that another origin's headers cut off from us while it is open. */
  readonly closed: boolean;
  go(url: PaymentUrl): void;
  post(url: PaymentUrl, fields: Readonly<Record<string, string>>): void;
  focus(): void;
  close(): void;
};

/** The only place where this library opens windows or leaves the page. */
export type Windows = {
  /** `undefined`: the browser refused. Call it inside the click. */
  open(how: 'popup' | 'tab', words: string): PaymentWindow | undefined;
  leave(url: PaymentUrl): void;
  leaveByPost(url: PaymentUrl, fields: Readonly<Record<string, string>>): void;
};

const WIDTH = 480;
const HEIGHT = 720;

export function browserWindows(page: Window & typeof globalThis): Windows {
  let opened = 0;
  return {
    open(how, words) {
      opened += 1;
      // A name of its own, so that no other page can have opened "our" window before us.
      const name = `pay-${randomId(page.crypto)}-${opened}`;
      const handle = openBlank(page, name, how === 'popup' ? popupFeatures(page) : '');
      if (!handle) return undefined;
      prepare(handle, words);
      return paymentWindow(page, handle, name);
    },
    leave: (url) => page.location.assign(url),
    leaveByPost: (url, fields) => submit(page.document, url, fields, '_self'),
  };
}

function openBlank(page: Window, name: string, features: string): Window | undefined {
  try {
    const handle = page.open('about:blank', name, features);
    return handle && !handle.closed ? handle : undefined;
  } catch {
    return undefined;
  }
}

/** The payment page must not be able to navigate the shop. */
function prepare(handle: Window, words: string) {
  try {
    handle.opener = null;
    handle.document.title = words;
    handle.document.body.textContent = words;
  } catch {
    // A window that we may not write to is still a window that we can send on its way.
  }
}

function paymentWindow(page: Window, handle: Window, name: string): PaymentWindow {
  return {
    get closed() {
      return handle.closed;
    },
    go: (url) => handle.location.replace(url),
    post: (url, fields) => submit(page.document, url, fields, name),
    focus: () => handle.focus(),
    close: () => handle.close(),
  };
}

function submit(
  document: Document,
  url: PaymentUrl,
  fields: Readonly<Record<string, string>>,
  target: string,
) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  form.target = target;
  form.hidden = true;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
  form.remove();
}

/** In the middle of the shop's window, inside the screen. */
function popupFeatures(page: Window): string {
  const {availWidth, availHeight} = page.screen;
  const width = Math.min(WIDTH, availWidth);
  const height = Math.min(HEIGHT, availHeight);
  const left = Math.max(0, Math.round(page.screenX + (page.outerWidth - width) / 2));
  const top = Math.max(0, Math.round(page.screenY + (page.outerHeight - height) / 2));
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}

/** Goes to a page of the shop's own, and nowhere else. */
export function goTo(page: Window, url: string) {
  const target = new URL(url, page.document.baseURI);
  if (target.origin === page.location.origin) page.location.assign(target.href);
}
