import * as z from 'zod/mini';
import {rupantorpay as reader} from '../../gateway/rupantorpay.js';
import {normaliseAmount} from '../../input/amount.js';
import type {Checks} from '../config.js';
import {asciiText, baseUrl, hosts, readConfig} from '../config.js';
import type {GatewayAnswer, GatewayCall} from './call.js';
import type {GatewayClient} from './gateway-client.js';
import {needs} from './gateway-client.js';
import {ANY_FORM, askEach, challengeIn, firstOf, hostOfUrl, idsToAsk, statusIn} from './shared.js';

export type RupantorPayOptions = {
  /** From "Brands" in the panel. */
  readonly apiKey: string;
  /** Default: `https://payment.rupantorpay.com`. */
  readonly apiUrl?: string;
  /** The shop's host name, sent as `X-CLIENT`. Default: the host of `publicUrl`. */
  readonly client?: string;
  /** Hosts of its payment pages. Default: the API's. */
  readonly allowedHosts?: readonly string[];
};

const checks = {
  apiKey: asciiText,
  apiUrl: z._default(baseUrl, 'https://payment.rupantorpay.com'),
  client: z.optional(asciiText),
  allowedHosts: z.optional(hosts),
} satisfies Checks<RupantorPayOptions>;

/** Documentation and public code spell it in three ways. */
const ID_NAMES = ['transactionId', 'transactionID', 'transaction_id'] as const;

/**
 * RupantorPay (Bangladesh). A payment has no id before the shopper comes back or a webhook arrives; webhooks
 * are not signed, so the token in their URL and the verify call decide. "PENDING" waits for a person.
 *
 * @throws {PayError} `config-invalid` telling each option that must change.
 */
export function rupantorpay(options: RupantorPayOptions): GatewayClient {
  const {apiKey, apiUrl: base, client, ...config} = readConfig(checks, options, 'rupantorpay.');
  const {allowedHosts = [hostOfUrl(base)]} = config;

  const post = (
    call: GatewayCall,
    path: string,
    headers: Record<string, string>,
    body: unknown,
  ): Promise<GatewayAnswer> =>
    call({
      method: 'POST',
      url: `${base}/api/payment/${path}`,
      headers: {'x-api-key': apiKey, ...headers},
      text: JSON.stringify(body),
    });

  return {
    id: reader.id,
    allowedHosts,

    async create(
      {ref, orderId, amount, currency, customer, returnUrl, cancelUrl, webhookUrl, shopUrl},
      call,
    ) {
      const {name, email} = needs(customer, ['name', 'email']);
      const answer = await post(
        call,
        'checkout',
        {'x-client': client ?? hostOfUrl(shopUrl)},
        {
          fullname: name,
          email,
          amount: normaliseAmount(amount, currency)?.replace(/\.0+$/, ''),
          metadata: {order_id: ref, shop_order: orderId},
          success_url: returnUrl,
          cancel_url: cancelUrl,
          webhook_url: webhookUrl,
        },
      );
      const challenge = challengeIn(reader, answer, allowedHosts);
      return {challenge, ids: challenge.ids ?? {}};
    },

    canAsk: (payment) => idsToAsk(payment).length > 0,

    ask: (payment, call) =>
      askEach(idsToAsk(payment), async (id) => {
        const status = statusIn(reader, await post(call, 'verify-payment', {}, {transaction_id: id}));
        return status?.ids?.gateway === id ? status : undefined;
      }),

    webhook: {
      methods: ['POST'],
      types: ANY_FORM,
      names: [...ID_NAMES, 'status'],
      isProofEnough: false,
      hint: (params) => {
        const id = firstOf(params, ID_NAMES);
        return id === undefined ? {} : {gatewayId: id};
      },
    },

    comeback: {
      names: [...ID_NAMES, 'status'],
      read: async (params) => {
        const id = reader.readReturn(params.values)?.ids.gateway ?? firstOf(params, ID_NAMES);
        return id === undefined ? {} : {gatewayId: id};
      },
    },
  };
}
