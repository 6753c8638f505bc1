/** How a panel is put up. */
export type Show<Panel extends HTMLElement> = (
  panel: Panel,
  /** Aborts when the panel has to go. */
  signal: AbortSignal,
  /** Makes a request of what would close the panel. */
  ask: (event: Event) => void,
  anchor: Element,
) => void;

/**
 * Shows a native dialog modally: Escape, Android's back gesture and whatever else a browser closes dialogs with
 * become a request. While it is open, the page behind does not scroll. One at a time: the page
 * gets its own values back.
 */
export const showDialog: Show<HTMLDialogElement> = (dialog, signal, ask) => {
  const {clientWidth, style} = document.documentElement;
  const {overflow, scrollbarGutter} = style;
  // no jump where a scroll bar takes up room
  if (innerWidth > clientWidth) style.scrollbarGutter = 'stable';
  style.overflow = 'hidden';
  signal.addEventListener('abort', () => {
    Object.assign(style, {overflow, scrollbarGutter});
    dialog.close();
  });
  // closedby is not in every browser, and without it the second Escape cannot be prevented
  dialog.setAttribute('closedby', 'none');
  dialog.addEventListener('cancel', ask, {signal});
  // before the page's own listeners: a host's dialog must not close along with a question in ours
  addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (!event.composedPath().includes(dialog) && document.activeElement !== document.body) return;
      event.stopPropagation();
      ask(event);
    },
    {signal, capture: true},
  );
  dialog.addEventListener('close', () => dialog.open || dialog.showModal(), {signal});
  dialog.showModal();
};
