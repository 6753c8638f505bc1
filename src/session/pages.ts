import {PayError} from '../errors.js';
import type {PageMode} from '../flow/flow.js';
import {pageModes} from '../flow/page-modes.js';
import type {Core, PageScreen, Pages} from './core.js';
import type {PaymentWindow} from './payment-window.js';
import type {PageStep} from './state.js';
import {step} from './step.js';

/** How often an open window is looked at. */
const WATCH_MS = 500;
/** A frame that has not spoken for this long may have been refused; nobody can tell. */
const FRAME_SLOW_MS = 8_000;
/** After a window is gone, ask more often for a while: the news may be on its way. */
const BURST_MS = [1_000, 2_000, 4_000, 8_000];

export function createPages(core: Core): Pages {
  const {source, world, hooks} = core;
  const {clock, windows} = world;
  let ours: PaymentWindow | undefined;
  /** It shows another origin's page by now, and cannot be sent anywhere else. */
  let isSent = false;
  let timers: (() => void)[] = [];
  const modes = () => pageModes(world.device, source.modes);
  const stepTo = (next: PageStep, mode?: PageMode) => step(core, 'page', {step: next, ...(mode && {mode})});
  const after = (delayMs: number, act: () => void) => timers.push(clock.after(delayMs, act));

  function release() {
    for (const cancel of timers) cancel();
    timers = [];
  }

  function hold(window: PaymentWindow | undefined) {
    ours = window;
    isSent = false;
  }

  function close() {
    release();
    if (ours && !ours.closed) ours.close();
    hold(undefined);
  }

  /** The window reads as closed, which it may not be. */
  function gone() {
    const screen = core.open?.screen;
    if (screen?.name === 'page' && screen.step === 'open') stepTo('lost');
    core.listener?.wake();
  }

  function watch(window: PaymentWindow) {
    timers = [
      clock.after(WATCH_MS, () => {
        if (ours !== window) return;
        if (!window.closed) return watch(window);
        gone();
        for (const delayMs of BURST_MS) after(delayMs, gone);
      }),
    ];
  }

  function send(window: PaymentWindow, {url, fields}: PageScreen, mode: PageMode): boolean {
    try {
      window.go(url, fields);
    } catch {
      // The shopper has taken the window elsewhere.
      ours = undefined;
      return false;
    }
    ours = window;
    isSent = true;
    stepTo('open', mode);
    watch(window);
    return true;
  }

  function leave({url, fields}: PageScreen) {
    close();
    core.payment.save('page');
    if (!hooks.beforeLeave(url)) return stepTo('ready', 'redirect');
    stepTo('leaving', 'redirect');
    windows.leave(url, fields);
  }

  function frame({url}: PageScreen): boolean {
    // A page of the shop's own origin could lift its own sandbox.
    if (new URL(url).origin === new URL(world.baseUrl).origin) {
      hooks.error(
        new PayError(
          'frame-refused',
          'A page of your own origin is not shown in a frame: its sandbox would protect nothing.',
        ),
      );
      stepTo('blocked', 'tab');
      return false;
    }
    close();
    stepTo('framed', 'frame');
    after(FRAME_SLOW_MS, () => stepTo('frame-slow'));
    return true;
  }

  function open(byTap: boolean) {
    const screen = core.open?.screen;
    if (screen?.name !== 'page') return;
    release();
    if (isSent) close();
    let isBlocked = false;
    for (const mode of modes()) {
      if (mode === 'redirect') return leave(screen);
      if (mode === 'frame') {
        if (frame(screen)) return;
        continue;
      }
      const held = ours && !ours.closed ? ours : undefined;
      if (!held && !byTap && !world.hasActivation()) return stepTo('ready', mode);
      held?.focus();
      const window = held ?? windows.open(mode, core.windowWords);
      if (window && send(window, screen, mode)) return;
      isBlocked = true;
    }
    if (!isBlocked) return;
    stepTo('blocked', 'tab');
    hooks.error(
      new PayError(
        'popup-blocked',
        'The browser blocked the payment window; the shopper sees a link instead. Open the checkout directly in a click.',
      ),
    );
  }

  return {
    hold,
    open,
    close,
    release() {
      release();
      ours = undefined;
    },
    show() {
      if (ours && !ours.closed) ours.focus();
      else open(true);
    },
    screenOf: (challenge) => ({
      name: 'page',
      step: 'ready',
      mode: modes()[0] ?? 'tab',
      url: challenge.url,
      ...(challenge.kind === 'form' && {fields: challenge.fields}),
      waitForReturn: challenge.waitForReturn ?? false,
    }),
  };
}
