import type {ReactiveControllerHost} from 'lit';
import {loadOnce} from './lib/load-once.js';
import {PanelController} from './parts/panel-controller.js';
import {showDialog} from './parts/show-dialog.js';

const loadPopover = loadOnce(() => import('./parts/show-popover.js'));

type Presented = ReactiveControllerHost & {readonly anchor: HTMLElement; giveUpPopover(): void};

/** Puts a panel up in the form it was drawn in: a modal dialog, a popover beside the button, or part of the page. */
export class Presenter {
  readonly #host: Presented;
  readonly #panels: PanelController;
  #isUp = false;
  readonly #anchor = () => this.#host.anchor;

  constructor(host: Presented, onCloseRequest: () => void) {
    this.#host = host;
    this.#panels = new PanelController(host, onCloseRequest);
  }

  /** Fetches what a popover needs, before it is asked for. */
  warm() {
    void loadPopover().catch(() => {});
  }

  present(panel: HTMLElement) {
    this.#isUp = true;
    if (panel instanceof HTMLDialogElement) this.#panels.open(panel, showDialog, this.#anchor);
    else if (panel.popover) void this.#openPopover(panel);
  }

  dismiss() {
    this.#isUp = false;
    this.#panels.close();
  }

  async #openPopover(panel: HTMLElement) {
    try {
      const {showPopover} = await loadPopover();
      if (panel.isConnected && this.#isUp) this.#panels.open(panel, showPopover, this.#anchor);
    } catch {
      // Beside the button or in the middle: the payment matters more.
      this.#host.giveUpPopover();
    }
  }
}
