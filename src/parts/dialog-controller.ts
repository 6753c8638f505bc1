import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {activeElement, focusStart, returnFocus} from './focus.js';
import {lockScroll} from './scroll-lock.js';

/**
 * Shows a native dialog of its host, and never closes it by itself: Escape, Android's back gesture and
 * whatever else a browser closes dialogs with become a request. While it is open, the page behind does not
 * scroll and a phone's keyboard does not cover it; afterwards focus returns to where it was.
 */
export class DialogController implements ReactiveController {
  readonly #onCloseRequest: () => void;
  #dialog: HTMLDialogElement | undefined;
  #opener: Element | null = null;
  #fallback: (() => Element | null) | undefined;
  #life = new AbortController();

  /** @param onCloseRequest - The shopper wants to close; the host decides and calls `close()`. */
  constructor(host: ReactiveControllerHost, onCloseRequest: () => void) {
    this.#onCloseRequest = onCloseRequest;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#dialog !== undefined;
  }

  /**
   * Opens modally and focuses the element marked `data-start`, else the dialog.
   *
   * @param fallback - Where focus goes at the end if the element that has it now is gone by then.
   */
  open(dialog: HTMLDialogElement, fallback?: () => Element | null) {
    if (this.#dialog !== undefined) return;
    this.#dialog = dialog;
    this.#opener = activeElement();
    this.#fallback = fallback;
    this.#show();
  }

  close() {
    if (this.#dialog === undefined) return;
    this.#hide();
    this.#dialog = undefined;
    returnFocus(this.#opener, this.#fallback?.());
    this.#opener = null;
  }

  /** To the element marked `data-start`: for a new screen that took the focused element away. */
  focusStart() {
    if (this.#dialog !== undefined) focusStart(this.#dialog);
  }

  /** A host that was only moved finds its dialog open again. */
  hostConnected() {
    if (this.#dialog?.isConnected) this.#show();
  }

  /** Out of the document a dialog stays `open`, but is modal no more. */
  hostDisconnected() {
    this.#hide();
  }

  #show() {
    const dialog = this.#dialog;
    if (dialog === undefined) return;
    this.#life = new AbortController();
    const {signal} = this.#life;
    signal.addEventListener('abort', lockScroll());
    // closedby is not in every browser, and without it the second Escape cannot be prevented
    dialog.setAttribute('closedby', 'none');
    const ask = (event: Event) => {
      event.preventDefault();
      this.#onCloseRequest();
    };
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
    dialog.addEventListener('close', () => signal.aborted || dialog.open || dialog.showModal(), {signal});
    const view = window.visualViewport;
    const fit = () => {
      const hidden = view && view.scale < 1.01 ? innerHeight - view.height - view.offsetTop : 0;
      dialog.style.setProperty('--_keyboard', `${Math.max(0, Math.round(hidden))}px`);
    };
    view?.addEventListener('resize', fit, {signal});
    view?.addEventListener('scroll', fit, {signal});
    dialog.showModal();
    focusStart(dialog);
  }

  #hide() {
    this.#life.abort();
    this.#dialog?.close();
  }
}
