import {PayError} from '../errors.js';
import type {PaymentStatus} from '../input/status.js';
import type {Attempt, Attempts} from './attempts.js';
import {isLateNews} from './attempts.js';
import {DEFAULT_LIMIT_MS, Deadline} from './deadline.js';
import type {Asked, Poller} from './poll-status.js';
import {pollStatus} from './poll-status.js';
import type {Action} from './reduce.js';
import {isFinal} from './reduce.js';
import type {Pace} from './schedule.js';
import type {State} from './state.js';
import {isDenied, isTrouble, NO_TROUBLE, withAnswer} from './trouble.js';
import type {World} from './world.js';

type ListenerOptions = {
  readonly world: World;
  readonly attempts: Attempts;
  readonly state: () => State;
  readonly dispatch: (action: Action) => void;
  /** Whether another try could be started after this status. */
  readonly canRetry: (status?: PaymentStatus) => boolean;
  readonly onStatus: (status: PaymentStatus) => void;
  readonly onError: (error: PayError) => void;
  readonly onSuccess: (status: PaymentStatus, attempt: Attempt) => void;
  /** The deadline, its grace and the last check are over, and nothing final was said. */
  readonly onGiveUp: () => void;
};

/** The last answer before a decision must be here within this time. */
const LAST_ANSWER_MS = 3_000;
/** The last check after the deadline's grace. */
const FINAL_CHECK_MS = 10_000;
/** With a final word on the screen we listen a little longer for a late success. */
const REST_FOR_MS = 10 * 60_000;

/** Listens to the merchant's server: asks, ties each answer to an attempt, and says what is new. */
export class Listener {
  readonly #options: ListenerOptions;
  readonly #poller: Poller;
  readonly #deadline: Deadline;
  #trouble = NO_TROUBLE;
  #restSince: number | undefined;
  #isRunning = false;
  #hasWarned = false;

  /** @param spentMs - How much of the default time to pay has gone by before a reload. */
  constructor(options: ListenerOptions, spentMs: number) {
    this.#options = options;
    const {world, attempts, dispatch} = options;
    this.#poller = pollStatus({
      ask: attempts.ask,
      clock: world.clock,
      random: world.random,
      pace: () => this.#pace(),
      onAsked: (asked) => this.#hear(asked),
    });
    this.#deadline = new Deadline(
      {
        clock: world.clock,
        onMove: (endsAt) => dispatch({type: 'ends', endsAt}),
        onEnd: () => this.#timeIsUp(),
        onGraceOver: () => void this.#giveUp(),
      },
      Math.max(0, DEFAULT_LIMIT_MS - spentMs),
    );
  }

  /** @param expiresAt - ISO time, if the challenge or the page names one. */
  start(expiresAt?: string) {
    this.#restSince = undefined;
    this.#deadline.set(expiresAt);
    this.#deadline.start();
    this.#run();
  }

  stop() {
    this.#isRunning = false;
    this.#poller.stop();
    this.#deadline.stop();
  }

  wake() {
    this.showLine();
    this.#poller.wake();
  }

  pause() {
    this.#poller.pause();
  }

  showLine() {
    const {world, dispatch} = this.#options;
    dispatch({
      type: 'line',
      line: world.isOnline() ? (isTrouble(this.#trouble) ? 'trouble' : 'ok') : 'offline',
    });
  }

  /** Asked now; only an answer that speaks of this payment counts. */
  async lastAnswer(): Promise<PaymentStatus | undefined> {
    const {attempts} = this.#options;
    if (!attempts.canAsk) return undefined;
    this.#run();
    const asked = await this.#poller.check(LAST_ANSWER_MS);
    if (asked?.kind !== 'status') return undefined;
    const heard = attempts.hear(asked);
    if (heard?.bound === 'mismatch') return {...heard.status, status: 'needs_review'};
    return heard?.bound === 'ours' ? heard.status : undefined;
  }

  #run() {
    if (!this.#options.attempts.canAsk) return;
    if (this.#isRunning) this.#poller.wake();
    this.#isRunning = true;
    this.#poller.start();
  }

  #pace(): Pace | 'paused' {
    const {world, state} = this.#options;
    if (!world.isOnline()) return 'paused';
    const current = state();
    if (current.kind === 'open' && isFinal(current.screen)) {
      if (current.screen.name === 'received') return 'calm';
      this.#restSince ??= world.clock.now();
      return world.clock.now() - this.#restSince < REST_FOR_MS ? 'rest' : 'paused';
    }
    return world.isVisible() ? 'fast' : 'hidden';
  }

  #hear(asked: Asked) {
    const {world, dispatch, onError} = this.#options;
    const now = world.clock.now();
    const wasTrouble = isTrouble(this.#trouble);
    this.#trouble = withAnswer(this.#trouble, asked, now);
    if (isTrouble(this.#trouble) && !wasTrouble) onError(unreachable());
    this.showLine();
    if (asked.kind === 'status') return this.#learn(asked);
    if (asked.kind === 'denied' && isDenied(this.#trouble, now)) {
      this.#poller.stop();
      onError(denied(asked.httpStatus));
      dispatch({type: 'give-up', reason: 'status-denied'});
    }
  }

  #learn(asked: Extract<Asked, {kind: 'status'}>) {
    const {attempts, state, dispatch, world, canRetry, onStatus, onError, onSuccess} = this.#options;
    const heard = attempts.hear(asked);
    const before = state();
    if (!heard || heard.bound === 'foreign' || before.kind !== 'open') return;
    const {status, attempt, isCurrent} = heard;
    if (!isCurrent && !isLateNews(heard)) return;
    if (heard.bound === 'mismatch') {
      const isKnown = before.screen.name === 'received' && before.last?.status === 'succeeded';
      if (!isKnown) onError(mismatch());
      return dispatch({type: 'mismatch', status});
    }
    if (isCurrent) this.#deadline.set(status.expiresAt, asked.serverNowMs);
    this.#warn(status);
    const isNew = before.last?.status !== status.status || (status.seq ?? 0) > (before.last.seq ?? 0);
    dispatch({type: 'status', status, now: world.clock.now(), canRetry: canRetry(status)});
    if (isNew) onStatus(status);
    if (status.status === 'succeeded') onSuccess(status, attempt);
  }

  #warn({unknownWord}: PaymentStatus) {
    if (unknownWord === undefined || this.#hasWarned) return;
    this.#hasWarned = true;
    console.warn(
      'pay-checkout: the status endpoint said a word that is not in the list; it counts as pending.',
    );
  }

  #timeIsUp() {
    this.#options.dispatch({type: 'deadline', canRenew: this.#options.canRetry()});
    this.#poller.wake();
  }

  async #giveUp() {
    await this.#poller.check(FINAL_CHECK_MS);
    if (this.#options.state().kind === 'open' && this.#deadline.isOver) this.#options.onGiveUp();
  }
}

function unreachable(): PayError {
  return new PayError(
    'status-unreachable',
    'The status endpoint does not answer with JSON. Check the endpoint, its CORS headers and connect-src in your CSP. We keep asking.',
  );
}

function denied(httpStatus: number): PayError {
  return new PayError(
    'status-denied',
    `The status endpoint answers HTTP ${httpStatus}. Check its address, the token and the cookies it expects.`,
    {httpStatus},
  );
}

function mismatch(): PayError {
  return new PayError(
    'status-mismatch',
    'The status says succeeded, but with another amount or currency than this checkout shows. Look at the payment by hand.',
  );
}
