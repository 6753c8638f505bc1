import type {CreateAnswer} from '../input/challenge.js';
import {fetchJson} from '../lib/fetch-json.js';
import {askStatus} from './ask-status.js';
import {Attempts} from './attempts.js';
import {createPayment} from './create-payment.js';
import type {SessionRecord} from './resume.js';
import {dropRecord, saveRecord} from './resume.js';
import type {Source} from './source.js';
import type {World} from './world.js';

/** What is known of an attempt before or beside its challenge. */
export type Known = {
  readonly paymentId?: string;
  readonly statusUrl?: string;
  readonly statusToken?: string;
  readonly cancelUrl?: string;
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
    return this.attempts.current?.paymentId ?? this.#record.paymentId ?? this.#source.paymentId;
  }

  get statusToken(): string | undefined {
    return this.attempts.current?.statusToken ?? this.#source.statusToken;
  }

  /** What a reload left of this payment. */
  get remembered(): Known {
    const {paymentId = this.#source.paymentId, statusToken = this.#source.statusToken} = this.#record;
    return {...(paymentId !== undefined && {paymentId}), ...(statusToken !== undefined && {statusToken})};
  }

  /** Milliseconds since the session began, by the device's calendar. */
  get ageMs(): number {
    return Math.max(0, this.#world.clock.date() - this.#record.startedAt);
  }

  /** A new try: its own key, because it is another payment. */
  next() {
    const {paymentId: _paymentId, statusToken: _statusToken, kind: _kind, ...rest} = this.#record;
    this.#record = {...rest, idempotencyKey: this.#world.id(), attempt: this.#record.attempt + 1};
  }

  /** Has it created; the same attempt again is the same key again. */
  create(signal: AbortSignal): Promise<CreateAnswer> {
    const {idempotencyKey, attempt} = this.#record;
    return createPayment(this.#source, {idempotencyKey, attempt, signal}, this.#world);
  }

  /** Notes what is known of the current attempt, and from now on asks about it there. */
  put(known: Known, answer?: CreateAnswer) {
    const source = this.#source;
    const challenge = answer?.challenge;
    const paymentId = known.paymentId ?? challenge?.paymentId ?? source.paymentId;
    const statusToken = known.statusToken ?? source.statusToken;
    const statusUrl = known.statusUrl ?? source.statusUrl;
    const gateway = source.gateway ?? challenge?.gateway;
    const amount = source.amount ?? challenge?.amount;
    const names = {
      ...(paymentId !== undefined && {paymentId}),
      ...(statusToken !== undefined && {statusToken}),
    };
    const ask = askStatus(
      source,
      {...names, ...(statusUrl !== undefined && {statusUrl}), ...(gateway !== undefined && {gateway})},
      this.#world,
    );
    this.attempts.put({
      number: this.#record.attempt,
      ...names,
      ...(known.cancelUrl !== undefined && {cancelUrl: known.cancelUrl}),
      expected: {
        ...(paymentId !== undefined && {paymentId}),
        ...(challenge?.ids && {ids: challenge.ids}),
        ...(source.reference !== undefined && {reference: source.reference}),
        ...(amount && {amount}),
      },
      ...(ask && {ask}),
    });
    this.#record = {...this.#record, ...names};
  }

  save(kind?: string) {
    this.#record = {...this.#record, ...(kind !== undefined && {kind})};
    saveRecord(this.#world.storage, this.#source.sessionKey, this.#record);
  }

  forget() {
    dropRecord(this.#world.storage, this.#source.sessionKey);
  }

  /** Lets the merchant's backend void the attempt where it can. What came of it is the status's to say. */
  async void(signal: AbortSignal) {
    const {cancelUrl} = this.attempts.current ?? {};
    if (cancelUrl === undefined) return;
    const token = this.statusToken;
    await fetchJson(cancelUrl, {
      fetch: this.#world.fetch,
      clock: this.#world.clock,
      method: 'POST',
      headers: {
        ...this.#source.requestHeaders,
        ...(token !== undefined && {authorization: `Bearer ${token}`}),
      },
      json: {},
      timeoutMs: VOID_MS,
      signal,
    }).catch(() => undefined);
  }
}
