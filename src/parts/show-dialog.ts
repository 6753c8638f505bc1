import type {Show} from './panel-controller.js';
import {lockScroll} from './scroll-lock.js';

/**
 * Shows a native dialog modally: Escape, Android's back gesture and whatever else a browser closes dialogs with
 * become a request. While it is open, the page behind does not scroll and a phone's keyboard does not cover it.
 */
export const showDialog: Show<HTMLDialogElement> = (dialog, signal, ask) => {
  const unlock = lockScroll();
  signal.addEventListener('abort', () => {
    unlock();
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
  const view = window.visualViewport;
  const fit = () => {
    const hidden = view && view.scale < 1.01 ? innerHeight - view.height - view.offsetTop : 0;
    dialog.style.setProperty('--_keyboard', `${Math.max(0, Math.round(hidden))}px`);
  };
  view?.addEventListener('resize', fit, {signal});
  view?.addEventListener('scroll', fit, {signal});
  dialog.showModal();
};
