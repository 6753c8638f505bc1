import {readHandle, unlock} from './access.js';
import type {GatewayClient, WebhookHint} from './client/gateway-client.js';
import {json, mediaType, notFound, Refusal, readBytes} from './http.js';
import type {Kit} from './kit.js';
import {boundKey, eventKey} from './ledger.js';
import type {Params} from './params.js';
import {flat, readParams} from './params.js';
import type {Payment} from './payment.js';
import {hinted, patient} from './return-route.js';
import {isId, sha256} from './token.js';
import type {Watch} from './watch.js';

const MAX_BYTES = 256 * 1024;
/** Gateways give up after a few seconds, and call a slow shop broken. */
const PATIENCE_MS = 900;
const EVENT_MS = 10 * 86_400_000;

/**
 * `POST /webhook/:gateway[/:handle]` (GET where a gateway does that): proof over the raw
 * bytes first, then parsing, then a note in the store, then the question to the
 * gateway's API. The message itself never decides anything (SEC-83).
 */
export async function webhookRoute(
  {kit, watch}: {readonly kit: Kit; readonly watch: Watch},
  request: Request,
  gateway: string,
  rest: readonly string[],
): Promise<Response> {
  const client = kit.clients.get(gateway);
  if (!client) throw notFound();
  const bytes = await receive(client, request);
  const query = new URL(request.url).searchParams;
  const known = await byToken(kit, gateway, rest[0], query);
  await prove(kit, client, request.headers, bytes, known);
  const hint = await readHint(client, request, bytes, query);
  const payment = known ?? (await byIds(kit, gateway, hint));
  // one account may serve many shops: what is not ours is none of our business
  if (!payment) return done();

  // the same words about another payment are another message
  const eventId = await sha256(
    JSON.stringify([payment.ref, hint.eventId, query.toString(), await sha256(bytes)]),
  );
  const event = eventKey(gateway, eventId);
  kit.event(payment, {type: 'webhook', word: 'received', eventId: hint.eventId ?? eventId});
  if ((await kit.ledger.owner(event)) !== undefined) return done();
  await kit.ledger.change(payment.ref, (stored) => hinted(stored, kit.now(), hint.gatewayId));
  const asking = watch.refreshNow(payment.ref);
  kit.later(() => remember(kit, event, payment.ref, asking));
  const asked = await patient(kit, asking, PATIENCE_MS);
  // not learnt yet: the gateway may as well say it again, and `reconcile` has it in the book
  if (asked === 'failed') throw new Refusal(503, 'try-again', {'retry-after': '30'});
  return done();
}

const done = () => json({ok: true});

/** @throws {Refusal} 405, 415, 413. */
async function receive({webhook}: GatewayClient, request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const method = webhook.methods.find((allowed) => allowed === request.method);
  if (!method) throw new Refusal(405, 'method-refused', {allow: webhook.methods.join(', ')});
  if (method === 'GET') return new Uint8Array();
  if (!webhook.types.includes(mediaType(request.headers))) throw new Refusal(415, 'content-type-refused');
  return await readBytes(request, MAX_BYTES);
}

/** The payment that the URL's token opens; none where the URL has no token. A wrong one is refused. */
async function byToken(
  kit: Kit,
  gateway: string,
  segment: string | undefined,
  query: URLSearchParams,
): Promise<Payment | undefined> {
  const ref = query.get('ref');
  if (segment === undefined && ref === null) return undefined;
  const handle = readHandle(segment ?? `${ref}.${query.get('token') ?? ''}`);
  const payment = handle && (await unlock(kit, handle.ref, handle.token, 'webhook'));
  if (payment?.gateway !== gateway) throw notFound();
  return payment;
}

/** @throws {Refusal} 401 unless the message proves where it comes from, or its URL did. */
async function prove(
  kit: Kit,
  {id, webhook}: GatewayClient,
  headers: Headers,
  bytes: Uint8Array<ArrayBuffer>,
  known: Payment | undefined,
): Promise<void> {
  const isProven = webhook.prove ? await webhook.prove(headers, bytes) : known !== undefined;
  if (isProven && (known || webhook.isProofEnough)) return;
  kit.fault({code: 'webhook-forged', gateway: id, ...(known && {ref: known.ref, orderId: known.orderId})});
  throw new Refusal(401, 'proof-refused');
}

/** @throws {Refusal} 400 for ids that are none, and for names that came twice. */
async function readHint(
  {webhook}: GatewayClient,
  request: Request,
  bytes: Uint8Array<ArrayBuffer>,
  query: URLSearchParams,
): Promise<WebhookHint> {
  const params: Params = request.method === 'GET' ? flat(query) : await readParams(request.headers, bytes);
  if (webhook.names.some((name) => params.suspicious.includes(name)))
    throw new Refusal(400, 'parameter-repeated');
  const hint = webhook.hint(params, request.headers);
  const ids = [hint.gatewayId, hint.gatewayOrder, hint.ref];
  if (ids.some((id) => id !== undefined && !isId(id))) throw new Refusal(400, 'id-invalid');
  return hint;
}

async function byIds(kit: Kit, gateway: string, hint: WebhookHint): Promise<Payment | undefined> {
  const named = hint.ref === undefined ? undefined : await kit.ledger.payment(hint.ref);
  if (named?.gateway === gateway) return named;
  for (const id of [hint.gatewayId, hint.gatewayOrder]) {
    const ref = id === undefined ? undefined : await kit.ledger.owner(boundKey(gateway, id));
    const payment = ref === undefined ? undefined : await kit.ledger.payment(ref);
    if (payment) return payment;
  }
  return undefined;
}

/** A message that led to money need not be followed again; any other may have come too early. */
async function remember(kit: Kit, event: string, ref: string, asked: Promise<unknown>): Promise<void> {
  if ((await asked) !== 'answered') return;
  const payment = await kit.ledger.payment(ref);
  if (payment?.state !== 'succeeded' && payment?.state !== 'refunded') return;
  const row = await kit.ledger.row<unknown>(event);
  if (!row) await kit.ledger.write(event, {ref, at: kit.now()}, 0, kit.now() + EVENT_MS);
}
