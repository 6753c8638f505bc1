import {PayError} from '../../errors.js';
import type {CheckedChallenge, PaymentIds} from '../../input/challenge.js';
import type {PaymentStatus} from '../../input/status.js';
import type {Params} from '../params.js';
import type {Payment} from '../payment.js';
import type {GatewayCall} from './call.js';

/** Who pays. Which fields a gateway wants says `docs/server.md`; none of them is stored. */
export type Customer = {
  /** The shop's own id of the customer. */
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** ISO 3166-1, two letters. */
  readonly country?: string;
  readonly state?: string;
  readonly city?: string;
  readonly address?: string;
  readonly zip?: string;
};

/** What the shop says about an order: the only place where an amount comes from. */
export type Order = {
  /** Exact decimal in major units: `'200.00'`. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly customer?: Customer;
  readonly description?: string;
};

export type CreateInput = {
  readonly ref: string;
  readonly orderId: string;
  readonly amount: string;
  readonly minor: bigint;
  readonly currency: string;
  readonly customer: Customer;
  readonly description: string;
  /** `upi`, `netbanking`, …, where the gateway's client knows several ways. */
  readonly method?: string;
  /** Short texts from the shopper's browser that a method needs: `bank`, `vpa`. */
  readonly details: Readonly<Record<string, string>>;
  /** All built from `publicUrl`; a browser never chooses them. */
  readonly returnUrl: string;
  readonly cancelUrl: string;
  readonly webhookUrl: string;
  /** The merchant's endpoints for codes by text message, for an `otp` challenge. */
  readonly otpUrl: string;
  readonly otpResendUrl: string;
  /** The shop's origin. */
  readonly shopUrl: string;
  readonly shopper: {readonly ip?: string; readonly userAgent?: string};
  /** Epoch milliseconds. */
  readonly now: number;
  readonly expiresAt: number;
};

export type Created = {
  readonly challenge: CheckedChallenge;
  readonly ids: PaymentIds;
  /** Epoch milliseconds, where the gateway says it. */
  readonly expiresAt?: number;
  readonly notes?: Readonly<Record<string, string>>;
};

/** What a webhook is about. A hint: the gateway is asked before anything changes. */
export type WebhookHint = {
  readonly gatewayId?: string;
  readonly gatewayOrder?: string;
  /** Our ref, where the gateway repeats it. */
  readonly ref?: string;
  readonly eventId?: string;
};

export type WebhookRule = {
  readonly methods: readonly ('GET' | 'POST')[];
  /** Media types of the body. */
  readonly types: readonly string[];
  /** The parameters that `hint` reads; one that comes twice or as an array is refused. */
  readonly names: readonly string[];
  /**
   * Whether the message itself proves where it comes from, over its raw bytes. Without it, only
   * the token in the webhook's URL does, and no message without one is taken.
   */
  readonly prove?: (headers: Headers, bytes: Uint8Array<ArrayBuffer>) => Promise<boolean>;
  /** A proven message needs no token in its URL. */
  readonly isProofEnough: boolean;
  readonly hint: (params: Params, headers: Headers) => WebhookHint;
};

export type ReturnRule = {
  readonly names: readonly string[];
  /** `gatewayId`: which payment to ask about. */
  readonly read: (params: Params, payment: Payment) => Promise<{readonly gatewayId?: string}>;
};

export type OtpAnswer = {
  readonly result: 'accepted' | 'wrong' | 'expired';
  readonly notes?: Readonly<Record<string, string>>;
};

/**
 * How the kit talks to one gateway. Plain data and functions, so that a sixth
 * gateway is one file. Everything a gateway answers is checked by the kit again.
 */
export type GatewayClient = {
  readonly id: string;
  /** Hosts that its payment pages may live on; the kit refuses any other before the browser hears of it. */
  readonly allowedHosts: readonly string[];
  /** @throws {GatewayFault | PayError} Then no payment came to be, as far as anybody knows. */
  create(input: CreateInput, call: GatewayCall): Promise<Created>;
  /** Whether there is anything to ask about: some gateways name a payment only when the shopper comes back. */
  canAsk(payment: Payment): boolean;
  /**
   * Asks how a payment stands; may answer for several attempts.
   *
   * @throws {GatewayFault} if nothing was learnt: a failed question says nothing about the payment.
   */
  ask(payment: Payment, call: GatewayCall): Promise<readonly PaymentStatus[]>;
  readonly webhook: WebhookRule;
  readonly comeback: ReturnRule;
  readonly otp?: {
    submit(payment: Payment, code: string, call: GatewayCall): Promise<OtpAnswer>;
    resend(payment: Payment, call: GatewayCall): Promise<Readonly<Record<string, string>>>;
  };
  /** Makes an open payment unpayable, where a gateway can. */
  readonly void?: (payment: Payment, call: GatewayCall) => Promise<void>;
};

/** @throws {PayError} `config-invalid` naming the first customer field that the gateway needs and the order lacks. */
export function needs<K extends keyof Customer>(customer: Customer, fields: readonly K[]): Record<K, string> {
  const found = {} as Record<K, string>;
  for (const field of fields) {
    const value = customer[field];
    if (typeof value !== 'string' || value === '') {
      throw new PayError('config-invalid', `This gateway needs customer.${field}.`, {
        field: `customer.${field}`,
      });
    }
    found[field] = value;
  }
  return found;
}
