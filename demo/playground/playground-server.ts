import type {StatusWord} from '../../src/input/status.js';
import {STATUS_WORDS} from '../../src/input/status.js';
import type {Fault} from '../shop/faults.js';
import {withFault} from '../shop/faults.js';
import type {Log} from '../shop/log.js';
import {readText} from '../simulators/http.js';
import {SIM_ACTIONS} from '../simulators/payment.js';
import type {GatewayName} from '../simulators/trade.js';
import {AMOUNT, CODE} from './samples.js';
import {PRETEND_CSS, pretendPage} from './stage-page.js';

/** How many made-up payments are remembered. */
const KEPT = 200;

const MAX_TRIES = 3;

type Payment = {status: StatusWord; seq: number; triesLeft: number};

const isWord = (word: string): word is StatusWord => (STATUS_WORDS as readonly string[]).includes(word);

export type PretendOptions = {
  readonly log: Log;
  readonly fault: () => Fault;
  /** Origins of the gateways' simulators. */
  readonly gateways: Readonly<Record<GatewayName, string>>;
};

/** The playground's server: a status endpoint that says what it is told to, and an endpoint for one-time codes. */
export class PretendServer {
  readonly #payments = new Map<string, Payment>();
  readonly #options: PretendOptions;

  constructor(options: PretendOptions) {
    this.#options = options;
  }

  /** Routes below `/playground/`; `undefined` for what is none of them. */
  async fetch(request: Request, url: URL): Promise<Response | undefined> {
    const [, what, id = '', rest = ''] =
      /^\/playground\/(\w+)\/(\w{1,40})\/([\w/-]+)$/.exec(url.pathname) ?? [];
    const posts = request.method === 'POST';
    if (what === 'act' && posts) return this.#act(id, rest);
    if (what !== 'payments') return undefined;
    const payment = this.#find(id);
    const {log, fault} = this.#options;
    if (rest === 'status' && !posts) {
      const {status, seq} = payment;
      const {value: amount, currency} = AMOUNT;
      const answer = await withFault(fault(), async () => Response.json({id, status, seq, amount, currency}));
      const word = fault() === 'none' ? `200 ${status}` : `fault: ${fault()}`;
      log.add('request', `GET …/status: ${word}`);
      return answer;
    }
    if (!posts) return undefined;
    const body = (await readText(request)).slice(0, 200);
    if (rest === 'status') return setStatus(payment, body);
    const answer =
      rest === 'otp' ? readCode(payment, body) : rest === 'otp/resend' ? sendCode(payment) : undefined;
    if (!answer) return undefined;
    log.add('request', `POST …/${rest}: ${answer.result}`);
    return Response.json(answer);
  }

  #find(id: string): Payment {
    const payment = this.#payments.get(id) ?? {status: 'pending', seq: 1, triesLeft: MAX_TRIES};
    this.#payments.set(id, payment);
    const [oldest] = this.#payments.keys();
    if (this.#payments.size > KEPT && oldest !== undefined) this.#payments.delete(oldest);
    return payment;
  }

  /** What a shopper, or a person at the gateway, does with its newest payment. */
  async #act(gateway: string, action: string): Promise<Response | undefined> {
    const {gateways} = this.#options;
    if (!Object.hasOwn(gateways, gateway) || !(SIM_ACTIONS as readonly string[]).includes(action))
      return undefined;
    const answer = await fetch(`${gateways[gateway as GatewayName]}/_sim/payments/last/${action}`, {
      method: 'POST',
    });
    return new Response(null, {status: answer.ok ? 204 : 409});
  }
}

function setStatus(payment: Payment, word: string): Response {
  if (!isWord(word)) return Response.json({error: 'unknown status'}, {status: 400});
  payment.status = word;
  payment.seq += 1;
  if (word === 'pending') payment.triesLeft = MAX_TRIES;
  return new Response(null, {status: 204});
}

function readCode(payment: Payment, body: string): {result: string; triesLeft?: number} {
  if (payment.triesLeft === 0) return {result: 'too-many'};
  if (codeOf(body) === CODE) {
    payment.status = 'succeeded';
    payment.seq += 1;
    return {result: 'accepted'};
  }
  payment.triesLeft -= 1;
  return payment.triesLeft === 0 ? {result: 'too-many'} : {result: 'wrong', triesLeft: payment.triesLeft};
}

function codeOf(body: string): unknown {
  try {
    return (JSON.parse(body) as {readonly code?: unknown} | null)?.code;
  } catch {
    return undefined;
  }
}

function sendCode(payment: Payment): {result: string; resendAfterMs: number} {
  payment.triesLeft = MAX_TRIES;
  return {result: 'sent', resendAfterMs: 10_000};
}

const PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/**
 * The made-up payment page, to be served on another origin than the shop's.
 *
 * @param shopUrl - The shop's origin, known once it is served.
 */
export async function pretendGateway(request: Request, shopUrl: string): Promise<Response | undefined> {
  const url = new URL(request.url);
  if (url.pathname === '/pretend.css') {
    return new Response(PRETEND_CSS, {headers: {'content-type': 'text/css; charset=utf-8'}});
  }
  if (url.pathname !== '/pretend') return undefined;
  const fields = request.method === 'POST' ? [...new URLSearchParams(await readText(request))] : [];
  const payment = url.searchParams.get('payment') ?? '';
  const back = `${shopUrl}/playground/back?${new URLSearchParams({payment})}`;
  return new Response(pretendPage(fields, back).text, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PAGE_POLICY,
      'x-content-type-options': 'nosniff',
    },
  });
}
