import * as z from 'zod/mini';
import {uddoktapay as reader} from '../../gateway/uddoktapay.js';
import {parseAmount} from '../../input/amount.js';
import type {PaymentStatus} from '../../input/status.js';
import type {Checks} from '../config.js';
import {asciiText, baseUrl, hosts, oneOf, readConfig} from '../config.js';
import {own} from '../http.js';
import {isId, sameSecret} from '../token.js';
import type {GatewayAnswer, GatewayCall} from './call.js';
import type {GatewayClient} from './gateway-client.js';
import {needs} from './gateway-client.js';
import {ANY_FORM, askEach, challengeIn, hostOfUrl, idsToAsk, needsCurrency, statusIn} from './shared.js';

export type UddoktaPayOptions = {
  /** Where UddoktaPay is installed: `https://pay.your-domain.example`. */
  readonly apiUrl: string;
  readonly apiKey: string;
  /** Its answers name no currency; the endpoint decides: `checkout-v2` takes BDT, `checkout-v2/global` USD. */
  readonly currency: 'BDT' | 'USD';
  /** How the shopper is sent back. Default: `POST`, as UddoktaPay's own. */
  readonly returnType?: 'GET' | 'POST';
  /** Hosts of its payment pages. Default: the installation's. */
  readonly allowedHosts?: readonly string[];
};

const checks = {
  apiUrl: baseUrl,
  apiKey: asciiText,
  currency: oneOf('BDT', 'USD'),
  returnType: z._default(oneOf('GET', 'POST'), 'POST'),
  allowedHosts: z.optional(hosts),
} satisfies Checks<UddoktaPayOptions>;

const KEY_HEADER = 'rt-uddoktapay-api-key';

/**
 * UddoktaPay's own installations (Bangladesh). An invoice has no id before the shopper comes back or a
 * webhook arrives; "PENDING" waits for a person. Facts: https://uddoktapay.readme.io/reference
 *
 * @throws {PayError} `config-invalid` telling each option that must change.
 */
export function uddoktapay(options: UddoktaPayOptions): GatewayClient {
  const {apiUrl, apiKey, currency, returnType, ...config} = readConfig(checks, options, 'uddoktapay.');
  const base = apiUrl.replace(/\/api$/, '');
  const {allowedHosts = [hostOfUrl(base)]} = config;

  const post = (call: GatewayCall, path: string, body: unknown): Promise<GatewayAnswer> =>
    call({
      method: 'POST',
      url: `${base}/api/${path}`,
      headers: {[KEY_HEADER]: apiKey},
      text: JSON.stringify(body),
    });

  return {
    id: reader.id,
    allowedHosts,

    async create({ref, orderId, amount, currency: asked, customer, returnUrl, cancelUrl, webhookUrl}, call) {
      needsCurrency(asked, [currency]);
      const {name, email} = needs(customer, ['name', 'email']);
      const answer = await post(call, currency === 'USD' ? 'checkout-v2/global' : 'checkout-v2', {
        full_name: name,
        email,
        amount,
        metadata: {order_id: ref, shop_order: orderId},
        redirect_url: returnUrl,
        return_type: returnType,
        cancel_url: cancelUrl,
        webhook_url: webhookUrl,
      });
      const challenge = challengeIn(reader, answer, allowedHosts);
      return {challenge, ids: challenge.ids ?? {}};
    },

    canAsk: (payment) => idsToAsk(payment).length > 0,

    ask: (payment, call) =>
      askEach(idsToAsk(payment), async (id) => {
        const answer = await post(call, 'verify-payment', {invoice_id: id});
        const status = statusIn(reader, answer);
        return status?.ids?.gateway === id ? {...paidInFull(status, answer.body), currency} : undefined;
      }),

    webhook: {
      methods: ['POST'],
      types: ANY_FORM,
      names: ['invoice_id', 'status'],
      // the key itself is sent: it proves who speaks, but nothing about the body
      prove: (headers) => sameSecret(headers.get(KEY_HEADER), apiKey),
      isProofEnough: true,
      hint: ({values, json}) => {
        const ref = own(own(json, 'metadata'), 'order_id');
        const id = values.get('invoice_id');
        return {...(id !== null && {gatewayId: id}), ...(isId(ref) && {ref})};
      },
    },

    comeback: {
      names: ['invoice_id'],
      read: async ({values}) => {
        const id = reader.readReturn(values)?.ids.gateway;
        return id === undefined ? {} : {gatewayId: id};
      },
    },
  };
}

/** `amount` is what was asked, `charged_amount` what was paid. Where it is less, it is the amount that counts. */
function paidInFull(status: PaymentStatus, body: unknown): PaymentStatus {
  const charged = parseAmount(own(body, 'charged_amount'));
  if (status.status !== 'needs_review' || charged === undefined) return status;
  return {...status, status: 'succeeded', amount: charged};
}
