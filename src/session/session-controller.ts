import {PayError} from '../errors.js';
import type {CheckedChallenge, CreateAnswer} from '../input/challenge.js';
import {loadOnce} from '../lib/load-once.js';
import {aborted} from '../lib/wait.js';
import {asFatal} from './as-fatal.js';
import type {Core, Later, Session} from './core.js';
import {checkedAnswer} from './create-payment.js';
import {outcomeOfFinal, pending} from './leaving.js';
import {createListener} from './listener.js';
import {offer} from './offer.js';
import type {Outcome} from './outcome.js';
import {createPages} from './pages.js';
import {paymentOf} from './payment.js';
import {loadedWays} from './read-lazily.js';
import type {SessionRecord} from './record.js';
import type {Action} from './reduce.js';
import {isFinal, reduce} from './reduce.js';
import type {SessionOptions} from './session-options.js';
import {checkSource, mustCreate} from './source.js';
import type {State} from './state.js';
import type {Wake} from './wake.js';

let parts: Later | undefined;

/** Fetches what most payments do without: choosing, apps and codes, leaving, trying again, coming back. */
export const loadLater = loadOnce(async () => {
  const later = await import('./later.js');
  parts = later;
  return later;
});

/**
 * The only place where effects happen in an order; what things mean is decided by `reduce`, `bind` and
 * `leaving`, which are pure.
 *
 * @param record - What a reload left, for `resume`.
 */
export function createSession(options: SessionOptions, record?: SessionRecord): Session {
  const {source, world, hooks} = options;
  const life = new AbortController();
  const {signal} = life;
  let state: State = {kind: 'idle'};
  let isBusy = false;
  let unlisten = () => {};
  let resolve: (outcome: Outcome) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const ended = new Promise<Outcome>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Events say the same: nobody has to wait for this promise.
  ended.catch(() => {});
  const payment = paymentOf(source, world, record);

  const core = {
    ...options,
    payment,
    signal,
    get state() {
      return state;
    },
    get open() {
      return state.kind === 'open' && !signal.aborted ? state : undefined;
    },
    menus: [],
    stopWaiting: () => {},
    wasHidden: false,
    dispatch,
    begin,
    offer: (challenge: CheckedChallenge, byTap?: boolean) => offer(core, challenge, byTap),
    settle,
    fail: (error: unknown) => fail(error),
    async once(work: () => Promise<void>) {
      if (isBusy || !core.open) return;
      isBusy = true;
      await work().finally(() => {
        isBusy = false;
      });
    },
    later(use: (parts: Later) => unknown, otherwise: (error: unknown) => void) {
      if (parts) use(parts);
      else loadLater().then((loaded) => core.open && use(loaded), otherwise);
    },
  } as unknown as Core;
  const listener = createListener(core, record ? Math.max(0, world.clock.date() - record.startedAt) : 0);
  const pages = createPages(core);
  Object.assign(core, {listener, pages});
  const tell = (error: unknown) => {
    if (error instanceof PayError) hooks.error(error);
  };

  function dispatch(action: Action) {
    const next = reduce(state, action);
    if (next === state) return;
    state = next;
    if (!signal.aborted || action.type === 'hide' || action.type === 'reset') hooks.state(next);
  }

  function begin(answer: CreateAnswer) {
    if (!core.open) return;
    payment.put(answer, answer);
    if (!payment.canAsk) {
      throw new PayError(
        'config-invalid',
        'No status source: neither status-url, fetchStatus nor the create answer names one.',
        {fatal: true, field: 'status-url'},
      );
    }
    const {challenge, expiresAt} = answer;
    payment.save(challenge.kind);
    core.menus = [];
    core.offer(challenge);
    listener.start(challenge.expiresAt ?? expiresAt ?? source.expiresAt);
  }

  function listen() {
    unlisten = world.listen(payment.record.sid, wake);
  }

  function wake(wake: Wake) {
    if (wake === 'pagehide') return listener.pause();
    if (wake === 'hidden') {
      core.wasHidden = true;
      return;
    }
    if (comesBack(wake)) {
      core.stopWaiting();
      dispatch({type: 'confirm', why: 'returned'});
    }
    if (wake === 'offline') listener.showLine();
    else listener.wake();
  }

  /** Whether the shopper is back from a payment page or an app. */
  function comesBack(wake: Wake): boolean {
    const screen = core.open?.screen;
    if (screen?.name === 'page')
      return wake === 'return' || (wake === 'restored' && screen.step === 'leaving');
    if (screen?.name !== 'upi' || !/^(launched|not-opened)$/.test(screen.step)) return false;
    return core.wasHidden && /^(visible|focus|restored)$/.test(wake);
  }

  function close() {
    const {open} = core;
    if (!open) return dispatch({type: 'hide'});
    const {screen} = open;
    if (screen.name === 'not-started') fail(screen.error, true);
    else {
      const outcome = outcomeOfFinal(open, payment.id);
      if (!outcome) return dispatch({type: 'leave', leave: 'asking'});
      settle(outcome);
    }
    dispatch({type: 'hide'});
  }

  async function leave(isConfirmed: boolean) {
    try {
      const later = parts ?? (await loadLater());
      if (core.open) await later.leave(core, isConfirmed);
    } catch (error) {
      // Whoever wants to leave can leave: without an answer nobody knows how it ended.
      tell(error);
      if (core.open) settle(pending(payment.id, 'unconfirmed', core.open.last));
      dispatch({type: 'hide'});
    }
  }

  function settle(outcome: Outcome) {
    if (!core.open) return;
    if (outcome.kind === 'success') pages.close();
    dispatch({type: 'settle', outcome});
    stop();
    payment.forget(true);
    hooks.outcome(outcome);
    resolve(outcome);
  }

  function fail(cause: unknown, isTold = false) {
    if (!core.open) return;
    const error = asFatal(cause);
    pages.close();
    dispatch({type: 'break', error});
    stop();
    payment.forget(false);
    if (!isTold) hooks.error(error);
    reject(error);
  }

  function stop() {
    life.abort();
    unlisten();
    listener.stop();
    core.stopWaiting();
    pages.release();
  }

  function detach() {
    if (signal.aborted) return;
    stop();
    reject(aborted());
  }

  return {
    get state() {
      return state;
    },
    ended,
    detach,
    open(held) {
      pages.hold(held);
      listen();
      dispatch({type: 'open', attempt: payment.record.attempt});
      try {
        checkSource(source);
        payment.save();
        if (mustCreate(source)) return core.later((later) => later.create(core), fail);
        const answer = checkedAnswer(source.challenge, source, world);
        if (answer instanceof Promise) answer.then(begin).catch(fail);
        else begin(answer);
      } catch (error) {
        fail(error);
      }
    },
    resume(handle) {
      listen();
      dispatch({type: 'resume', why: handle ? 'returned' : 'resumed', attempt: payment.record.attempt});
      const known = handle ?? {paymentId: payment.id, statusToken: payment.statusToken};
      payment.put(known);
      payment.save();
      listener.start(source.expiresAt);
      core.later((later) => later.goOn(core), tell);
    },
    act(act, event) {
      const {open} = core;
      switch (act.type) {
        case 'close':
        case 'done':
          return close();
        case 'stay':
          return dispatch({type: 'leave', leave: 'no'});
        case 'leave':
          return void leave(true);
        case 'open-page':
          return pages.open(true);
        case 'page-link':
          return dispatch({type: 'step', of: 'page', patch: {step: 'open'}});
        case 'show-window':
          return pages.show();
        case 'paid':
          dispatch({type: 'confirm', why: 'asked'});
          return listener.wake();
      }
      if (!open) return;
      if (act.type === 'retry') core.later((later) => later.again(core), tell);
      else if (act.type === 'other-ways') core.later((later) => later.otherWays(core), tell);
      else if (act.type === 'back' && open.screen.name !== 'choosing') dispatch({type: 'back'});
      else loadedWays()?.act(core, act, event);
    },
    checkNow() {
      if (!signal.aborted) listener.wake();
    },
    async close() {
      const {open} = core;
      if (open && !isFinal(open.screen)) await leave(false);
      else close();
    },
    reset() {
      detach();
      payment.forget(false);
      dispatch({type: 'reset'});
    },
  };
}
