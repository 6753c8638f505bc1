import {cookieFor, grant, refuseForeign} from './access.js';
import type {GatewayClient, Order} from './client/gateway-client.js';
import type {Wish} from './create.js';
import {openPayment} from './create.js';
import {json, mediaType, notFound, own, Refusal, readBytes, tooMany} from './http.js';
import type {Kit} from './kit.js';
import {idempotencyKey} from './ledger.js';
import {JSON_TYPE, parseJson} from './params.js';
import type {Payment} from './payment.js';
import type {RateLimit} from './rate-limit.js';
import {sha256} from './token.js';

const MAX_BYTES = 16 * 1024;
const DAY_MS = 86_400_000;
/** A request under a key that has not ended by now died on its way. */
const IN_FLIGHT_MS = 60_000;

/** What is kept of an idempotent request: the hash of its body, and the payment once there is one. */
type Remembered = {readonly hash: string; readonly at: number; readonly ref?: string};

/** `POST /payments`: `{orderId, gateway?, method?, …}` → create answer. Amounts in the body are not looked at (SEC-70). */
export async function createRoute(kit: Kit, request: Request, limit: RateLimit): Promise<Response> {
  refuseForeign(kit, request);
  if (mediaType(request.headers) !== JSON_TYPE) throw new Refusal(403, 'content-type-refused');
  const ip = kit.options.clientIp?.(request);
  const waitMs = ip === undefined ? 0 : limit.take(ip);
  if (waitMs > 0) throw tooMany(waitMs);
  const bytes = await readBytes(request, MAX_BYTES);
  const body = parseJson(bytes);
  const orderId = readOrderId(body);
  const order = await loadOrder(kit, orderId, request);
  const wish: Wish = {orderId, order, ...readWay(kit, order, body), shopper: shopperOf(request, ip)};

  const key = request.headers.get('idempotency-key');
  if (key === null) return await answer(kit, await openPayment(kit, wish));
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal(400, 'idempotency-key-invalid');
  return await answer(kit, await once(kit, key, await sha256(bytes), () => openPayment(kit, wish)));
}

/** Same key and body: the same payment. Other body: 422. Still under way: 409. After a failure the key is free again. */
async function once(kit: Kit, key: string, hash: string, create: () => Promise<Payment>): Promise<Payment> {
  const {ledger} = kit;
  const name = idempotencyKey(await sha256(key));
  const row = await ledger.row<Remembered>(name);
  if (row && row.value.hash !== hash) throw new Refusal(422, 'idempotency-key-reused');
  const known = row?.value.ref === undefined ? undefined : await ledger.payment(row.value.ref);
  if (known?.challenge) return known;
  if (row && kit.now() - row.value.at < IN_FLIGHT_MS) throw inFlight();
  const at = kit.now();
  if (!(await ledger.write(name, {hash, at}, row?.version ?? 0, at + DAY_MS))) throw inFlight();
  const version = (row?.version ?? 0) + 1;
  try {
    const payment = await create();
    await ledger.write(name, {hash, at, ref: payment.ref} satisfies Remembered, version, at + DAY_MS);
    return payment;
  } catch (error) {
    await ledger.write(name, {hash, at: 0} satisfies Remembered, version, at + DAY_MS);
    throw error;
  }
}

const inFlight = () => new Refusal(409, 'create-in-flight', {'retry-after': '1'});

function readOrderId(body: unknown): string {
  const value = own(body, 'orderId');
  const orderId = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof orderId !== 'string' || !/^[^\p{Cc}\p{Zl}\p{Zp}]{1,128}$/u.test(orderId)) {
    throw new Refusal(400, 'order-id-invalid');
  }
  return orderId;
}

async function loadOrder(kit: Kit, orderId: string, request: Request): Promise<Order> {
  let order: Order | null;
  try {
    order = await kit.options.loadOrder(orderId, request);
  } catch (cause) {
    kit.fault({code: 'callback-failed', where: 'loadOrder', orderId, cause});
    throw new Refusal(500, 'order-unavailable');
  }
  if (!order) throw notFound();
  return order;
}

function readWay(kit: Kit, order: Order, body: unknown): Pick<Wish, 'client' | 'method' | 'details'> {
  const wanted = own(body, 'gateway');
  const method = own(body, 'method');
  if (wanted !== undefined && typeof wanted !== 'string') throw new Refusal(400, 'gateway-unknown');
  if (method !== undefined && (typeof method !== 'string' || !/^[a-z0-9_-]{1,32}$/.test(method))) {
    throw new Refusal(400, 'method-unknown');
  }
  const client = wanted === undefined ? choose(kit, order, body) : kit.clients.get(wanted);
  if (!client) throw new Refusal(400, 'gateway-unknown');
  return {client, ...(method !== undefined && {method}), details: readDetails(body)};
}

function choose(kit: Kit, order: Order, body: unknown): GatewayClient | undefined {
  const {chooseGateway} = kit.options;
  const [first] = kit.clients.values();
  if (!chooseGateway) return first;
  try {
    const id = chooseGateway(order, Object.fromEntries(Object.entries(body ?? {})));
    return id === undefined ? first : kit.clients.get(id);
  } catch (cause) {
    kit.fault({code: 'callback-failed', where: 'chooseGateway', cause});
    throw new Refusal(500, 'gateway-unavailable');
  }
}

/** Short texts beside the known fields, as a bank's code: what a method of a gateway may need. */
function readDetails(body: unknown): Readonly<Record<string, string>> {
  const known = ['orderId', 'gateway', 'method'];
  const pairs = Object.entries(body ?? {}).filter(
    (pair): pair is [string, string] =>
      !known.includes(pair[0]) &&
      /^[a-z][a-z_]{0,31}$/.test(pair[0]) &&
      typeof pair[1] === 'string' &&
      /^[\x21-\x7e]{1,128}$/.test(pair[1]),
  );
  return Object.fromEntries(pairs.slice(0, 8));
}

function shopperOf({headers}: Request, ip: string | undefined): Wish['shopper'] {
  const userAgent = headers.get('user-agent')?.slice(0, 512);
  return {...(ip !== undefined && {ip}), ...(userAgent && {userAgent})};
}

async function answer(kit: Kit, {ref, challenge, expiresAt}: Payment): Promise<Response> {
  const statusToken = await grant(kit, ref);
  const url = `${kit.site.url}/payments/${ref}`;
  const body = {
    challenge,
    paymentId: ref,
    statusUrl: `${url}/status`,
    statusToken,
    cancelUrl: `${url}/cancel`,
    expiresAt: new Date(expiresAt).toISOString(),
  };
  return json(body, {headers: {'set-cookie': cookieFor(kit, ref, statusToken)}});
}
