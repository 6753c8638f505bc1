import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Redraws its host every second while the host is connected and there is something to count. */
export class CountdownController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #endsAt: () => number | undefined;
  readonly #now: () => number;
  #timer: ReturnType<typeof setInterval> | undefined;

  /**
   * @param endsAt - Monotonic milliseconds, read anew at every redraw; `undefined` while nothing is counted.
   * @param now - The same clock.
   */
  constructor(
    host: ReactiveControllerHost,
    endsAt: () => number | undefined,
    now: () => number = () => performance.now(),
  ) {
    this.#host = host;
    this.#endsAt = endsAt;
    this.#now = now;
    host.addController(this);
  }

  /** Whole seconds, never negative. */
  get secondsLeft(): number | undefined {
    const endsAt = this.#endsAt();
    return endsAt === undefined ? undefined : Math.max(0, Math.ceil((endsAt - this.#now()) / 1_000));
  }

  hostConnected() {
    this.#timer = setInterval(() => {
      if (this.#endsAt() !== undefined) this.#host.requestUpdate();
    }, 1_000);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
