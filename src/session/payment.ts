import type {CreateAnswer} from '../input/challenge.js';
import type {PaymentStatus} from '../input/status.js';
import {askStatus} from './ask-status.js';
import {bind} from './bind.js';
import type {Attempt, Payment} from './core.js';
import type {Ask, Asked} from './poll-status.js';
import type {SessionRecord} from './record.js';
import {dropRecord, saveRecord} from './record.js';
import type {Source} from './source.js';
import type {World} from './world.js';

/** Every so many questions, an earlier attempt is asked about instead of the current one. */
const EARLIER_EVERY = 3;

/** Words of an earlier attempt that matter: it was paid after all, or somebody has the money in hand. */
export const isLateNews = ({status}: PaymentStatus) => /^(succeeded|processing|needs_review)$/.test(status);

export function paymentOf(source: Source, world: World, left?: SessionRecord): Payment {
  const {storage, clock} = world;
  const {sessionKey} = source;
  let record: SessionRecord = left ?? {
    version: 1,
    sid: world.id(),
    idempotencyKey: world.id(),
    attempt: 1,
    startedAt: clock.date(),
  };
  let attempts: readonly Attempt[] = [];
  let asked = 0;
  const by = new WeakMap<Asked, Attempt>();

  /** Attempts before the current one that were another payment. */
  const earlier = () =>
    attempts
      .slice(0, -1)
      .filter(
        ({ask, paymentId}) => ask && paymentId !== undefined && paymentId !== payment.current?.paymentId,
      );

  async function askOne(attempt: Attempt | undefined, options: Parameters<Ask>[0]): Promise<Asked> {
    if (!attempt?.ask) return {kind: 'unreachable'};
    const answer = await attempt.ask(options);
    by.set(answer, attempt);
    return answer;
  }

  const isLate = (answer: Asked) => answer.kind === 'status' && isLateNews(answer.status);

  async function askAll({signal}: Parameters<Ask>[0]): Promise<Asked> {
    const answer = await askOne(payment.current, {signal});
    if (isLate(answer)) return answer;
    for (const attempt of earlier()) {
      if (signal.aborted) break;
      const late = await askOne(attempt, {signal}).catch(() => undefined);
      if (late && isLate(late)) return late;
    }
    return answer;
  }

  const payment: Payment = {
    get record() {
      return record;
    },
    get id() {
      return record.paymentId ?? source.paymentId;
    },
    get statusToken() {
      return record.statusToken ?? source.statusToken;
    },
    get current() {
      return attempts.at(-1);
    },
    get canAsk() {
      return attempts.some(({ask}) => ask);
    },
    next() {
      const {version, sid, startedAt, attempt} = record;
      record = {version, sid, startedAt, attempt: attempt + 1, idempotencyKey: world.id()};
    },
    put(known, {challenge}: Partial<CreateAnswer> = {}) {
      const paymentId = known.paymentId ?? challenge?.paymentId ?? source.paymentId;
      const statusToken = known.statusToken ?? source.statusToken;
      const statusUrl = known.statusUrl ?? source.statusUrl;
      const gateway = source.gateway ?? challenge?.gateway;
      const {attempt: number} = record;
      const attempt: Attempt = {
        number,
        paymentId,
        cancelUrl: known.cancelUrl,
        expected: {
          paymentId,
          ids: challenge?.ids,
          reference: source.reference,
          amount: source.amount ?? challenge?.amount,
        },
        ask: askStatus(source, {statusUrl, statusToken, paymentId, gateway}, world),
        seq: attempts.find((one) => one.number === number)?.seq,
      };
      attempts = [...attempts.filter((one) => one.number !== number), attempt];
      record = {...record, paymentId, statusToken};
    },
    save(kind) {
      if (kind) record = {...record, kind};
      saveRecord(storage, sessionKey, record);
    },
    forget(isTold) {
      dropRecord(storage, sessionKey);
      if (isTold) world.markTold([record.sid, payment.id]);
    },
    async ask(options) {
      if (options.last) return askAll(options);
      const others = earlier();
      asked += 1;
      const other = asked % EARLIER_EVERY === 0 && others[(asked / EARLIER_EVERY) % others.length];
      return other ? askOne(other, {signal: options.signal}) : askOne(payment.current, options);
    },
    hear(answer) {
      const attempt = by.get(answer) ?? payment.current;
      if (!attempt) return undefined;
      const {status} = answer;
      const bound = bind(status, {...attempt.expected, seq: attempt.seq});
      if (bound !== 'foreign' && status.seq !== undefined) attempt.seq = status.seq;
      return {status, bound, attempt, isCurrent: attempt === payment.current};
    },
  };
  return payment;
}
