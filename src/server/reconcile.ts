import {deliver} from './deliver.js';
import type {Kit} from './kit.js';
import type {Watch} from './watch.js';

export type ReconcileOptions = {
  /** At most so many payments. Default: 100. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
};

export type Reconciled = {
  /** Payments that were looked at. */
  readonly checked: number;
  /** Of these, the ones whose gateway could not be asked. They stay due. */
  readonly failed: number;
};

const AT_ONCE = 5;

/** Looks after payments that are due: see `dueAt`. Several processes may run it at the same time. */
export async function reconcile(
  {kit, watch}: {readonly kit: Kit; readonly watch: Watch},
  {limit = 100, signal}: ReconcileOptions = {},
): Promise<Reconciled> {
  const refs = [...(await kit.ledger.due(kit.now(), limit))];
  let checked = 0;
  let failed = 0;
  const work = async () => {
    for (let ref = refs.shift(); ref !== undefined && !signal?.aborted; ref = refs.shift()) {
      checked += 1;
      if ((await look(kit, watch, ref)) === 'failed') failed += 1;
    }
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  return {checked, failed};
}

async function look(kit: Kit, watch: Watch, ref: string) {
  try {
    const payment = await kit.ledger.payment(ref);
    const isHinted = payment !== undefined && payment.hintAt > payment.answeredAt;
    const asked = await (isHinted ? watch.refreshNow(ref) : watch.refresh(ref));
    await deliver(kit, ref);
    return asked;
  } catch (cause) {
    kit.fault({code: 'store-failed', ref, cause});
    return 'failed';
  }
}
