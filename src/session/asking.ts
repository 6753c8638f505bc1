import type {PaymentStatus} from '../input/status.js';
import {askStatus} from './ask-status.js';
import type {Bound} from './bind.js';
import {bind} from './bind.js';
import type {Attempt, Core} from './core.js';
import type {Ask, Asked} from './poll-status.js';

/** Every so many questions, an earlier attempt is asked about before the current one. */
const EARLIER_EVERY = 3;

/** An answer, tied to the attempt it was about. */
type Heard = {
  readonly status: PaymentStatus;
  readonly bound: Bound;
  readonly attempt: Attempt;
  readonly isCurrent: boolean;
};

/** Words of an earlier attempt that matter: it was paid after all, or somebody has the money in hand. */
export const isLateNews = ({status}: PaymentStatus) => /^(succeeded|processing|needs_review)$/.test(status);

/** Asks how the attempts of a payment stand, and knows which of them an answer is about. */
export function askingOf(core: Core) {
  const {payment, source, world} = core;
  let asked = 0;
  const by = new WeakMap<Asked, Attempt>();
  const current = () => payment.attempts.at(-1);

  const askOf = (attempt: Attempt) => {
    attempt.ask ??= askStatus(source, attempt, world);
    return attempt.ask;
  };

  /** Attempts before the current one that were another payment. */
  const earlier = () =>
    payment.attempts
      .slice(0, -1)
      .filter(
        (attempt) =>
          askOf(attempt) &&
          (attempt.paymentId ?? attempt.statusUrl) !== (current()?.paymentId ?? current()?.statusUrl),
      );

  async function askOne(attempt: Attempt | undefined, options: Parameters<Ask>[0]): Promise<Asked> {
    const ask = attempt && askOf(attempt);
    if (!ask) return {kind: 'unreachable'};
    const answer = await ask(options);
    by.set(answer, attempt);
    return answer;
  }

  const isLate = (answer: Asked) => answer.kind === 'status' && isLateNews(answer.status);
  const isUnknown = (answer: Asked) => answer.kind === 'status' && answer.status.unknownWord;

  return {
    async ask(options: Parameters<Ask>[0]): Promise<Asked> {
      const {last, signal} = options;
      const others = earlier();
      if (!last) asked += 1;
      const other = !last && asked % EARLIER_EVERY === 0 && others[(asked / EARLIER_EVERY) % others.length];
      const news = other && (await askOne(other, {signal}));
      if (news && (isLate(news) || core.open?.screen.name === 'received')) return news;
      let answer = await askOne(current(), options);
      for (const attempt of last ? others : []) {
        if (isLate(answer) || signal.aborted) break;
        const late = await askOne(attempt, {signal}).catch(() => answer);
        // Whoever gives no answer, or none that is understood, may have been paid.
        if (isLate(late) || late.kind === 'unreachable' || isUnknown(late)) answer = late;
      }
      return answer;
    },
    /** What an answer means, and to whom. Remembers the highest `seq` of each attempt. */
    hear(answer: Extract<Asked, {kind: 'status'}>): Heard | undefined {
      const attempt = by.get(answer) ?? current();
      if (!attempt) return undefined;
      const {status} = answer;
      const bound = bind(status, {...attempt.expected, seq: attempt.seq});
      if (bound !== 'foreign' && status.seq !== undefined) attempt.seq = status.seq;
      return {status, bound, attempt, isCurrent: attempt.number === payment.record.attempt};
    },
  };
}
