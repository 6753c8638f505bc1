import * as z from 'zod/mini';
import {razorpay as reader} from '../../gateway/razorpay.js';
import type {CheckedChallenge} from '../../input/challenge.js';
import type {PaymentStatus} from '../../input/status.js';
import {mismatchReason, strangerReason} from '../apply.js';
import type {Checks} from '../config.js';
import {asciiText, baseUrl, hosts, oneOf, readConfig, someOf} from '../config.js';
import {own, Refusal} from '../http.js';
import type {Payment} from '../payment.js';
import {hmacSha256, isId, isSignedBy, sameSecret} from '../token.js';
import type {GatewayCall} from './call.js';
import {GatewayFault} from './call.js';
import type {Created, CreateInput, GatewayClient} from './gateway-client.js';
import {generateOtp, needsOtp, razorpayOtp} from './razorpay-otp.js';
import {createOrder, createPayment} from './razorpay-requests.js';
import {challengeIn, hostOfUrl} from './shared.js';

export type RazorpayOptions = {
  /** `rzp_live_…` or `rzp_test_…`. */
  readonly keyId: string;
  readonly keySecret: string;
  /** The secrets of the webhook, not of the key; two while one is replaced. */
  readonly webhookSecrets: readonly string[];
  /** Default: `https://api.razorpay.com/v1`. */
  readonly apiUrl?: string;
  /**
   * The way to pay where the browser names none. Default: `upi`, a link for apps and for a QR code.
   * `netbanking` needs `bank`, `wallet` needs `wallet`, `upi-collect` needs `vpa` beside the order id.
   */
  readonly method?: RazorpayMethod;
  /** `automatic`: Razorpay captures. `kit`: the kit captures what is authorised and matches. Default: `automatic`. */
  readonly capture?: 'automatic' | 'kit';
  /** Hosts of its pages. Default: the API's and `.razorpay.com`. */
  readonly allowedHosts?: readonly string[];
};

/** Ways to pay that this client knows. */
const METHODS = ['upi', 'upi-collect', 'netbanking', 'wallet'] as const;

export type RazorpayMethod = (typeof METHODS)[number];

const checks = {
  keyId: asciiText,
  keySecret: asciiText,
  webhookSecrets: someOf(asciiText, 'webhook secret'),
  apiUrl: z._default(baseUrl, 'https://api.razorpay.com/v1'),
  method: z._default(oneOf(...METHODS), 'upi'),
  capture: z._default(oneOf('automatic', 'kit'), 'automatic'),
  allowedHosts: z.optional(hosts),
} satisfies Checks<RazorpayOptions>;

/**
 * Razorpay's server-to-server API, without card data: a Razorpay order for each payment, then UPI, a bank's page,
 * or a wallet's page or code. An order is paid when one of its payments is captured; a failed payment may still be
 * authorised for three days. Facts: https://razorpay.com/docs/payments/payment-gateway/s2s-integration
 *
 * @throws {PayError} `config-invalid` telling each option that must change.
 */
export function razorpay(options: RazorpayOptions): GatewayClient {
  const config = readConfig(checks, options, 'razorpay.');
  const {keyId, keySecret, webhookSecrets, apiUrl: base} = config;
  const {allowedHosts = [hostOfUrl(base), '.razorpay.com']} = config;
  const authorization = `Basic ${btoa(`${keyId}:${keySecret}`)}`;
  const isAutomatic = config.capture === 'automatic';

  const send = (call: GatewayCall, method: 'GET' | 'POST', path: string, body?: unknown) =>
    call({
      method,
      url: `${base}/${path}`,
      headers: {authorization},
      ...(body !== undefined && {text: JSON.stringify(body)}),
    });

  /** Takes the money that is only held, if it is the right money. Otherwise it goes back by itself. */
  const capture = async (
    payment: Payment,
    status: PaymentStatus,
    call: GatewayCall,
  ): Promise<PaymentStatus> => {
    const id = status.ids?.gateway;
    const isRight = !strangerReason(payment, {status}) && !mismatchReason(payment, status);
    if (isAutomatic || status.status !== 'processing' || id === undefined || !isRight) return status;
    const body = {amount: Number(payment.minor), currency: payment.currency};
    const answer = await send(call, 'POST', `payments/${encodeURIComponent(id)}/capture`, body).catch(
      () => undefined,
    );
    return (answer?.ok ? reader.readStatus(answer.body) : undefined) ?? status;
  };

  return {
    id: reader.id,
    allowedHosts,

    async create(input, call): Promise<Created> {
      const method = input.method ?? config.method;
      if (!METHODS.some((known) => known === method)) throw new Refusal(400, 'method-unknown');
      const payment = createPayment(input, method);
      const order = await send(call, 'POST', 'orders', createOrder(input, isAutomatic));
      const gatewayOrder = own(order.body, 'id');
      if (!order.ok || !isId(gatewayOrder) || own(order.body, 'amount') !== Number(input.minor)) {
        throw new GatewayFault(order.httpStatus >= 500 ? 'unreachable' : 'refused', order.httpStatus);
      }
      const path = method.startsWith('upi') ? 'payments/create/upi' : 'payments/create/json';
      const answer = await send(call, 'POST', path, {...payment, order_id: gatewayOrder});
      const id = own(answer.body, 'razorpay_payment_id');
      const ids = {gatewayOrder, ...(isId(id) && {gateway: id})};
      if (answer.ok && isId(id) && needsOtp(answer.body)) {
        return {
          challenge: otpChallenge(input),
          ids,
          notes: await generateOtp({base, keyId, call}, answer.body),
        };
      }
      return {challenge: challengeIn(reader, answer, allowedHosts), ids};
    },

    canAsk: ({ids}) => ids.gatewayOrder !== undefined,

    async ask(payment, call) {
      const {gatewayOrder = ''} = payment.ids;
      const answer = await send(call, 'GET', `orders/${encodeURIComponent(gatewayOrder)}/payments`);
      const items = own(answer.body, 'items');
      if (!answer.ok || !Array.isArray(items)) throw new GatewayFault('unusable', answer.httpStatus);
      const statuses = items.flatMap((item: unknown) => reader.readStatus(item) ?? []);
      return await Promise.all(statuses.map((status) => capture(payment, status, call)));
    },

    webhook: {
      methods: ['POST'],
      types: ['application/json'],
      names: [],
      prove: (headers, bytes) => isSignedBy(webhookSecrets, bytes, headers.get('x-razorpay-signature')),
      isProofEnough: true,
      hint: ({json}, headers) => {
        const payload = own(json, 'payload');
        const payment = own(own(payload, 'payment'), 'entity');
        const order = own(own(payload, 'order'), 'entity');
        const ref = own(own(payment, 'notes'), 'order_id') ?? own(order, 'receipt');
        const gatewayOrder = own(payment, 'order_id') ?? own(order, 'id');
        const eventId = headers.get('x-razorpay-event-id');
        return {
          ...(isId(ref) && {ref}),
          ...(isId(gatewayOrder) && {gatewayOrder}),
          ...(isId(eventId) && {eventId}),
        };
      },
    },

    comeback: {
      names: ['razorpay_payment_id', 'razorpay_signature'],
      // signed over our order's id, never the one that came along; and even then only a reason to ask
      read: async ({values}, {ids}) => {
        const id = values.get('razorpay_payment_id');
        const expected = await hmacSha256(keySecret, `${ids.gatewayOrder ?? ''}|${id ?? ''}`);
        const isSigned = await sameSecret(values.get('razorpay_signature'), expected);
        return isSigned && id !== null ? {gatewayId: id} : {};
      },
    },

    otp: razorpayOtp({base, keyId}),
  };
}

function otpChallenge({otpUrl, otpResendUrl}: CreateInput): CheckedChallenge {
  return {kind: 'otp', submitUrl: otpUrl, resendUrl: otpResendUrl, gateway: reader.id};
}
