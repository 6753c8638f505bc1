let holders = 0;
let restore = () => {};

/**
 * Keeps the page behind a dialog from scrolling, without a jump where a scroll bar takes up room. Several
 * holders share one lock; the last one gives the page back its own values.
 *
 * @returns Gives this holder's share back; more than once does no harm.
 */
export function lockScroll(): () => void {
  if (holders++ === 0) {
    const root = document.documentElement;
    const {overflow, scrollbarGutter} = root.style;
    if (innerWidth > root.clientWidth) root.style.scrollbarGutter = 'stable';
    root.style.overflow = 'hidden';
    restore = () => Object.assign(root.style, {overflow, scrollbarGutter});
  }
  let held = true;
  return () => {
    if (held && --holders === 0) restore();
    held = false;
  };
}
