import type {PaymentStatus} from '../input/status.js';
import type {Bound, Expected} from './bind.js';
import {bind} from './bind.js';
import type {Ask, Asked} from './poll-status.js';

/** One try at paying within a session. Old ones are still listened to: a late success of any attempt is success. */
export type Attempt = {
  readonly number: number;
  readonly paymentId: string | undefined;
  /** Absolute URL of the merchant's endpoint that voids this attempt where the gateway can. */
  readonly cancelUrl: string | undefined;
  readonly expected: Expected;
  readonly ask: Ask | undefined;
};

/** An answer, tied to the attempt it was about. */
export type Heard = {
  readonly status: PaymentStatus;
  readonly bound: Bound;
  readonly attempt: Attempt;
  readonly isCurrent: boolean;
};

/** Every so many questions, an earlier attempt is asked about instead of the current one. */
const EARLIER_EVERY = 3;
/** Words of an earlier attempt that matter: it was paid after all, or somebody has the money in hand. */
const LATE_WORDS = new Set(['succeeded', 'processing', 'needs_review']);

export class Attempts {
  #list: Attempt[] = [];
  #asked = 0;
  #seq = new Map<number, number>();
  #by = new WeakMap<Asked, Attempt>();

  get current(): Attempt | undefined {
    return this.#list.at(-1);
  }

  /** A further attempt, or the current one as it is known now. */
  put(attempt: Attempt) {
    this.#list = [...this.#list.filter(({number}) => number !== attempt.number), attempt];
  }

  /** Whether anybody can be asked at all. */
  get canAsk(): boolean {
    return this.#list.some(({ask}) => ask !== undefined);
  }

  readonly ask: Ask = async (options) => {
    if (options.last) return this.#askAll(options);
    const earlier = this.#earlier();
    this.#asked += 1;
    const turn = earlier.length > 0 && this.#asked % EARLIER_EVERY === 0;
    const attempt = turn ? earlier[(this.#asked / EARLIER_EVERY) % earlier.length] : this.current;
    return this.#askOne(attempt ?? this.current, turn ? {signal: options.signal} : options);
  };

  /** What an answer means, and to whom. Remembers the highest `seq` of each attempt. */
  hear(asked: Extract<Asked, {kind: 'status'}>): Heard | undefined {
    const attempt = this.#by.get(asked) ?? this.current;
    if (!attempt) return undefined;
    const {status} = asked;
    const seq = this.#seq.get(attempt.number);
    const bound = bind(status, {...attempt.expected, seq});
    if (bound !== 'foreign' && status.seq !== undefined) this.#seq.set(attempt.number, status.seq);
    return {status, bound, attempt, isCurrent: attempt === this.current};
  }

  #earlier(): Attempt[] {
    const current = this.current;
    return this.#list.filter(
      ({ask, paymentId}, index) =>
        ask && index < this.#list.length - 1 && paymentId !== undefined && paymentId !== current?.paymentId,
    );
  }

  async #askOne(attempt: Attempt | undefined, options: Parameters<Ask>[0]): Promise<Asked> {
    if (!attempt?.ask) return {kind: 'unreachable'};
    const asked = await attempt.ask(options);
    this.#by.set(asked, attempt);
    return asked;
  }

  async #askAll({signal}: Parameters<Ask>[0]): Promise<Asked> {
    const asked = await this.#askOne(this.current, {signal});
    if (asked.kind === 'status' && LATE_WORDS.has(asked.status.status)) return asked;
    for (const attempt of this.#earlier()) {
      if (signal.aborted) break;
      const late = await this.#askOne(attempt, {signal}).catch((): Asked => ({kind: 'unreachable'}));
      if (late.kind === 'status' && LATE_WORDS.has(late.status.status)) return late;
    }
    return asked;
  }
}

/** Whether an answer about an earlier attempt changes anything. */
export const isLateNews = ({status}: Heard) => LATE_WORDS.has(status.status);
