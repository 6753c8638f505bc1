import {autoUpdate, computePosition, flip, offset, shift} from '@floating-ui/dom';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {activeElement, focusStart, returnFocus} from './focus.js';

/** Room between the button and the surface, and between the surface and the window's edge. */
const GAP_PX = 8;

/**
 * Shows a surface of its host in the top layer, beside an element, and keeps it there while the page
 * scrolls or changes. It never closes by itself: Escape inside becomes a request, a click outside nothing,
 * since a payment may be under way. On phones use a dialog: it is a sheet there.
 */
export class PopoverController implements ReactiveController {
  readonly #onCloseRequest: () => void;
  #surface: HTMLElement | undefined;
  #opener: Element | null = null;
  #anchor: Element | undefined;
  #life = new AbortController();

  constructor(host: ReactiveControllerHost, onCloseRequest: () => void) {
    this.#onCloseRequest = onCloseRequest;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#surface !== undefined;
  }

  /** @param anchor - What it stands beside, and what gets the focus at the end if the element that has it now is gone. */
  open(surface: HTMLElement, anchor: Element) {
    if (this.#surface !== undefined) return;
    this.#surface = surface;
    this.#anchor = anchor;
    this.#opener = activeElement();
    this.#show();
  }

  close() {
    if (this.#surface === undefined) return;
    this.#hide();
    this.#surface = undefined;
    returnFocus(this.#opener, this.#anchor);
    this.#opener = null;
  }

  focusStart() {
    if (this.#surface !== undefined) focusStart(this.#surface);
  }

  hostConnected() {
    if (this.#surface?.isConnected) this.#show();
  }

  hostDisconnected() {
    this.#hide();
  }

  #show() {
    const surface = this.#surface;
    const anchor = this.#anchor;
    if (surface === undefined || anchor === undefined) return;
    this.#life = new AbortController();
    const {signal} = this.#life;
    surface.popover = 'manual';
    surface.showPopover();
    signal.addEventListener(
      'abort',
      autoUpdate(anchor, surface, () => void place(surface, anchor)),
    );
    surface.addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        this.#onCloseRequest();
      },
      {signal},
    );
    focusStart(surface);
  }

  #hide() {
    this.#life.abort();
    if (this.#surface?.matches(':popover-open')) this.#surface.hidePopover();
  }
}

async function place(surface: HTMLElement, anchor: Element) {
  const {x, y} = await computePosition(anchor, surface, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [offset(GAP_PX), flip({padding: GAP_PX}), shift({padding: GAP_PX, crossAxis: true})],
  });
  Object.assign(surface.style, {inset: `${y}px auto auto ${x}px`, margin: '0'});
}
