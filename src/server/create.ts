import {PayError} from '../errors.js';
import {parseAmount} from '../input/amount.js';
import type {Challenge, CheckedChallenge} from '../input/challenge.js';
import {toMinor} from '../input/minor-units.js';
import {parsePaymentUrl} from '../input/payment-url.js';
import {handleOf, storedToken} from './access.js';
import {GatewayFault} from './client/call.js';
import type {Created, CreateInput, GatewayClient, Order} from './client/gateway-client.js';
import {own, Refusal} from './http.js';
import type {Kit} from './kit.js';
import {boundKey, openKey, paidKey} from './ledger.js';
import type {CheckoutFault} from './options.js';
import type {Payment} from './payment.js';
import {isFinal, isPaid} from './payment.js';
import {newRef, newToken} from './token.js';

export type Wish = {
  readonly orderId: string;
  readonly order: Order;
  readonly client: GatewayClient;
  readonly method?: string;
  readonly details: Readonly<Record<string, string>>;
  readonly shopper: CreateInput['shopper'];
};

type Open = {readonly ref: string; readonly at: number};

/** A create that takes longer than this is believed dead: the gateway's own limit is 15 s for each of two calls. */
const CREATE_MS = 35_000;
/** Rows that only help to find an order's open payment may go after the payment is surely over. */
const OPEN_ROW_MS = 31 * 86_400_000;
/** A challenge that is about to run out is not handed out again. */
const MARGIN_MS = 60_000;

/**
 * The order's payment: the one that is open, or that paid it, else a new one.
 * Two gateways have no idempotency key of their own, so a second page for one
 * order is only made when the first can no longer be used.
 *
 * @throws {Refusal} 409 while another request is creating it for too long; 500, 502, 503 if it cannot be created.
 */
export async function openPayment(kit: Kit, wish: Wish): Promise<Payment> {
  const {ledger} = kit;
  const {orderId, client, method} = wish;
  const money = readMoney(kit, wish);
  const paidBy = await ledger.owner(paidKey(orderId));
  const paid = paidBy === undefined ? undefined : await ledger.payment(paidBy);
  if (paid?.challenge && isPaid(paid)) return paid;

  const key = openKey(orderId, client.id, method);
  const until = kit.now() + CREATE_MS;
  for (;;) {
    const row = await ledger.row<Open>(key);
    const newest = row && (await ledger.payment(row.value.ref));
    if (newest && isUsable(newest, money, kit.now())) return newest;
    if (row && isBeingCreated(row.value, newest, kit.now())) {
      if (kit.now() >= until) throw new Refusal(409, 'create-in-flight', {'retry-after': '2'});
      await new Promise<void>((resolve) => kit.clock.after(150, resolve));
      continue;
    }
    const open: Open = {ref: newRef(), at: kit.now()};
    if (!(await ledger.write(key, open, row?.version ?? 0, kit.now() + OPEN_ROW_MS))) continue;
    return await create(kit, wish, money, open);
  }
}

type Money = {readonly amount: string; readonly minor: bigint; readonly currency: string};

function readMoney(kit: Kit, {order, orderId}: Wish): Money {
  const {amount, currency} = order;
  try {
    if (typeof amount !== 'string' || !/^[A-Za-z]{3}$/.test(currency))
      throw new Refusal(500, 'order-invalid');
    const minor = toMinor(amount, currency);
    if (minor > 0n && parseAmount(amount) !== undefined)
      return {amount, minor, currency: currency.toUpperCase()};
  } catch {
    // told below
  }
  kit.fault({code: 'order-invalid', orderId, field: 'amount'});
  throw new Refusal(500, 'order-invalid');
}

function isUsable(payment: Payment, {minor, currency}: Money, now: number): boolean {
  const {challenge, state, hold, abandoned, expiresAt} = payment;
  if (!challenge || payment.minor !== String(minor) || payment.currency !== currency) return false;
  if (state === 'processing' || hold || isPaid(payment)) return true;
  return state === 'pending' && !abandoned && now < expiresAt - MARGIN_MS;
}

function isBeingCreated({at}: Open, payment: Payment | undefined, now: number): boolean {
  if (payment && (payment.challenge || payment.createFailed || isFinal(payment))) return false;
  return now - at < CREATE_MS;
}

/** The payment is stored before the gateway hears of it, so that no webhook can come too early. */
async function create(
  kit: Kit,
  wish: Wish,
  {amount, minor, currency}: Money,
  {ref, at}: Open,
): Promise<Payment> {
  const {ledger, site} = kit;
  const {client, orderId, order, method, details, shopper} = wish;
  const tokens = {return: newToken(), webhook: newToken()};
  const expiresAt = at + kit.paymentLifetime;
  await ledger.insert({
    ref,
    orderId,
    gateway: client.id,
    ...(method !== undefined && {method}),
    amount,
    minor: String(minor),
    currency,
    state: 'pending',
    reviews: [],
    attempts: [],
    ids: {},
    candidates: [],
    seq: 1,
    createdAt: at,
    updatedAt: at,
    expiresAt,
    askedAt: at,
    answeredAt: 0,
    hintAt: 0,
    tokens: [
      await storedToken(tokens.return, 'return', at),
      await storedToken(tokens.webhook, 'webhook', at),
    ],
    done: {},
    failures: 0,
    retryAt: 0,
  });
  const returnUrl = `${site.url}/return/${client.id}/${handleOf(ref, tokens.return)}`;
  const input: CreateInput = {
    ref,
    orderId,
    amount,
    minor,
    currency,
    customer: order.customer ?? {},
    description: order.description ?? `Order ${orderId}`,
    ...(method !== undefined && {method}),
    details,
    shopper,
    returnUrl,
    cancelUrl: `${returnUrl}/cancelled`,
    webhookUrl: `${site.url}/webhook/${client.id}/${handleOf(ref, tokens.webhook)}`,
    otpUrl: `${site.url}/payments/${ref}/otp`,
    otpResendUrl: `${site.url}/payments/${ref}/otp/resend`,
    shopUrl: site.origin,
    now: at,
    expiresAt,
  };
  const created = await ask(kit, wish, ref, input);
  await bind(kit, wish, ref, created);
  const payment = await ledger.change(ref, (stored) => ({
    ...stored,
    ids: created.ids,
    challenge: forBrowser(created.challenge, {amount, currency}),
    expiresAt: created.expiresAt ?? stored.expiresAt,
    ...(created.notes && {notes: created.notes}),
  }));
  if (!payment) throw new Refusal(503, 'store-failed');
  kit.event(payment, {type: 'created', word: created.challenge.kind});
  return payment;
}

async function ask(kit: Kit, {client, orderId}: Wish, ref: string, input: CreateInput): Promise<Created> {
  try {
    const created = await client.create(input, kit.call);
    checkUrls(created.challenge, client.allowedHosts);
    return created;
  } catch (error) {
    await kit.ledger.change(ref, (payment) => ({...payment, createFailed: true}));
    if (error instanceof Refusal) throw error;
    const facts = {ref, orderId, gateway: client.id};
    if (error instanceof PayError && error.code === 'config-invalid') {
      kit.fault({code: 'order-invalid', ...facts, ...(error.field !== undefined && {field: error.field})});
      throw new Refusal(500, 'order-invalid');
    }
    const isLost = error instanceof GatewayFault && error.kind === 'unreachable';
    kit.fault({code: isLost ? 'gateway-unreachable' : 'create-refused', ...facts, ...whyRefused(error)});
    if (isLost) throw new Refusal(503, 'gateway-unreachable', {'retry-after': '2'});
    throw new Refusal(502, 'gateway-refused');
  }
}

/** Codes only: a gateway's words may repeat what it was told about the shopper. */
function whyRefused(error: unknown): Pick<CheckoutFault, 'httpStatus' | 'reason' | 'gatewayCode' | 'field'> {
  if (error instanceof GatewayFault)
    return error.httpStatus === undefined ? {} : {httpStatus: error.httpStatus};
  if (!(error instanceof PayError)) return {};
  const code = own(error.cause, 'code');
  const isCode = /^[\w.-]{1,64}$/.test(String(code));
  return {
    reason: error.code,
    ...(error.field !== undefined && {field: error.field}),
    ...(isCode && code !== undefined && {gatewayCode: String(code)}),
  };
}

/** A gateway's id belongs to one payment. One that it gave out before would mix two payments up. */
async function bind(kit: Kit, {client, orderId}: Wish, ref: string, {ids}: Created): Promise<void> {
  for (const id of [ids.gatewayOrder, ids.gateway]) {
    if (id === undefined || (await kit.ledger.claim(boundKey(client.id, id), ref)) === ref) continue;
    await kit.ledger.change(ref, (payment) => ({...payment, createFailed: true}));
    kit.fault({code: 'create-refused', ref, orderId, gateway: client.id, field: 'id'});
    throw new Refusal(502, 'gateway-refused');
  }
}

/** @throws {PayError} `url-rejected`: no page on a host that is not the gateway's reaches the browser (SEC-74). */
function checkUrls(challenge: CheckedChallenge, allowedHosts: readonly string[]): void {
  if (challenge.kind === 'page' || challenge.kind === 'form') parsePaymentUrl(challenge.url, {allowedHosts});
  if (challenge.kind === 'upi') parsePaymentUrl(challenge.link, {allowedHosts});
  if (challenge.kind === 'choice')
    for (const option of challenge.options) checkUrls(option.challenge, allowedHosts);
}

/** What the browser needs to let the shopper pay, and nothing else: no ids of the gateway's. */
function forBrowser(
  challenge: CheckedChallenge,
  {amount, currency}: {amount: string; currency: string},
): Challenge {
  const {ids: _, ...rest} = challenge;
  return {...rest, amount: {value: amount, currency}};
}
