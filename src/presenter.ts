import type {ReactiveControllerHost} from 'lit';
import {loadOnce} from './lib/load-once.js';
import {PanelController} from './parts/panel-controller.js';
import {showDialog} from './parts/show-dialog.js';

const loadPopover = loadOnce(() => import('./parts/show-popover.js'));

type Presented = ReactiveControllerHost & {readonly anchor: HTMLElement; giveUpPopover(): void};

/** Puts a panel up in the form it was drawn in: a modal dialog, a popover beside the button, or part of the page. */
export function createPresenter(host: Presented, onCloseRequest: () => void) {
  const panels = new PanelController(host, onCloseRequest);
  const anchor = () => host.anchor;
  let isUp = false;

  async function openPopover(panel: HTMLElement) {
    try {
      const {showPopover} = await loadPopover();
      if (panel.isConnected && isUp) panels.open(panel, showPopover, anchor);
    } catch {
      // Beside the button or in the middle: the payment matters more.
      host.giveUpPopover();
    }
  }

  return {
    /** Fetches what a popover needs, before it is asked for. */
    warm() {
      loadPopover().catch(() => {});
    },
    present(panel: HTMLElement) {
      isUp = true;
      if (panel instanceof HTMLDialogElement) panels.open(panel, showDialog, anchor);
      else if (panel.popover) void openPopover(panel);
    },
    dismiss() {
      isUp = false;
      panels.close();
    },
  };
}
