import type {Attempt, Payment} from './core.js';
import {RECORD_PREFIX} from './may-resume.js';
import type {SessionRecord} from './record.js';
import type {Source} from './source.js';
import type {World} from './world.js';

/** @param left - What a reload left. */
export function paymentOf(source: Source, {storage, clock, id}: World, left?: SessionRecord): Payment {
  const key = RECORD_PREFIX + source.sessionKey;
  const payment: Payment = {
    record: left ?? {
      version: 1,
      sid: id(),
      idempotencyKey: id(),
      attempt: 1,
      startedAt: clock.date(),
    },
    attempts: [],
    get id() {
      return payment.record.paymentId ?? source.paymentId;
    },
    get statusToken() {
      return payment.record.statusToken ?? source.statusToken;
    },
    get canAsk() {
      return payment.attempts.some(({statusUrl}) => source.fetchStatus || statusUrl !== undefined);
    },
    put(known, challenge) {
      const {record, attempts} = payment;
      const {attempt: number} = record;
      const paymentId = known.paymentId ?? challenge?.paymentId ?? source.paymentId;
      const statusToken = known.statusToken ?? source.statusToken;
      const attempt: Attempt = {
        number,
        paymentId,
        statusToken,
        statusUrl: known.statusUrl ?? source.statusUrl,
        cancelUrl: known.cancelUrl,
        gateway: source.gateway ?? challenge?.gateway,
        expected: {
          paymentId,
          ids: challenge?.ids,
          reference: source.reference,
          amount: source.amount ?? challenge?.amount,
        },
        seq: attempts.find((one) => one.number === number)?.seq,
      };
      payment.attempts = [...attempts.filter((one) => one.number !== number), attempt];
      payment.record = {...record, paymentId, statusToken};
    },
    save(kind) {
      if (kind) payment.record = {...payment.record, kind};
      storage.set(key, JSON.stringify(payment.record));
    },
    forget: () => storage.remove(key),
  };
  return payment;
}
