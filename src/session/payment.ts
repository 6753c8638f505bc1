import type {CreateAnswer} from '../input/challenge.js';
import {askStatus} from './ask-status.js';
import {Attempts} from './attempts.js';
import {createPayment} from './create-payment.js';
import {askMerchant} from './merchant.js';
import type {SessionRecord} from './resume.js';
import {dropRecord, saveRecord} from './resume.js';
import type {Source} from './source.js';
import type {World} from './world.js';

/** What is known of an attempt before or beside its challenge. */
export type Known = {
  readonly paymentId?: string | undefined;
  readonly statusUrl?: string | undefined;
  readonly statusToken?: string | undefined;
  readonly cancelUrl?: string | undefined;
};

const VOID_MS = 3_000;

/** The payment behind a session: its attempts, where each is asked about, and the record that survives a reload. */
export class Payment {
  readonly attempts = new Attempts();
  readonly #source: Source;
  readonly #world: World;
  #record: SessionRecord;

  constructor(source: Source, world: World, record?: SessionRecord) {
    this.#source = source;
    this.#world = world;
    this.#record = record ?? {
      version: 1,
      sid: world.id(),
      idempotencyKey: world.id(),
      attempt: 1,
      startedAt: world.clock.date(),
    };
  }

  get sid(): string {
    return this.#record.sid;
  }

  /** 1 for the first try. */
  get attempt(): number {
    return this.#record.attempt;
  }

  get id(): string | undefined {
    return this.#record.paymentId ?? this.#source.paymentId;
  }

  get statusToken(): string | undefined {
    return this.#record.statusToken ?? this.#source.statusToken;
  }

  /** What a reload left of this payment. */
  get remembered(): Known {
    return {paymentId: this.id, statusToken: this.statusToken};
  }

  /** Milliseconds since the session began, by the device's calendar. */
  get ageMs(): number {
    return Math.max(0, this.#world.clock.date() - this.#record.startedAt);
  }

  /** A new try: its own key, because it is another payment. */
  next() {
    const {version, sid, startedAt, attempt} = this.#record;
    this.#record = {version, sid, startedAt, attempt: attempt + 1, idempotencyKey: this.#world.id()};
  }

  /** Has it created; the same attempt again is the same key again. */
  create(signal: AbortSignal): Promise<CreateAnswer> {
    return createPayment(this.#source, {...this.#record, signal}, this.#world);
  }

  /** Notes what is known of the current attempt, and from now on asks about it there. */
  put(known: Known, {challenge}: Partial<CreateAnswer> = {}) {
    const source = this.#source;
    const paymentId = known.paymentId ?? challenge?.paymentId ?? source.paymentId;
    const statusToken = known.statusToken ?? source.statusToken;
    const statusUrl = known.statusUrl ?? source.statusUrl;
    const gateway = source.gateway ?? challenge?.gateway;
    this.attempts.put({
      number: this.attempt,
      paymentId,
      cancelUrl: known.cancelUrl,
      expected: {
        paymentId,
        ids: challenge?.ids,
        reference: source.reference,
        amount: source.amount ?? challenge?.amount,
      },
      ask: askStatus(source, {statusUrl, statusToken, paymentId, gateway}, this.#world),
    });
    this.#record = {...this.#record, paymentId, statusToken};
  }

  save(kind?: string) {
    if (kind) this.#record = {...this.#record, kind};
    saveRecord(this.#world.storage, this.#source.sessionKey, this.#record);
  }

  /** @param isTold - The outcome is out: a return page that comes later need not tell it again. */
  forget(isTold: boolean) {
    dropRecord(this.#world.storage, this.#source.sessionKey);
    if (isTold) this.#world.markTold([this.sid, this.id]);
  }

  /**
   * Lets the merchant's backend void the attempt where it can. What came of it is the status's to say.
   *
   * @returns Whether there was anybody to ask.
   */
  async void(signal: AbortSignal): Promise<boolean> {
    const {cancelUrl} = this.attempts.current ?? {};
    if (cancelUrl === undefined) return false;
    const request = {method: 'POST', json: {}, timeoutMs: VOID_MS, signal};
    await askMerchant(this.#world, this.#source, cancelUrl, this.statusToken, request).catch(() => {});
    return true;
  }
}
