import {handlerOf, hasHandler, owed, tell} from './effects.js';
import type {Kit} from './kit.js';
import type {Payment} from './payment.js';
import {retryGapMs} from './schedule.js';
import {newToken} from './token.js';

/** A claim counts for so long after its owner last renewed it. A process that died is believed dead after it. */
export const LEASE_MS = 60_000;

/**
 * Tells the shop all that it is owed, under one atomic claim: whoever loses the
 * compare-and-set tells nothing. Once the shop's function resolved, the effect
 * is marked done and never told again. A process that dies in between leaves a
 * claim that runs out; then it is told again, with the same `ref`.
 */
export async function deliver(kit: Kit, ref: string): Promise<void> {
  const {ledger} = kit;
  const id = newToken();
  const has = hasHandler(kit.options);
  const isMine = (payment: Payment | undefined) => payment?.claim?.id === id;
  const claimed = await ledger.change(ref, (payment) => {
    const now = kit.now();
    const isFree = (payment.claim?.until ?? 0) <= now && payment.retryAt <= now;
    return isFree && owed(payment, has).length > 0
      ? {...payment, claim: {id, until: now + LEASE_MS}}
      : payment;
  });
  if (!claimed || !isMine(claimed)) return;

  const stopRenewing = renew(kit, ref, id);
  let payment = claimed;
  let failed = false;
  try {
    for (const effect of owed(payment, has)) {
      failed = !(await attempt(kit, payment, effect));
      if (failed) break;
      const next = await persist(kit, () =>
        ledger.change(ref, (newest) => ({
          ...newest,
          done: {...newest.done, [effect]: kit.now()},
          failures: 0,
        })),
      );
      kit.event(payment, {type: 'told', word: effect});
      if (!next || !isMine(next)) return;
      payment = next;
    }
  } finally {
    stopRenewing();
    const released = await ledger.change(ref, (newest) => {
      if (!isMine(newest)) return newest;
      const {claim: _, ...rest} = newest;
      if (!failed) return rest;
      const failures = newest.failures + 1;
      return {...rest, failures, retryAt: kit.now() + retryGapMs(failures)};
    });
    if (!failed && released && owed(released, has).length > 0) kit.later(() => deliver(kit, ref));
  }
}

/** What the shop was told must be written down, or it is told again: a store that stumbles is given time. */
async function persist<T>(kit: Kit, write: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await write();
    } catch (error) {
      if (tries >= 6) throw error;
      await new Promise<void>((resolve) => kit.clock.after(100 * 2 ** tries, resolve));
    }
  }
}

async function attempt(kit: Kit, payment: Payment, effect: Parameters<typeof tell>[2]): Promise<boolean> {
  try {
    await tell(kit.options, payment, effect);
    return true;
  } catch (cause) {
    const {ref, orderId, gateway} = payment;
    kit.fault({code: 'callback-failed', where: handlerOf(effect), ref, orderId, gateway, cause});
    return false;
  }
}

/** Keeps the claim for as long as this process lives and works: two never deliver at a time. */
function renew(kit: Kit, ref: string, id: string): () => void {
  let isOver = false;
  const extend = () => {
    const extended = kit.ledger.change(ref, (payment) =>
      payment.claim?.id === id && !isOver ? {...payment, claim: {id, until: kit.now() + LEASE_MS}} : payment,
    );
    extended.catch(() => kit.fault({code: 'store-failed', ref}));
    cancel = kit.clock.after(LEASE_MS / 3, extend);
  };
  let cancel = kit.clock.after(LEASE_MS / 3, extend);
  return () => {
    isOver = true;
    cancel();
  };
}
