import * as z from 'zod/mini';
import {PayError} from '../../errors.js';
import {kupay as reader} from '../../gateway/kupay.js';
import {parseAmount} from '../../input/amount.js';
import type {Checks} from '../config.js';
import {asciiText, baseUrl, hosts, readConfig} from '../config.js';
import {GatewayFault} from './call.js';
import type {GatewayClient} from './gateway-client.js';
import {ANY_FORM, challengeIn, hostOfUrl, needsCurrency, statusIn} from './shared.js';

export type KuPayOptions = {
  /** From the admin panel. */
  readonly token: string;
  /** Default: `https://api.kupay.finance/v1`. */
  readonly apiUrl?: string;
  /** Hosts of its payment pages. Default: the API's and `pay.kupay.finance`. */
  readonly allowedHosts?: readonly string[];
};

const checks = {
  token: asciiText,
  apiUrl: z._default(baseUrl, 'https://api.kupay.finance/v1'),
  allowedHosts: z.optional(hosts),
} satisfies Checks<KuPayOptions>;

const CURRENCIES = 'USD EUR JPY GBP AUD CAD CHF CNY HKD NZD SEK KRW SGD NOK MXN INR BRL NGN'.split(' ');

/**
 * KuPay (crypto). Its order object and its status words are not documented: a word that is not known changes
 * nothing, callbacks are not signed, and "finished paying" is not paid. Docs: github.com/kupayfinance/kupay-docs
 *
 * @throws {PayError} `config-invalid` telling each option that must change.
 */
export function kupay(options: KuPayOptions): GatewayClient {
  const {token, apiUrl: base, ...config} = readConfig(checks, options, 'kupay.');
  const {allowedHosts = [hostOfUrl(base), 'pay.kupay.finance']} = config;
  const headers = {authorization: `Bearer ${token}`};

  return {
    id: reader.id,
    allowedHosts,

    async create(input, call) {
      needsCurrency(input.currency, CURRENCIES);
      const text = JSON.stringify({
        id: input.ref,
        order_number: input.orderId,
        created_at: new Date(input.now).toISOString().replace(/\.\d+Z$/, '+00:00'),
        currency: input.currency,
        amount: exactFloat(input.amount),
        email: input.customer.email ?? '',
        order_status_url: input.returnUrl,
        cancel_url: input.cancelUrl,
        paid_url: input.returnUrl,
        callback_url: input.webhookUrl,
      });
      const answer = await call({method: 'POST', url: `${base}/payment/create`, headers, text});
      const challenge = challengeIn(reader, answer, allowedHosts);
      if (challenge.ids?.gateway === undefined) throw new GatewayFault('unusable', answer.httpStatus);
      return {challenge, ids: {gateway: challenge.ids.gateway}};
    },

    canAsk: ({ids}) => ids.gateway !== undefined,

    async ask({ids}, call) {
      const url = `${base}/payment/status/${encodeURIComponent(ids.gateway ?? '')}`;
      const answer = await call({method: 'GET', url, headers});
      const status = statusIn(reader, answer);
      if (!status) throw new GatewayFault('unusable', answer.httpStatus);
      return [status];
    },

    webhook: {
      methods: ['POST', 'GET'],
      types: ANY_FORM,
      names: ['payment_id', 'order_id', 'status'],
      isProofEnough: false,
      // the token in the URL names the payment; nothing in the message is needed
      hint: () => ({}),
    },

    comeback: {names: [], read: async () => ({})},
  };
}

/** KuPay wants a JSON number. One that a float cannot hold is refused, not rounded. */
function exactFloat(amount: string): number {
  const number = Number(amount);
  if (parseAmount(number) === parseAmount(amount)) return number;
  throw new PayError('config-invalid', 'This amount is no exact JSON number.', {field: 'amount'});
}
