import {PayError} from '../errors.js';
import type {PaymentStatus} from '../input/status.js';
import {askingOf, isLateNews} from './asking.js';
import type {Attempt, Core, Listener} from './core.js';
import {createDeadline} from './deadline.js';
import {DEFAULT_LIMIT_MS} from './guess-end.js';
import {outcomeOfFinal, success} from './leaving.js';
import type {Asked} from './poll-status.js';
import {pollStatus} from './poll-status.js';
import {isNews} from './reduce.js';
import {isFinal} from './reduce-first.js';
import type {Returns} from './return-signal.js';
import {browserReturns} from './return-signal.js';
import type {Pace} from './schedule.js';
import {mustCreate} from './source.js';
import type {Wake} from './wake.js';

/** The last answer before a decision must be here within this time. */
const LAST_ANSWER_MS = 3_000;
/** The last check after the deadline's grace. */
const FINAL_CHECK_MS = LAST_ANSWER_MS;
/** With a final word on the screen we listen a little longer for a late success. */
const REST_FOR_MS = 10 * 60_000;
/** Failures in a row that are worth telling the shopper. */
const NOTICE_AFTER = 3;
/** The endpoint will not tell us: refused so often in a row, for so long. */
const DENIED_TIMES = 3;
const DENIED_FOR_MS = 30_000;

/** The one who listens for a session. */
export function listenerOf(core: Core): Listener {
  core.listener ??= createListener(core, core.returns ?? browserReturns(window));
  return core.listener;
}

function createListener(core: Core, returns: Returns): Listener {
  const {world, payment, hooks, source, dispatch} = core;
  const {clock} = world;
  let failures = 0;
  /** When each refusal in a row came. */
  let denials: number[] = [];
  let restSince: number | undefined;
  let isRunning = false;
  let hasWarned = false;
  /** The attempt that has somebody's money in hand. */
  let holder: Attempt | undefined;

  const tell = (...error: ConstructorParameters<typeof PayError>) => hooks.error(new PayError(...error));
  const canRetry = (status?: PaymentStatus) => status?.status === 'attempt_failed' || mustCreate(source);

  const {ask, hear} = askingOf(core);
  const poller = pollStatus({ask, clock, random: world.random, pace, onAsked});
  const newDeadline = () =>
    createDeadline(
      {
        clock,
        onMove: (endsAt) => dispatch({type: 'note', note: {endsAt}}),
        onEnd: () => {
          dispatch({type: 'deadline', canRenew: canRetry()});
          poller.wake();
        },
        onGraceOver: () => void giveUp(),
      },
      core.open?.endsAt ?? clock.now() + Math.max(0, DEFAULT_LIMIT_MS - core.spentMs),
    );
  let deadline = newDeadline();

  const unlisten = returns.listen(payment.record.sid, () => notice('return'));

  function wake() {
    restSince = undefined;
    showLine();
    poller.wake();
  }

  /** Whether the shopper is back from a payment page or an app. */
  function comesBack(wake: Wake): boolean {
    const screen = core.open?.screen;
    if (screen?.name === 'page')
      return wake === 'return' || (wake === 'restored' && screen.step === 'leaving');
    if (screen?.name !== 'upi' || !/^(launched|not-opened)$/.test(screen.step)) return false;
    return core.wasHidden && /^(visible|focus|restored)$/.test(wake);
  }

  function notice(what: Wake) {
    if (what === 'pagehide') return poller.pause();
    if (what === 'hidden') {
      core.wasHidden = true;
      return;
    }
    if (comesBack(what)) {
      core.stopWaiting();
      dispatch({type: 'confirm', why: 'returned'});
    }
    if (what === 'offline') showLine();
    else wake();
  }

  function run() {
    if (!payment.canAsk) return;
    if (isRunning) poller.wake();
    isRunning = true;
    poller.start();
  }

  function showLine(isSilent = failures >= NOTICE_AFTER) {
    const line = world.isOnline() ? (isSilent ? 'trouble' : 'ok') : 'offline';
    if (core.open && core.open.line !== line) dispatch({type: 'note', note: {line}});
  }

  function pace(): Pace | 'paused' {
    if (!world.isOnline()) return 'paused';
    const screen = core.open?.screen;
    if (!screen || !isFinal(screen)) return world.isVisible() ? 'fast' : 'hidden';
    if (screen.name === 'received') return 'calm';
    const now = clock.now();
    restSince ??= now;
    return now - restSince < REST_FOR_MS ? 'rest' : 'paused';
  }

  function onAsked(asked: Asked) {
    const now = clock.now();
    failures = asked.kind === 'unreachable' ? failures + 1 : 0;
    denials = asked.kind === 'denied' ? [...denials, now] : [];
    if (failures === NOTICE_AFTER) {
      tell(
        'status-unreachable',
        'The status endpoint answers no JSON. Check it, its CORS headers and connect-src in your CSP.',
      );
    }
    showLine();
    if (asked.kind === 'status') return learn(asked);
    const [first = now] = denials;
    if (asked.kind === 'denied' && denials.length >= DENIED_TIMES && now - first >= DENIED_FOR_MS) {
      const {httpStatus} = asked;
      poller.stop();
      tell(
        'status-denied',
        `The status endpoint answers HTTP ${httpStatus}. Check its address, the token and the cookies.`,
        {httpStatus},
      );
      dispatch({type: 'give-up', reason: 'status-denied'});
    }
  }

  function learn(asked: Extract<Asked, {kind: 'status'}>) {
    const heard = hear(asked);
    const {open} = core;
    if (!heard || heard.bound === 'foreign' || !open) return;
    const {status, attempt, isCurrent} = heard;
    // A success with the wrong money stays one until the money is right.
    if (open.last?.status === 'succeeded' && status.status !== 'succeeded') return;
    if (isLateNews(status)) holder = attempt;
    else {
      if (holder === attempt) holder = undefined;
      if (!isCurrent || holder) return;
    }
    if (heard.bound === 'mismatch') {
      if (open.screen.name !== 'received' || open.last?.status !== 'succeeded') {
        tell(
          'status-mismatch',
          'It succeeded with another amount or currency than shown. Look at it by hand.',
        );
      }
      return dispatch({type: 'mismatch', status});
    }
    if (isCurrent) deadline.set(status.expiresAt, asked.serverNowMs);
    if (status.unknownWord !== undefined && !hasWarned) {
      hasWarned = true;
      console.warn('pay-checkout: an unknown status word counts as pending.');
    }
    dispatch({type: 'status', status, now: clock.now(), canRetry: canRetry(status)});
    if (isNews(open.last, status)) hooks.status(status);
    if (status.status === 'succeeded') core.settle(success(attempt.paymentId ?? status.id, status));
  }

  /** The deadline, its grace and the last check are over, and nothing final was said. */
  async function giveUp() {
    await poller.check(FINAL_CHECK_MS);
    const {open} = core;
    if (!open || !deadline.isOver()) return;
    const {screen} = open;
    const outcome = screen.name === 'received' && outcomeOfFinal(open, payment.id);
    if (outcome) core.settle(outcome);
    else if (!isFinal(screen)) dispatch({type: 'give-up', reason: 'deadline'});
  }

  return {
    start(expiresAt) {
      restSince = undefined;
      deadline.stop();
      deadline = newDeadline();
      deadline.set(expiresAt);
      deadline.start();
      // Whoever runs again has come back from being hidden.
      for (const what of core.missed) if (what !== 'pagehide') notice(what);
      core.missed.clear();
      run();
    },
    stop() {
      isRunning = false;
      unlisten();
      poller.stop();
      deadline.stop();
    },
    wake,
    notice,
    showLine,
    async lastAnswer() {
      if (!payment.canAsk) return undefined;
      run();
      const asked = await poller.check(LAST_ANSWER_MS);
      const heard = asked?.kind === 'status' && hear(asked);
      // A word that nobody here understands may mean "paid": that is no answer.
      if (!heard || heard.bound === 'foreign' || heard.status.unknownWord) return undefined;
      return heard.bound === 'mismatch' ? {...heard.status, status: 'needs_review'} : heard.status;
    },
    markTold: () => returns.markTold([payment.record.sid, payment.id]),
  };
}
