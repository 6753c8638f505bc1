import * as z from 'zod/mini';
import {rumbapay as reader} from '../../gateway/rumbapay.js';
import type {Checks} from '../config.js';
import {asciiText, baseUrl, functionOf, hosts, oneOf, readConfig, yesOrNo} from '../config.js';
import {hmacSha256, isId, isSignedBy} from '../token.js';
import type {GatewayAnswer, GatewayCall} from './call.js';
import {GatewayFault} from './call.js';
import type {CreateInput, GatewayClient} from './gateway-client.js';
import {needs} from './gateway-client.js';
import {challengeIn, hostOfUrl, needsCurrency, statusIn} from './shared.js';

/** What a request to Rumbapay is signed over. */
export type RumbaPayMessage = {readonly method: 'GET' | 'POST'; readonly url: string; readonly text: string};

export type RumbaPayOptions = {
  readonly login: string;
  readonly password: string;
  /** Makes the `access-token` header. Default: the password. */
  readonly key?: string;
  /** Default: `https://api.rumbapay.online/v1`. */
  readonly apiUrl?: string;
  /** `hpp`: a hosted page. `h2h`: a UPI link, drawn as a QR code or opened in an app. */
  readonly mode: 'hpp' | 'h2h';
  /** Language of the hosted page. Default: `en`. */
  readonly locale?: string;
  /** The headers that authenticate a request. Default: `access-token` and `signature`, as below. */
  readonly sign?: (
    message: RumbaPayMessage,
  ) => Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  /** Refuse answers and callbacks without a signature. One that is there must be right in any case. Default: no. */
  readonly requireSignature?: boolean;
  /** Hosts of its payment pages. Default: the API's, `.checkout.transactica.net` and `.rumbapay.online`. */
  readonly allowedHosts?: readonly string[];
};

const checks = {
  login: asciiText,
  password: asciiText,
  key: z.optional(asciiText),
  apiUrl: z._default(baseUrl, 'https://api.rumbapay.online/v1'),
  mode: oneOf('hpp', 'h2h'),
  locale: z._default(asciiText, 'en'),
  sign: z.optional(functionOf<Exclude<RumbaPayOptions['sign'], undefined>>()),
  requireSignature: z._default(yesOrNo, false),
  allowedHosts: z.optional(hosts),
} satisfies Checks<RumbaPayOptions>;

/**
 * Rumbapay (UPI in India), paid on a page or by a UPI link. Requests carry `access-token` = HMAC-SHA256(key, login) and
 * `signature` = HMAC-SHA256(password, login + JSON), both hex; answers may be signed the same way.
 * Facts: https://rumbapay.gitbook.io/payments/getting-started/signature
 *
 * @throws {PayError} `config-invalid` telling each option that must change.
 */
export function rumbapay(options: RumbaPayOptions): GatewayClient {
  const config = readConfig(checks, options, 'rumbapay.');
  const {login, password, key = password, apiUrl: base, mode, locale, requireSignature} = config;
  const {allowedHosts = [hostOfUrl(base), '.checkout.transactica.net', '.rumbapay.online']} = config;

  const standard = async ({text}: RumbaPayMessage) => ({
    'access-token': await hmacSha256(key, login),
    signature: await hmacSha256(password, login + text),
  });
  const {sign = standard} = config;

  /** A signature that is there must be right; whether one must be there is the merchant's choice. */
  const isGenuine = async (headers: Headers, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> => {
    const signature = headers.get('signature');
    if (signature === null) return !requireSignature;
    const signed = new Uint8Array([...new TextEncoder().encode(login), ...bytes]);
    return await isSignedBy([password], signed, signature);
  };

  const ask = async (
    call: GatewayCall,
    method: 'GET' | 'POST',
    path: string,
    text = '',
  ): Promise<GatewayAnswer> => {
    const url = `${base}/${path}`;
    const headers = await sign({method, url, text});
    const answer = await call({method, url, headers, ...(method === 'POST' && {text})});
    if (!(await isGenuine(answer.headers, answer.bytes)))
      throw new GatewayFault('unusable', answer.httpStatus);
    return answer;
  };

  return {
    id: reader.id,
    allowedHosts,

    async create(input, call) {
      needsCurrency(input.currency, ['INR']);
      const way = mode === 'hpp' ? {widget: {method: 'upi', locale}} : {method: 'upi'};
      const answer = await ask(call, 'POST', 'payment', JSON.stringify({...way, ...common(input)}));
      const challenge = challengeIn(reader, answer, allowedHosts);
      const id = challenge.ids?.gateway;
      if (id === undefined || (challenge.ids?.order ?? input.ref) !== input.ref) {
        throw new GatewayFault('unusable', answer.httpStatus);
      }
      return {challenge, ids: {gateway: id}};
    },

    canAsk: ({ids}) => ids.gateway !== undefined,

    async ask({ids}, call) {
      const answer = await ask(call, 'GET', `transaction/${encodeURIComponent(ids.gateway ?? '')}`);
      const status = statusIn(reader, answer);
      if (!status) throw new GatewayFault('unusable', answer.httpStatus);
      return [status];
    },

    webhook: {
      methods: ['POST'],
      types: ['application/json'],
      names: ['request_id', 'reference'],
      prove: isGenuine,
      // that callbacks are signed is not documented: the token in their URL is needed in any case
      isProofEnough: false,
      hint: ({values}) => {
        const ref = values.get('reference');
        return isId(ref) ? {ref} : {};
      },
    },

    comeback: {names: [], read: async () => ({})},
  };
}

function common({
  ref,
  orderId,
  amount,
  currency,
  description,
  customer,
  returnUrl,
  cancelUrl,
  webhookUrl,
  shopper,
}: CreateInput) {
  const known = needs(customer, ['name', 'email', 'phone', 'country', 'state', 'city', 'address', 'zip']);
  const [first = '', ...rest] = known.name.trim().split(/\s+/);
  return {
    reference: ref,
    currency,
    amount: amount.replace(/\.0+$/, ''),
    description,
    customer: {
      identifier: customer.id ?? ref,
      email: known.email,
      phone: known.phone,
      first_name: first,
      last_name: rest.join(' ') || first,
      country: known.country,
      city: known.city,
      address: known.address,
      state_code: known.state,
      zip_code: known.zip,
      ...(shopper.ip !== undefined && {ip: shopper.ip}),
    },
    callback_url: webhookUrl,
    redirect_url: returnUrl,
    cancel_url: cancelUrl,
    extra: [{order: orderId}],
  };
}
