import {tokenOf, unlockHashed} from './access.js';
import {deliver} from './deliver.js';
import {hasHandler, owed} from './effects.js';
import {json, notFound, tooMany} from './http.js';
import type {Kit} from './kit.js';
import type {Payment} from './payment.js';
import {isFinal, statusOf} from './payment.js';
import type {RateLimit} from './rate-limit.js';
import {askGapMs} from './schedule.js';
import {sha256} from './token.js';
import type {Watch} from './watch.js';

/** How long a status request may be held, told to browsers as `waitMs`. */
export const WAIT_MS = 20_000;
/** Where other processes share the store, a held request looks for their changes this often. */
const LOOK_MS = 1_000;
/** More requests than this are not held but answered at once. */
const MAX_HELD = 2_000;
const MAX_SEEN = 20_000;

/** What status requests of this process have in common. */
export class StatusDesk {
  readonly #kit: Kit;
  readonly #watch: Watch;
  readonly #perToken: RateLimit;
  readonly #perIp: RateLimit;
  /** What each token was last told. A change since then is answered at once. */
  readonly #told = new Map<string, number>();
  #held = 0;

  constructor(kit: Kit, watch: Watch, limits: {perToken: RateLimit; perIp: RateLimit}) {
    this.#kit = kit;
    this.#watch = watch;
    this.#perToken = limits.perToken;
    this.#perIp = limits.perIp;
  }

  /** The payment that a request may see. Counts against its limits, also for wrong tokens. */
  async enter(request: Request, ref: string): Promise<{payment: Payment; caller: string}> {
    const token = tokenOf(request);
    const ip = this.#kit.options.clientIp?.(request);
    const caller = token === undefined ? '' : await sha256(token);
    const waitMs = Math.max(
      ip === undefined ? 0 : this.#perIp.take(ip),
      token === undefined ? 0 : this.#perToken.take(caller),
    );
    if (waitMs > 0) throw tooMany(waitMs);
    if (token === undefined) throw notFound();
    return {payment: await unlockHashed(this.#kit, ref, caller, 'status'), caller};
  }

  /** `GET|POST /payments/:ref/status`. Nothing in the request but its token and `Prefer` counts (SEC-66). */
  async status(request: Request, ref: string): Promise<Response> {
    const {payment, caller} = await this.enter(request, ref);
    const waitMs = readWait(request.headers.get('prefer'));
    if (owed(payment, hasHandler(this.#kit.options)).length > 0)
      this.#kit.later(() => deliver(this.#kit, ref));
    const newest = await this.#fresh(payment, caller, waitMs, request.signal);
    this.#remember(caller, newest.seq);
    return this.answer(newest);
  }

  answer(payment: Payment): Response {
    const {ref, seq, amount, currency, expiresAt} = payment;
    const isOpen = !isFinal(payment);
    return json({
      id: ref,
      status: statusOf(payment),
      seq,
      amount,
      currency,
      expiresAt: new Date(expiresAt).toISOString(),
      now: new Date(this.#kit.now()).toISOString(),
      ...(isOpen && {waitMs: WAIT_MS}),
    });
  }

  /** Asks the gateway if it is time to, and waits for a change for as long as the browser prefers. */
  async #fresh(payment: Payment, caller: string, waitMs: number, signal: AbortSignal): Promise<Payment> {
    const mayHold = waitMs > 0 && !isFinal(payment) && this.#told.get(caller) === payment.seq;
    if (!mayHold || this.#held >= MAX_HELD) {
      if (!this.#watch.isStale(payment)) return payment;
      await this.#watch.refresh(payment.ref);
      return (await this.#kit.ledger.payment(payment.ref)) ?? payment;
    }
    this.#held += 1;
    try {
      return await this.#hold(payment, waitMs, signal);
    } finally {
      this.#held -= 1;
    }
  }

  async #hold(payment: Payment, waitMs: number, signal: AbortSignal): Promise<Payment> {
    const {clock, ledger, options} = this.#kit;
    const until = clock.now() + waitMs;
    let newest = payment;
    while (newest.seq === payment.seq && clock.now() < until && !signal.aborted) {
      const askInMs = Math.max(0, newest.askedAt + askGapMs(newest, this.#kit.now()) - this.#kit.now());
      const pause = Math.min(
        until - clock.now(),
        askInMs,
        options.store.shared ? LOOK_MS : Number.POSITIVE_INFINITY,
      );
      if (pause > 0) await this.#change(payment.ref, pause, signal);
      else await this.#answerOrChange(payment.ref, until - clock.now(), signal);
      newest = (await ledger.payment(payment.ref)) ?? newest;
    }
    return newest;
  }

  /** A gateway that is slow to answer must not hide a webhook. */
  async #answerOrChange(ref: string, limitMs: number, signal: AbortSignal): Promise<void> {
    const end = new AbortController();
    const asked = this.#watch.refresh(ref).then(async (result) => {
      // nobody to ask, or somebody else just did: do not ask in a circle
      if (result === 'unasked') await this.#change(ref, Math.min(limitMs, LOOK_MS), end.signal);
    });
    await Promise.race([asked, this.#change(ref, limitMs, end.signal), aborts(signal, end.signal)]);
    end.abort();
  }

  /** Resolves at a change, after a while, or when nobody listens any more. */
  #change(ref: string, limitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        cancel();
        unlisten();
        signal.removeEventListener('abort', finish);
        resolve();
      };
      const cancel = this.#kit.clock.after(limitMs, finish);
      const unlisten = this.#kit.ledger.listen(ref, finish);
      signal.addEventListener('abort', finish, {once: true});
      if (signal.aborted) finish();
    });
  }

  #remember(caller: string, seq: number): void {
    this.#told.delete(caller);
    this.#told.set(caller, seq);
    if (this.#told.size <= MAX_SEEN) return;
    const [oldest] = this.#told.keys();
    if (oldest !== undefined) this.#told.delete(oldest);
  }
}

/** `Prefer: respond-async, wait=20` (RFC 7240) → 20 000 ms at most; anything else → 0. */
export function readWait(prefer: string | null): number {
  const [, seconds] = /(?:^|[,;])\s*wait\s*=\s*"?(\d{1,6})"?\s*(?:$|[,;])/i.exec(prefer ?? '') ?? [];
  return Math.min(WAIT_MS, Number(seconds ?? 0) * 1_000);
}

function aborts(signal: AbortSignal, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), {once: true, signal: until});
  });
}
