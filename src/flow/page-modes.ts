import type {Device} from './device.js';
import type {Mode, PageMode} from './flow.js';

/** `mode="popup tab"` as a list. Words that are no mode are left out; if none is left, it is `auto`. */
export function parseModes(text: string): Mode[] {
  const words = text.toLowerCase().split(/\s+/);
  const modes = words.filter((word): word is Mode => /^(auto|popup|tab|redirect|frame)$/.test(word));
  return modes.length > 0 ? modes : ['auto'];
}

/** What cannot work here is left out; leaving the page always works. */
export function pageModes({popups, inApp}: Device, modes: readonly Mode[]): PageMode[] {
  const possible = modes
    .map((mode) => (mode !== 'auto' ? mode : popups ? 'popup' : 'redirect'))
    // In other apps' browsers a new window does nothing, or takes the shop's place without a way back.
    .filter((mode) => (mode === 'popup' ? popups : mode !== 'tab' || !inApp));
  return possible.length > 0 ? [...new Set(possible)] : ['redirect'];
}
