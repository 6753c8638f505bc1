import {PayError} from '../errors.js';
import type {PageMode} from '../flow/flow.js';
import {pageModes} from '../flow/page-modes.js';
import type {Core, PageScreen, Pages} from './core.js';
import type {PaymentWindow} from './payment-window.js';
import type {PageStep} from './state.js';
import {step} from './step.js';

/** How often an open window is looked at. */
const WATCH_MS = 500;
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

  function open(byTap: boolean) {
    const screen = core.open?.screen;
    if (screen?.name !== 'page') return;
    release();
    if (isSent) close();
    let isBlocked = false;
    for (const mode of modes()) {
      if (mode === 'redirect') return leave(screen);
      if (mode === 'frame') {
        // A page of the shop's own origin could lift its own sandbox.
        const isOwn = new URL(screen.url).origin === new URL(world.baseUrl).origin;
        if (isOwn) stepTo('blocked', 'tab');
        else close();
        core.later(({frame}) => frame(core, isOwn, after));
        if (isOwn) continue;
        return;
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
        'The window was blocked and a link is shown. Open the checkout directly in a click.',
      ),
    );
  }

  return {
    hold,
    open,
    close,
    release() {
      // A window that was sent nowhere has nothing to show.
      if (!isSent) close();
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
