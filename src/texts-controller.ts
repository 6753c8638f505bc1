import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {onTexts} from './text/load-texts.js';

/** Redraws its host when texts of a language come or change. */
export class TextsController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #unlisten = () => {};

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  hostConnected() {
    this.#unlisten = onTexts(() => this.#host.requestUpdate());
  }

  hostDisconnected() {
    this.#unlisten();
  }
}
