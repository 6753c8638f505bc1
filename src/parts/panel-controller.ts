import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {activeElement, focusStart, returnFocus} from './focus.js';

/** How a panel is put up. */
export type Show<Panel extends HTMLElement> = (
  panel: Panel,
  /** Aborts when the panel has to go. */
  signal: AbortSignal,
  /** Makes a request of what would close the panel. */
  ask: (event: Event) => void,
  anchor: () => Element,
) => void;

/**
 * Keeps a panel of its host up, and focuses the element in it that is marked `data-start`, else the panel. It never
 * closes by itself: whatever browsers close panels with becomes a request. Afterwards focus returns to where it was.
 */
export class PanelController implements ReactiveController {
  readonly #ask: (event: Event) => void;
  #panel: HTMLElement | undefined;
  #show = () => {};
  #giveFocusBack = () => {};
  #life = new AbortController();

  /** @param onCloseRequest - The shopper wants to close; the host decides and calls `close()`. */
  constructor(host: ReactiveControllerHost, onCloseRequest: () => void) {
    this.#ask = (event) => {
      event.preventDefault();
      onCloseRequest();
    };
    host.addController(this);
  }

  /** @param anchor - What gets the focus at the end if the element that has it now is gone by then. */
  open<Panel extends HTMLElement>(panel: Panel, show: Show<Panel>, anchor: () => Element) {
    if (this.#panel !== undefined) return;
    const opener = activeElement();
    this.#panel = panel;
    this.#giveFocusBack = () => returnFocus(opener, anchor());
    this.#show = () => {
      this.#life = new AbortController();
      show(panel, this.#life.signal, this.#ask, anchor);
      focusStart(panel);
    };
    this.#show();
  }

  close() {
    if (this.#panel === undefined) return;
    this.#life.abort();
    this.#panel = undefined;
    this.#giveFocusBack();
  }

  /** A host that was only moved finds its panel up again. */
  hostConnected() {
    if (this.#panel?.isConnected) this.#show();
  }

  /** Out of the document a dialog stays `open`, but is modal no more. */
  hostDisconnected() {
    this.#life.abort();
  }
}
