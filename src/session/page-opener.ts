import type {PageMode} from '../flow/flow.js';
import type {PaymentUrl} from '../input/checked-url.js';
import type {PaymentWindow} from './payment-window.js';
import type {PageStep} from './state.js';
import type {World} from './world.js';

/** How often an open window is looked at. */
const WATCH_MS = 500;
/** A frame that has not spoken for this long may have been refused; nobody can tell. */
const FRAME_SLOW_MS = 8_000;
/** After a window is gone, ask more often for a while: the news may be on its way. */
const BURST_MS = [1_000, 2_000, 4_000, 8_000];

export type PageTarget = {readonly url: PaymentUrl; readonly fields?: Readonly<Record<string, string>>};

type OpenerOptions = {
  readonly world: Pick<World, 'clock' | 'windows' | 'hasActivation'>;
  /** Said in a new window until the page is there. */
  readonly words: string;
  readonly onStep: (step: PageStep, mode: PageMode) => void;
  /** The window reads as closed, which it may not be. Called again after 1, 2, 4 and 8 seconds. */
  readonly onGone: () => void;
  readonly onBlocked: () => void;
  /** Whether a page may be shown inside. */
  readonly mayFrame: (url: PaymentUrl) => boolean;
  /** Just before this tab leaves; `false`: the merchant's page says no. */
  readonly onLeave: (url: PaymentUrl) => boolean;
};

/** Opens a hosted page in the first way that the browser allows, and keeps an eye on it. */
export class PageOpener {
  readonly #options: OpenerOptions;
  #window: PaymentWindow | undefined;
  /** It shows another origin's page by now, and cannot be sent anywhere else. */
  #isSent = false;
  #cancels = new Set<() => void>();

  constructor(options: OpenerOptions) {
    this.#options = options;
  }

  /** Takes over a window that was opened inside the click, before anything else was known. */
  hold(window: PaymentWindow | undefined) {
    this.#window = window;
    this.#isSent = false;
  }

  /** @param byTap - A shopper's tap is being handled right now. */
  open(target: PageTarget, modes: readonly PageMode[], byTap: boolean) {
    this.#forgetTimers();
    if (this.#isSent) this.close();
    let isBlocked = false;
    for (const mode of modes) {
      if (mode === 'redirect') return this.#leave(target);
      if (mode === 'frame') {
        if (this.#options.mayFrame(target.url)) return this.#frame();
        // A page of the shop's own origin could lift its own sandbox.
        this.#options.onStep('blocked', 'tab');
        continue;
      }
      const held = this.#window && !this.#window.closed ? this.#window : undefined;
      if (!held && !byTap && !this.#options.world.hasActivation()) return this.#options.onStep('ready', mode);
      held?.focus();
      const window = held ?? this.#options.world.windows.open(mode, this.#options.words);
      if (window && this.#send(window, target, mode)) return;
      isBlocked = true;
    }
    if (isBlocked) {
      this.#options.onStep('blocked', 'tab');
      this.#options.onBlocked();
    }
  }

  /** Brings the window to the front; `false` if there is none to bring. */
  show(): boolean {
    if (!this.#window || this.#window.closed) return false;
    this.#window.focus();
    return true;
  }

  /** The payment is over, or never came to be: our window has nothing left to show. */
  close() {
    this.#forgetTimers();
    const window = this.#window;
    this.hold(undefined);
    if (window && !window.closed) window.close();
  }

  /** Stops looking; the window stays. */
  release() {
    this.#forgetTimers();
    this.#window = undefined;
  }

  #send(window: PaymentWindow, {url, fields}: PageTarget, mode: PageMode): boolean {
    try {
      window.go(url, fields);
    } catch {
      // The shopper has taken the window elsewhere.
      this.#window = undefined;
      return false;
    }
    this.#window = window;
    this.#isSent = true;
    this.#options.onStep('open', mode);
    this.#watch(window);
    return true;
  }

  #leave({url, fields}: PageTarget) {
    const {onLeave, onStep, world} = this.#options;
    this.close();
    if (!onLeave(url)) return onStep('ready', 'redirect');
    onStep('leaving', 'redirect');
    world.windows.leave(url, fields);
  }

  #frame() {
    this.close();
    this.#options.onStep('framed', 'frame');
    this.#after(FRAME_SLOW_MS, () => this.#options.onStep('frame-slow', 'frame'));
  }

  #watch(window: PaymentWindow) {
    this.#after(WATCH_MS, () => {
      if (this.#window !== window) return;
      if (!window.closed) return this.#watch(window);
      this.#options.onGone();
      for (const delayMs of BURST_MS) this.#after(delayMs, this.#options.onGone);
    });
  }

  #after(delayMs: number, act: () => void) {
    const cancel = this.#options.world.clock.after(delayMs, () => {
      this.#cancels.delete(cancel);
      act();
    });
    this.#cancels.add(cancel);
  }

  #forgetTimers() {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
