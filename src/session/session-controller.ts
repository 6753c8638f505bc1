import {PayError} from '../errors.js';
import type {CreateAnswer} from '../input/challenge.js';
import {aborted} from '../lib/aborted.js';
import {asFatal} from './as-fatal.js';
import {checkedAnswer} from './checked-answer.js';
import type {Core, Later, Session, SessionOptions} from './core.js';
import {chunks} from './late-parts.js';
import {offer} from './offer.js';
import type {Outcome} from './outcome.js';
import {createPages} from './pages.js';
import {paymentOf} from './payment.js';
import {pending} from './pending.js';
import {loadedWays} from './read-lazily.js';
import type {SessionRecord} from './record.js';
import type {Action} from './reduce-first.js';
import {isFinal, reduceFirst} from './reduce-first.js';
import {checkSource, mustCreate, noStatusSource} from './source.js';
import {startListening} from './start-listening.js';
import type {State} from './state.js';
import {step} from './step.js';

/**
 * The beginning of a session: its first screen, and the window that belongs to the click. Whatever happens after that
 * is decided in the later parts.
 *
 * @param record - What a reload left, for `resume`.
 */
export function createSession(options: SessionOptions, record?: SessionRecord): Session {
  const {source, world, hooks, late = chunks} = options;
  const {clock} = world;
  const life = new AbortController();
  const {signal} = life;
  const payment = paymentOf(source, world, record);
  let state: State = {kind: 'idle'};
  let unlisten = () => {};
  let resolve!: (outcome: Outcome) => void;
  let reject!: (reason: unknown) => void;
  const ended = new Promise<Outcome>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  // Events say the same: nobody has to wait for this promise.
  ended.catch(() => {});

  const core = {
    ...options,
    late,
    payment,
    signal,
    get state() {
      return state;
    },
    get open() {
      return state.kind === 'open' && !signal.aborted ? state : undefined;
    },
    spentMs: record ? Math.max(0, clock.date() - record.startedAt) : 0,
    missed: new Set(),
    menus: [],
    stopWaiting: () => {},
    stopAsking: () => {},
    wasHidden: false,
    isBusy: false,
    dispatch,
    begin,
    settle,
    fail,
    tell,
    later,
  } as unknown as Core;
  const pages = createPages(core);
  core.pages = pages;

  function tell(error: unknown) {
    if (error instanceof PayError) hooks.error(asFatal(error, false));
  }

  function dispatch(action: Action) {
    const next = (late.now()?.reduce ?? reduceFirst)(state, action);
    if (next === state) return;
    state = next;
    if (!signal.aborted || action.type === 'hide' || action.type === 'reset') hooks.state(next);
  }

  /** At once if the later parts are here, else as soon as they are. */
  function later(use: (parts: Later) => unknown, otherwise: (error: unknown) => void = tell) {
    const loaded = late.now();
    if (loaded) use(loaded);
    else
      late.load().then(
        (found) => signal.aborted || use(found),
        (error) => signal.aborted || otherwise(error),
      );
  }

  function begin(answer: CreateAnswer) {
    if (!core.open) return;
    const {challenge} = answer;
    const expiresAt = challenge.expiresAt ?? answer.expiresAt ?? source.expiresAt;
    payment.put(answer, challenge);
    if (!payment.canAsk) throw noStatusSource();
    core.menus = [];
    offer(core, challenge);
    startListening(core, expiresAt);
  }

  function listen() {
    unlisten = world.listen((what) => {
      if (core.listener) core.listener.notice(what);
      else core.missed.add(what);
    });
  }

  async function leave(isConfirmed: boolean) {
    try {
      const later = late.now() ?? (await late.load());
      if (core.open) await later.leave(core, isConfirmed);
    } catch (error) {
      // Whoever wants to leave can leave: without an answer nobody knows how it ended.
      if (!core.open) return;
      tell(error);
      settle(pending(payment.id, 'unconfirmed', core.open.last));
      dispatch({type: 'hide'});
    }
  }

  function settle(outcome: Outcome) {
    if (!core.open) return;
    if (outcome.kind === 'success') {
      pages.close();
      core.listener?.markTold();
    }
    dispatch({type: 'settle', outcome});
    stop();
    payment.forget();
    resolve(outcome);
    hooks.outcome(outcome);
  }

  function fail(cause: unknown, isTold = false) {
    if (!core.open) return;
    const error = asFatal(cause);
    pages.close();
    dispatch({type: 'break', error});
    stop();
    payment.forget();
    if (!isTold) hooks.error(error);
    reject(error);
  }

  function stop() {
    life.abort();
    unlisten();
    core.listener?.stop();
    core.stopWaiting();
    core.stopAsking();
    pages.release();
  }

  function detach() {
    if (signal.aborted) return;
    stop();
    reject(aborted());
  }

  const session: Session = {
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
        checkSource(source, world.baseUrl);
        payment.save();
        if (mustCreate(source)) return later((parts) => parts.create(core), fail);
        const answer = checkedAnswer(source.challenge, source, world);
        if (answer instanceof Promise) answer.then(begin).catch(fail);
        else begin(answer);
      } catch (error) {
        fail(error);
      }
    },
    resume(handle) {
      listen();
      later((parts) => parts.resume(core, handle));
    },
    act(act, event) {
      const {open} = core;
      const {type} = act;
      const isClosing = /^(close|done)$/.test(type);
      if (!open) return isClosing ? dispatch({type: 'hide'}) : undefined;
      // What needs the tap itself, and what is possible at any time.
      if (isClosing && !isFinal(open.screen)) dispatch({type: 'leave', leave: 'asking'});
      else if (type === 'stay') dispatch({type: 'leave', leave: 'no'});
      else if (type === 'leave') void leave(true);
      else if (type === 'open-page') pages.open(true);
      else if (type === 'page-link') step(core, 'page', {step: 'open'});
      else if (type === 'show-window') pages.show();
      else if (!loadedWays()?.act(core, act, event)) later((parts) => parts.act(core, act));
    },
    checkNow: () => core.listener?.wake(),
    async close() {
      const {open} = core;
      if (open && !isFinal(open.screen)) await leave(false);
      else session.act({type: 'close'});
    },
    reset() {
      detach();
      payment.forget();
      dispatch({type: 'reset'});
    },
  };
  return session;
}
