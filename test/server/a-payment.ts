import type {PaymentStatus, StatusWord} from '../../src/input/status.js';
import type {Payment} from '../../src/server/index.js';

/** A payment as `create` stores it: order 7, 200 BDT, at a gateway that names its payments later. */
export function aPayment(changes: Partial<Payment> = {}): Payment {
  return {
    ref: 'p_1',
    orderId: '7',
    gateway: 'test',
    amount: '200.00',
    minor: '20000',
    currency: 'BDT',
    state: 'pending',
    reviews: [],
    attempts: [],
    ids: {},
    candidates: [],
    seq: 1,
    createdAt: 0,
    updatedAt: 0,
    expiresAt: 900_000,
    askedAt: 0,
    answeredAt: 0,
    hintAt: 0,
    tokens: [],
    done: {},
    failures: 0,
    retryAt: 0,
    ...changes,
  };
}

/** The gateway's answer about attempt `T1` of it. */
export function answer(status: StatusWord, changes: Partial<PaymentStatus> = {}): PaymentStatus {
  return {status, ids: {gateway: 'T1', order: 'p_1'}, amount: '200', currency: 'BDT', ...changes};
}
