import {randomId} from '../lib/random-id.js';

/** A window that we opened, and the name by which a form finds it. */
export type OpenedWindow = {readonly handle: Window; readonly name: string};

const WIDTH = 480;
const HEIGHT = 720;

/** Opens an empty window; `undefined` if the browser refused. Call it inside the click. */
export function openBlank(page: Window, how: string, words: string): OpenedWindow | undefined {
  // A name of its own, so that no other page can have opened "our" window before us.
  const name = `pay-${randomId()}`;
  try {
    const handle = page.open('about:blank', name, how === 'popup' ? popupFeatures(page) : '');
    if (!handle || handle.closed) return undefined;
    sayIn(handle, words);
    return {handle, name};
  } catch {
    return undefined;
  }
}

/** Says something in a window of ours that shows no other page yet. */
export function sayIn(handle: Window, words: string) {
  try {
    handle.document.title = words;
    handle.document.body.textContent = words;
  } catch {
    // A window that we may not write to is still a window that we can send on its way.
  }
}

/** In the middle of the shop's window, inside the screen. */
function popupFeatures({screen, screenX, screenY, outerWidth, outerHeight}: Window): string {
  const width = Math.min(WIDTH, screen.availWidth);
  const height = Math.min(HEIGHT, screen.availHeight);
  const middle = (start: number, all: number, ours: number) =>
    Math.max(0, Math.round(start + (all - ours) / 2));
  const left = middle(screenX, outerWidth, width);
  const top = middle(screenY, outerHeight, height);
  return `popup,width=${width},height=${height},left=${left},top=${top}`;
}
