import type {PaymentStatus} from '../input/status.js';
import type {Observation} from './apply.js';
import {apply, mismatchReason, strangerReason} from './apply.js';
import {GatewayFault} from './client/call.js';
import type {GatewayClient} from './client/gateway-client.js';
import {deliver} from './deliver.js';
import {hasHandler, owed} from './effects.js';
import type {Kit} from './kit.js';
import {boundKey, paidKey} from './ledger.js';
import type {Payment} from './payment.js';
import {isPaid, statusOf} from './payment.js';
import {RateLimit} from './rate-limit.js';
import {askGapMs} from './schedule.js';

/** `answered`: the gateway said something. `failed`: it was asked in vain. `unasked`: there was no need or no way. */
export type Asked = 'answered' | 'failed' | 'unasked';

/** So long a hint waits for the question that is under way. */
const PATIENCE_MS = 500;

type Flight = {readonly promise: Promise<Asked>; next?: Promise<Asked>};

/** Asks the gateways how payments stand: one question a payment at a time, whoever wants to know. */
export class Watch {
  readonly #kit: Kit;
  readonly #flights = new Map<string, Flight>();
  /** Hints come from the gateway and from shoppers on their way back; both may repeat themselves. */
  readonly #hints: RateLimit;

  constructor(kit: Kit) {
    this.#kit = kit;
    this.#hints = new RateLimit(12, 0.5, kit.clock);
  }

  /** Whether asking could tell more than the stored payment: only then is it worth a look. */
  isStale(payment: Payment): boolean {
    const {ref, state, gateway, askedAt} = payment;
    if (this.#flights.has(ref)) return true;
    if (state === 'refunded' || isPaid(payment)) return false;
    const now = this.#kit.now();
    return (
      now - askedAt >= askGapMs(payment, now) && this.#kit.clients.get(gateway)?.canAsk(payment) === true
    );
  }

  /** Asks unless somebody did so a moment ago. */
  refresh(ref: string): Promise<Asked> {
    return this.#flights.get(ref)?.promise ?? this.#start(ref, false);
  }

  /** Asks after a hint: not satisfied with an answer to a question that was put before it. */
  refreshNow(ref: string): Promise<Asked> {
    if (this.#hints.take(ref) > 0) return this.refresh(ref);
    const flight = this.#flights.get(ref);
    if (!flight) return this.#start(ref, true);
    flight.next ??= this.#soon(flight.promise).then(() => this.#start(ref, true));
    return flight.next;
  }

  /** A gateway that is slow to answer the last question must not hold the next one up. */
  async #soon(flight: Promise<Asked>): Promise<void> {
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = this.#kit.clock.after(PATIENCE_MS, resolve);
    });
    await Promise.race([
      flight.then(
        () => {},
        () => {},
      ),
      late,
    ]);
    cancel();
  }

  #start(ref: string, isHinted: boolean): Promise<Asked> {
    const promise = this.#ask(ref, isHinted).finally(() => {
      if (this.#flights.get(ref)?.promise === promise) this.#flights.delete(ref);
    });
    this.#flights.set(ref, {promise});
    return promise;
  }

  async #ask(ref: string, isHinted: boolean): Promise<Asked> {
    const kit = this.#kit;
    const payment = await kit.ledger.payment(ref);
    const client = kit.clients.get(payment?.gateway ?? '');
    if (!payment || !client?.canAsk(payment)) return 'unasked';
    const slot = await this.#takeSlot(payment, isHinted);
    if (!slot) return 'unasked';
    const statuses = await this.#question(slot, client);
    if (!statuses) return 'failed';
    await this.#learn(slot, statuses);
    return 'answered';
  }

  /** The right to ask now, taken in the store, so that several processes do not all ask. */
  async #takeSlot(payment: Payment, isHinted: boolean): Promise<Payment | undefined> {
    const now = this.#kit.now();
    if (!isHinted && (payment.state === 'refunded' || isPaid(payment))) return undefined;
    let isMine = false;
    const slot = await this.#kit.ledger.change(payment.ref, (newest) => {
      isMine = isHinted || now - newest.askedAt >= askGapMs(newest, now);
      return isMine ? {...newest, askedAt: Math.max(now, newest.hintAt)} : newest;
    });
    return isMine ? slot : undefined;
  }

  async #question(payment: Payment, client: GatewayClient): Promise<readonly PaymentStatus[] | undefined> {
    const {ref, orderId, gateway} = payment;
    try {
      return await client.ask(payment, this.#kit.call);
    } catch (error) {
      const httpStatus = error instanceof GatewayFault ? error.httpStatus : undefined;
      this.#kit.fault({
        code: 'ask-failed',
        ref,
        orderId,
        gateway,
        ...(httpStatus !== undefined && {httpStatus}),
      });
      return undefined;
    }
  }

  async #learn(asked: Payment, statuses: readonly PaymentStatus[]): Promise<void> {
    const kit = this.#kit;
    const observations: Observation[] = [];
    for (const status of statuses) {
      kit.event(asked, {type: 'asked', word: status.unknownWord === undefined ? status.status : 'unknown'});
      observations.push(await this.#observe(asked, status));
    }
    const heard = new Set(statuses.map(({ids}) => ids?.gateway));
    let before = asked.state;
    const payment = await kit.ledger.change(asked.ref, (newest) => {
      before = newest.state;
      const known = newest.candidates.filter((id) => !heard.has(id));
      const isHeard = known.length < newest.candidates.length || newest.hintAt > newest.answeredAt;
      // an id that the gateway did not speak of is still to be asked about
      const answeredAt = known.length > 0 ? newest.answeredAt : asked.askedAt;
      const start = isHeard ? {...newest, candidates: known, answeredAt} : newest;
      return observations.reduce(apply, start);
    });
    if (!payment) return;
    if (payment.state !== before) kit.event(payment, {type: 'state', word: statusOf(payment)});
    if (owed(payment, hasHandler(kit.options)).length > 0) kit.later(() => deliver(kit, payment.ref));
  }

  /** Money that is ours claims the gateway's id and the order; the store lets only one payment have each. */
  async #observe(payment: Payment, status: PaymentStatus): Promise<Observation> {
    const {ledger} = this.#kit;
    const {ref, orderId, gateway} = payment;
    const at = this.#kit.now();
    const id = status.ids?.gateway;
    if (status.status !== 'succeeded' || strangerReason(payment, {status})) return {status, at};
    const boundTo = id !== undefined ? await ledger.claim(boundKey(gateway, id), ref) : ref;
    if (boundTo !== ref || mismatchReason(payment, status)) return {status, at, boundTo};
    const orderPaidBy = await ledger.claim(paidKey(orderId), ref, async (owner) => {
      return (await ledger.payment(owner))?.state === 'refunded';
    });
    return {status, at, boundTo, orderPaidBy};
  }
}
