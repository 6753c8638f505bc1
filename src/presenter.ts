import type {ReactiveControllerHost} from 'lit';
import {loadPopover, withPopover} from './load-popover.js';
import {activeElement, focusStart, returnFocus} from './parts/focus.js';
import type {Show} from './parts/show-dialog.js';
import {showDialog} from './parts/show-dialog.js';

type Presented = ReactiveControllerHost & {
  /** What gets the focus at the end if the element that has it now is gone by then. */
  readonly anchor: HTMLElement;
  giveUpPopover(): void;
};

/**
 * Puts a panel up in the form it was drawn in: a modal dialog, a popover beside the button, or part of the page. It
 * focuses the element in it that is marked `data-start`, else the panel, and never closes it by itself: whatever
 * browsers close panels with becomes a request. Afterwards focus returns to where it was.
 *
 * @param onCloseRequest - The shopper wants to close; the host decides and calls `dismiss()`.
 */
export function createPresenter(host: Presented, onCloseRequest: () => void) {
  /** The panel that is to be up. */
  let up: HTMLElement | undefined;
  let opener: Element | null = null;
  let show: (() => void) | undefined;
  let life = new AbortController();
  const ask = (event: Event) => {
    event.preventDefault();
    onCloseRequest();
  };
  host.addController({
    // A host that was only moved finds its panel up again.
    hostConnected: () => show?.(),
    // Out of the document a dialog stays `open`, but is modal no more.
    hostDisconnected: () => life.abort(),
  });

  function open<Panel extends HTMLElement>(panel: Panel, put: Show<Panel>): boolean {
    if (show) return false;
    opener = activeElement();
    show = () => {
      if (!panel.isConnected) return;
      life = new AbortController();
      put(panel, life.signal, ask, host.anchor);
      focusStart(panel);
    };
    show();
    return true;
  }

  return {
    /** Fetches what a popover needs, before it is asked for. */
    warm() {
      loadPopover().catch(() => {});
    },
    /** @returns Whether it was put up just now, and has the focus. */
    present(panel: HTMLElement): boolean {
      up = panel;
      if (panel instanceof HTMLDialogElement) return open(panel, showDialog);
      if (panel.popover) {
        withPopover(
          (showPopover) => up === panel && open(panel, showPopover),
          // Beside the button or in the middle: the payment matters more.
          () => host.giveUpPopover(),
        );
      }
      return false;
    },
    dismiss() {
      life.abort();
      if (show) returnFocus(opener, host.anchor);
      up = show = undefined;
    },
  };
}
