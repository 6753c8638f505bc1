import {PayError} from '../errors.js';
import type {CreateAnswer} from '../input/challenge.js';
import {aborted} from '../lib/wait.js';
import {checkedAnswer} from './create-payment.js';
import {outcomeOfFinal, outcomeOfLeaving, success} from './leaving.js';
import {Listener} from './listener.js';
import type {Outcome} from './outcome.js';
import {Payment} from './payment.js';
import type {PaymentWindow} from './payment-window.js';
import type {Action} from './reduce.js';
import {isFinal, reduce} from './reduce.js';
import type {Handle, SessionRecord} from './resume.js';
import type {SessionOptions} from './session-options.js';
import {checkSource, mustCreate} from './source.js';
import type {Act, Open, State} from './state.js';
import type {Wake} from './wake.js';
import {Ways} from './ways.js';

/**
 * One opening of the checkout, from the click to exactly one outcome. The only
 * place where effects happen in an order; what things mean is decided by `reduce`,
 * `bind` and `leaving`, which are pure.
 */
export class SessionController {
  readonly #options: SessionOptions;
  readonly #payment: Payment;
  readonly #listener: Listener;
  readonly #ways: Ways;
  readonly #life = new AbortController();
  #creating = new AbortController();
  /** One decision at a time: however often it is tapped, "try again" is one new attempt. */
  #isBusy = false;
  #state: State = {kind: 'idle'};
  #unlisten = () => {};
  #resolve: (outcome: Outcome) => void = () => {};
  #reject: (reason: unknown) => void = () => {};

  /** Resolves with the outcome; rejects with a fatal `PayError`, or an `AbortError` when detached. */
  readonly ended: Promise<Outcome>;

  /** @param record - What a reload left, for `resume`. */
  constructor(options: SessionOptions, record?: SessionRecord) {
    this.#options = options;
    const {source, world, hooks} = options;
    this.ended = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Events say the same: nobody has to wait for this promise.
    this.ended.catch(() => {});
    this.#payment = new Payment(source, world, record);
    const shared = {state: () => this.#state, dispatch: (action: Action) => this.#dispatch(action)};
    this.#listener = new Listener(
      {
        ...shared,
        world,
        attempts: this.#payment.attempts,
        canRetry: (status) => status?.status === 'attempt_failed' || mustCreate(source),
        onStatus: (status) => hooks.status(status),
        onError: (error) => hooks.error(error),
        onSuccess: (status, attempt) => this.#settle(success(attempt.paymentId ?? status.id, status)),
        onGiveUp: () => this.#giveUp(),
      },
      record ? this.#payment.ageMs : 0,
    );
    this.#ways = new Ways({
      ...options,
      ...shared,
      signal: this.#life.signal,
      wake: () => this.#listener.wake(),
      save: (kind) => this.#payment.save(kind),
      token: () => this.#payment.statusToken,
    });
  }

  get state(): State {
    return this.#state;
  }

  /** @param held - A window that was opened inside the click. */
  open(held?: PaymentWindow) {
    const {source, world} = this.#options;
    this.#ways.hold(held);
    this.#listen();
    this.#dispatch({type: 'open', attempt: this.#payment.attempt});
    try {
      checkSource(source);
      this.#payment.save();
      if (mustCreate(source)) void this.#create();
      else {
        const answer = checkedAnswer(source.challenge, source, world);
        if (!(answer instanceof Promise)) return this.#begin(answer);
        answer.then((read) => this.#begin(read)).catch((error: unknown) => this.#break(error));
      }
    } catch (error) {
      this.#break(error);
    }
  }

  /** Goes on after a reload or a redirect: asks first, and never has anything created anew. */
  resume(handle?: Handle) {
    const {source} = this.#options;
    this.#listen();
    this.#dispatch({type: 'resume', why: handle ? 'returned' : 'resumed', attempt: this.#payment.attempt});
    this.#payment.put(handle ?? this.#payment.remembered);
    this.#payment.save();
    this.#listener.start(source.expiresAt);
    void (mustCreate(source) ? this.#createAgain() : this.#readAgain(source.challenge));
  }

  /** The status decides; without a challenge there is only no way back to paying. */
  async #readAgain(challenge: unknown) {
    const {source, world} = this.#options;
    if (challenge === undefined) return;
    const answer = await Promise.resolve(challenge)
      .then((given) => checkedAnswer(given, source, world))
      .catch(() => undefined);
    if (answer && !this.#life.signal.aborted) this.#ways.remember(answer.challenge);
  }

  act(act: Act, event?: Event) {
    if (this.#life.signal.aborted) {
      if (act.type === 'close' || act.type === 'done') this.#dispatch({type: 'hide'});
      return;
    }
    switch (act.type) {
      case 'close':
      case 'done':
        return this.#close();
      case 'stay':
        return this.#dispatch({type: 'leave', leave: 'no'});
      case 'leave':
        return void this.#leave(true);
      case 'retry':
        return void this.#again();
      case 'other-ways':
        return void this.#otherWays();
      default:
        return this.#ways.act(act, event);
    }
  }

  /** Asks at once. */
  checkNow() {
    if (!this.#life.signal.aborted) this.#listener.wake();
  }

  /** The merchant's page closes the checkout: the last answer decides, and it is never a cancel. */
  async close() {
    if (this.#life.signal.aborted) this.#dispatch({type: 'hide'});
    else if (this.#state.kind === 'open' && !isFinal(this.#state.screen)) await this.#leave(false);
    else this.#close();
  }

  /** The element is gone: silence, no timers, no outcome. What is stored stays, for whoever resumes. */
  detach() {
    if (this.#life.signal.aborted) return;
    this.#stop();
    this.#ways.release();
    this.#reject(aborted());
  }

  /** Forgets the session, stored record included. */
  reset() {
    this.detach();
    this.#payment.forget(false);
    this.#dispatch({type: 'reset'});
  }

  // ── An attempt begins ─────────────────────────────────────────────────────

  async #create() {
    this.#creating = new AbortController();
    const signal = AbortSignal.any([this.#creating.signal, this.#life.signal]);
    try {
      const answer = await this.#payment.create(signal);
      if (!signal.aborted) this.#begin(answer);
    } catch (error) {
      if (signal.aborted) return;
      this.#ways.close();
      if (!(error instanceof PayError) || error.code !== 'create-failed') return this.#break(error);
      this.#options.hooks.error(error);
      this.#dispatch({type: 'refuse', error, canRetry: true});
    }
  }

  /** A reloaded page with `create-url`: the same key answers the same payment. */
  async #createAgain() {
    const {source, hooks} = this.#options;
    const {attempts, remembered} = this.#payment;
    try {
      if (source.createPayment)
        throw new PayError(
          'create-failed',
          'createPayment is not called again after a reload: set status-url as well.',
        );
      const answer = await this.#payment.create(this.#life.signal);
      if (this.#life.signal.aborted) return;
      const isOther =
        remembered.paymentId !== undefined &&
        answer.paymentId !== undefined &&
        answer.paymentId !== remembered.paymentId;
      if (isOther) return;
      this.#payment.put({...remembered, ...answer}, answer);
      this.#listener.start(answer.challenge.expiresAt ?? answer.expiresAt ?? source.expiresAt);
      this.#ways.remember(answer.challenge);
    } catch (error) {
      if (this.#life.signal.aborted || attempts.canAsk) return;
      if (error instanceof PayError) hooks.error(error);
      this.#dispatch({type: 'give-up', reason: 'unconfirmed'});
    }
  }

  #begin(answer: CreateAnswer) {
    const {source} = this.#options;
    this.#payment.put(answer, answer);
    if (!this.#payment.attempts.canAsk) {
      throw new PayError(
        'config-invalid',
        'No status source: neither status-url, fetchStatus nor the create answer names one.',
        {
          fatal: true,
          field: 'status-url',
        },
      );
    }
    this.#payment.save(answer.challenge.kind);
    this.#ways.begin(answer.challenge);
    this.#listener.start(answer.challenge.expiresAt ?? answer.expiresAt ?? source.expiresAt);
  }

  // ── Outside ───────────────────────────────────────────────────────────────

  #listen() {
    this.#unlisten = this.#options.world.listen(this.#payment.sid, (wake) => this.#wake(wake));
  }

  #wake(wake: Wake) {
    if (wake === 'pagehide') return this.#listener.pause();
    this.#ways.wake(wake);
    if (wake === 'hidden') return;
    if (wake === 'offline') this.#listener.showLine();
    else this.#listener.wake();
  }

  // ── Leaving, and trying again ─────────────────────────────────────────────

  #close() {
    const state = this.#state;
    if (state.kind !== 'open') return this.#dispatch({type: 'hide'});
    if (state.screen.name === 'not-started') {
      this.#break(state.screen.error, true);
      return this.#dispatch({type: 'hide'});
    }
    const outcome = outcomeOfFinal(state, this.#payment.id);
    if (!outcome) return this.#dispatch({type: 'leave', leave: 'asking'});
    this.#settle(outcome);
    this.#dispatch({type: 'hide'});
  }

  async #leave(confirmed: boolean) {
    if (this.#state.kind !== 'open' || this.#isBusy) return;
    this.#isBusy = true;
    this.#dispatch({type: 'leave', leave: 'checking'});
    // Voided first: a backend that looks at its gateway for it may learn that the payment was made.
    if (confirmed) await this.#payment.void(this.#life.signal);
    const answer = this.#life.signal.aborted ? undefined : await this.#listener.lastAnswer();
    this.#isBusy = false;
    const state = this.#state;
    if (state.kind !== 'open' || this.#life.signal.aborted) return;
    const outcome = outcomeOfLeaving(state, this.#payment.id, answer, confirmed);
    if (outcome.kind === 'cancel') this.#ways.close();
    this.#settle(outcome);
    this.#dispatch({type: 'hide'});
  }

  async #again() {
    const state = this.#state;
    if (state.kind !== 'open' || this.#isBusy) return;
    this.#isBusy = true;
    await this.#startOver(state).finally(() => {
      this.#isBusy = false;
    });
  }

  async #startOver(state: Open) {
    if (state.screen.name !== 'not-started') {
      if (!(await this.#mayStartOver())) return;
      if (!mustCreate(this.#options.source)) return this.#ways.again();
      // A backend that looks at its gateway for voiding may learn that this attempt was paid.
      if ((await this.#payment.void(this.#life.signal)) && !(await this.#mayStartOver())) return;
      if (this.#state.kind !== 'open' || this.#life.signal.aborted) return;
      this.#payment.next();
    }
    this.#dispatch({type: 'open', attempt: this.#payment.attempt});
    this.#payment.save();
    await this.#create();
  }

  async #otherWays() {
    if (this.#state.kind !== 'open' || !this.#state.menu || this.#isBusy) return;
    this.#isBusy = true;
    const may = await this.#mayStartOver();
    this.#isBusy = false;
    if (may) this.#ways.menu();
  }

  /** Asks how the old attempt stands. Without an answer nothing new is begun: it might be paid twice. */
  async #mayStartOver(): Promise<boolean> {
    if (this.#life.signal.aborted) return false;
    this.#dispatch({type: 'leave', leave: 'checking'});
    const answer = await this.#listener.lastAnswer();
    this.#dispatch({type: 'leave', leave: 'no'});
    const state = this.#state;
    if (state.kind !== 'open' || this.#life.signal.aborted || state.screen.name === 'received') return false;
    if (!answer) this.#dispatch({type: 'line', line: this.#options.world.isOnline() ? 'trouble' : 'offline'});
    return answer !== undefined;
  }

  // ── Ending ────────────────────────────────────────────────────────────────

  #giveUp() {
    const state = this.#state;
    if (state.kind !== 'open') return;
    if (state.screen.name === 'received') {
      const outcome = outcomeOfFinal(state, this.#payment.id);
      if (outcome) this.#settle(outcome);
    } else if (!isFinal(state.screen)) this.#dispatch({type: 'give-up', reason: 'deadline'});
  }

  #settle(outcome: Outcome) {
    if (this.#state.kind !== 'open') return;
    if (outcome.kind === 'success') this.#ways.close();
    this.#dispatch({type: 'settle', outcome});
    this.#stop();
    this.#ways.release();
    this.#payment.forget(true);
    this.#options.hooks.outcome(outcome);
    this.#resolve(outcome);
  }

  /** No payment came to be, and none can. */
  #break(cause: unknown, isTold = false) {
    if (this.#state.kind !== 'open') return;
    const error = asFatal(cause);
    this.#ways.close();
    this.#dispatch({type: 'break', error});
    this.#stop();
    this.#payment.forget(false);
    if (!isTold) this.#options.hooks.error(error);
    this.#reject(error);
  }

  #stop() {
    this.#life.abort();
    this.#creating.abort();
    this.#unlisten();
    this.#listener.stop();
  }

  #dispatch(action: Action) {
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    if (!this.#life.signal.aborted || action.type === 'hide' || action.type === 'reset')
      this.#options.hooks.state(next);
  }
}

function asFatal(cause: unknown): PayError {
  if (cause instanceof PayError && cause.fatal) return cause;
  if (!(cause instanceof PayError)) {
    return new PayError('challenge-invalid', 'The challenge could not be read.', {fatal: true, cause});
  }
  const {code, message, httpStatus, field} = cause;
  return new PayError(code, message, {
    fatal: true,
    cause,
    ...(httpStatus !== undefined && {httpStatus}),
    ...(field !== undefined && {field}),
  });
}
