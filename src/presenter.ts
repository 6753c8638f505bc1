import type {ReactiveControllerHost} from 'lit';
import {loadOnce} from './lib/load-once.js';
import {DialogController} from './parts/dialog-controller.js';
import type {PopoverController} from './parts/popover-controller.js';

const loadPopover = loadOnce(() => import('./parts/popover-controller.js'));

type Presented = ReactiveControllerHost & {readonly anchor: HTMLElement; giveUpPopover(): void};

/** Puts a panel up in the form it was drawn in: a modal dialog, a popover beside the button, or part of the page. */
export class Presenter {
  readonly #host: Presented;
  readonly #onCloseRequest: () => void;
  readonly #dialog: DialogController;
  #popover: PopoverController | undefined;
  #isUp = false;

  constructor(host: Presented, onCloseRequest: () => void) {
    this.#host = host;
    this.#onCloseRequest = onCloseRequest;
    this.#dialog = new DialogController(host, onCloseRequest);
  }

  /** Fetches what a popover needs, before it is asked for. */
  warm() {
    void loadPopover().catch(() => {});
  }

  present(panel: HTMLElement) {
    this.#isUp = true;
    if (panel instanceof HTMLDialogElement) this.#dialog.open(panel, () => this.#host.anchor);
    else if (panel.popover) void this.#openPopover(panel);
  }

  dismiss() {
    this.#isUp = false;
    this.#dialog.close();
    this.#popover?.close();
  }

  async #openPopover(panel: HTMLElement) {
    try {
      const {PopoverController: Controller} = await loadPopover();
      this.#popover ??= new Controller(this.#host, this.#onCloseRequest);
      if (panel.isConnected && this.#isUp) this.#popover.open(panel, this.#host.anchor);
    } catch {
      // Beside the button or in the middle: the payment matters more.
      this.#host.giveUpPopover();
    }
  }
}
