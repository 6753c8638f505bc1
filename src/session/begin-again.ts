import {PayError} from '../errors.js';
import type {CheckedChallenge, CreateAnswer} from '../input/challenge.js';
import {asFatal} from './as-fatal.js';
import {checkedAnswer} from './checked-answer.js';
import type {Core} from './core.js';
import {createPayment} from './create-payment.js';
import {outcomeOfLeaving} from './leaving-open.js';
import {listenerOf} from './listener.js';
import {list} from './lists.js';
import {askMerchant} from './merchant.js';
import {screenOf} from './offer.js';
import type {Handle} from './resume.js';
import {mustCreate} from './source.js';

const VOID_MS = 3_000;

/** One decision at a time: however often it is tapped, "try again" is one new attempt. */
async function once(core: Core, work: () => Promise<void>) {
  if (core.isBusy || !core.open) return;
  core.isBusy = true;
  await work().finally(() => {
    core.isBusy = false;
  });
}

const make = ({source, payment, signal, world}: Core): Promise<CreateAnswer> =>
  createPayment(source, {...payment.record, signal}, world);

/** Has the payment created; the same attempt again is the same key again. */
export async function create(core: Core) {
  try {
    core.begin(await make(core));
  } catch (error) {
    if (!core.open) return;
    core.pages.close();
    const told = asFatal(error, false);
    if (told.code !== 'create-failed' && !core.payment.canAsk) return core.fail(error);
    core.hooks.error(told);
    core.dispatch({type: 'refuse', error: told, canRetry: true});
  }
}

/** Goes on after a reload or a redirect: asks first, and never has anything created anew. */
export function resume(core: Core, handle?: Handle) {
  const {payment, dispatch, source} = core;
  dispatch({type: 'resume', why: handle ? 'returned' : 'resumed', attempt: payment.record.attempt});
  payment.put(handle ?? {paymentId: payment.id, statusToken: payment.statusToken});
  payment.save();
  listenerOf(core).start(source.expiresAt);
  void goOn(core);
}

/** Where "back" leads, without opening anything. */
function remember(core: Core, challenge: CheckedChallenge) {
  if (challenge.kind === 'choice') core.menus = [challenge.options];
  const [menu] = core.menus;
  const screen = core.open && screenOf(core, challenge);
  if (screen) core.dispatch({type: 'way', screen, note: {challenge, ...(menu && {menu})}});
}

/** After a reload the status decides; what is read here is only the way back to paying. */
async function goOn(core: Core) {
  const {source, payment, hooks, world} = core;
  const given = source.challenge;
  if (!mustCreate(source)) {
    if (given === undefined) return;
    const answer = await Promise.resolve(given)
      .then((challenge) => checkedAnswer(challenge, source, world))
      .catch(() => undefined);
    if (answer) remember(core, answer.challenge);
    return;
  }
  const remembered = {paymentId: payment.id, statusToken: payment.statusToken};
  try {
    if (source.createPayment) {
      throw new PayError(
        'create-failed',
        'createPayment is not called again after a reload: set status-url as well.',
      );
    }
    // The same key answers the same payment.
    const {attempt} = payment.record;
    const answer = await make(core);
    const {paymentId = remembered.paymentId, challenge, expiresAt} = answer;
    if (!core.open || attempt !== payment.record.attempt || paymentId !== (remembered.paymentId ?? paymentId))
      return;
    payment.put({...remembered, ...answer}, challenge);
    listenerOf(core).start(challenge.expiresAt ?? expiresAt ?? source.expiresAt);
    remember(core, challenge);
  } catch (error) {
    if (!core.open || payment.canAsk) return;
    if (error instanceof PayError) hooks.error(error);
    core.dispatch({type: 'give-up', reason: 'unconfirmed'});
  }
}

/**
 * Lets the merchant's backend void the attempt where it can. What came of it is the status's to say: a backend
 * that looks at its gateway for it may learn that the payment was made.
 *
 * @returns Whether there was anybody to ask.
 */
async function voidAttempt({world, source, payment, signal}: Core): Promise<boolean> {
  const cancelUrl = payment.attempts.at(-1)?.cancelUrl;
  if (cancelUrl === undefined) return false;
  const request = {method: 'POST', json: {}, timeoutMs: VOID_MS, signal};
  await askMerchant(world, source, cancelUrl, payment.statusToken, request).catch(() => {});
  return true;
}

/** @param isConfirmed - Whether the shopper said so; else the merchant's page did. */
export const leave = (core: Core, isConfirmed: boolean) =>
  once(core, async () => {
    core.dispatch({type: 'leave', leave: 'checking'});
    if (isConfirmed) await voidAttempt(core);
    const answer = core.open && (await listenerOf(core).lastAnswer());
    const {open} = core;
    if (!open) return;
    const outcome = outcomeOfLeaving(open, core.payment.id, answer, isConfirmed);
    if (outcome.kind === 'cancel') core.pages.close();
    core.settle(outcome);
    core.dispatch({type: 'hide'});
  });

/** Asks how the old attempt stands. Without an answer nothing new is begun: it might be paid twice. */
async function mayStartOver(core: Core): Promise<boolean> {
  core.dispatch({type: 'leave', leave: 'checking'});
  const answer = await listenerOf(core).lastAnswer();
  core.dispatch({type: 'leave', leave: 'no'});
  if (!core.open || core.open.screen.name === 'received' || answer?.status === 'refunded') return false;
  if (!answer) listenerOf(core).showLine(true);
  return answer !== undefined;
}

/** A new try: another payment where payments are created, else the same challenge once more. */
export const again = (core: Core) =>
  once(core, async () => {
    const {payment, dispatch, source} = core;
    const name = core.open?.screen.name;
    if (name === 'preparing') return;
    if (name !== 'not-started') {
      if (!(await mayStartOver(core))) return;
      if (!mustCreate(source)) {
        // Its page waits for a tap.
        const challenge = core.open?.challenge;
        const screen = challenge && screenOf(core, challenge);
        if (screen) dispatch({type: 'offer', screen});
        return;
      }
      if ((await voidAttempt(core)) && !(await mayStartOver(core))) return;
      if (!core.open) return;
      // Its own key, because it is another payment.
      const {version, sid, startedAt, attempt} = payment.record;
      payment.record = {version, sid, startedAt, attempt: attempt + 1, idempotencyKey: core.world.id()};
    }
    dispatch({type: 'open', attempt: payment.record.attempt});
    payment.save();
    void create(core);
  });

/** Back to the first list, once it is known how the payment stands. */
export const otherWays = (core: Core) =>
  once(core, async () => {
    if (!core.open?.menu || !(await mayStartOver(core))) return;
    core.stopWaiting();
    core.menus = core.menus.slice(0, 1);
    list(core);
  });
