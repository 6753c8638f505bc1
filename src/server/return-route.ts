import {cookieFor, grant, handleOf, readHandle, unlock} from './access.js';
import {notFound, readBytes} from './http.js';
import type {Kit} from './kit.js';
import type {Params} from './params.js';
import {flat, readParams} from './params.js';
import type {Payment} from './payment.js';
import {publicView} from './payment.js';
import {isId} from './token.js';
import type {Watch} from './watch.js';

const MAX_BYTES = 64 * 1024;
/** The shopper waits: after this the page polls on, and so does the server. */
const PATIENCE_MS = 5_000;

/** How many ids a payment keeps to ask about. */
const MAX_CANDIDATES = 10;

/**
 * `GET|POST /return/:gateway/:handle[/cancelled]`: the gateway sends the shopper
 * back. Whatever it says is a hint; the gateway's API is asked, and the shopper
 * goes on by 303 to the shop's page with `#pay=<ref>.<token>`, a handle and never
 * a result (SEC-37, SEC-40). The token in the URL must be enough: a cross-site
 * POST carries no cookies.
 */
export async function returnRoute(
  {kit, watch}: {readonly kit: Kit; readonly watch: Watch},
  request: Request,
  gateway: string,
  rest: readonly string[],
): Promise<Response> {
  const client = kit.clients.get(gateway);
  const query = new URL(request.url).searchParams;
  const handle = readHandle(rest[0] ?? handleOf(query.get('ref') ?? '', query.get('token') ?? ''));
  if (!client || !handle) throw notFound();
  const payment = await unlock(kit, handle.ref, handle.token, 'return');
  if (payment.gateway !== gateway) throw notFound();

  const id = await whatCameBack(
    request,
    query,
    (params) => client.comeback.read(params, payment),
    client.comeback.names,
  );
  const isCancelled = rest[1] === 'cancelled';
  await kit.ledger.change(payment.ref, (stored) => hinted(stored, kit.now(), id, isCancelled));
  kit.event(payment, {type: 'return', word: isCancelled ? 'cancelled' : 'back'});
  await patient(kit, watch.refreshNow(payment.ref));

  const token = await grant(kit, payment.ref);
  const newest = (await kit.ledger.payment(payment.ref)) ?? payment;
  return new Response(null, {
    status: 303,
    headers: {
      location: goOn(kit, newest, handleOf(payment.ref, token)),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'set-cookie': cookieFor(kit, payment.ref, token),
    },
  });
}

/** Notes that there is something to ask the gateway, so that it is asked even if this process dies now. */
export function hinted(payment: Payment, now: number, id?: string, isAbandoned = false): Payment {
  const {attempts, candidates, hintAt, askedAt} = payment;
  const isKnown =
    id === undefined || candidates.includes(id) || attempts.some((attempt) => attempt.id === id);
  if (isKnown && hintAt > askedAt && (payment.abandoned || !isAbandoned)) return payment;
  return {
    ...payment,
    hintAt: Math.max(now, askedAt + 1),
    candidates: isKnown ? candidates : [id, ...candidates].slice(0, MAX_CANDIDATES),
    ...(isAbandoned && {abandoned: true}),
  };
}

/** An id that is no id, or that came twice, is as if none had come: the shopper is sent on all the same (SEC-81). */
async function whatCameBack(
  request: Request,
  query: URLSearchParams,
  read: (params: Params) => Promise<{readonly gatewayId?: string}>,
  names: readonly string[],
): Promise<string | undefined> {
  try {
    const params =
      request.method === 'POST'
        ? await readParams(request.headers, await readBytes(request, MAX_BYTES))
        : flat(query);
    if (names.some((name) => params.suspicious.includes(name))) return undefined;
    const {gatewayId} = await read(params);
    return isId(gatewayId) ? gatewayId : undefined;
  } catch {
    return undefined;
  }
}

/** Waits for an answer, but not for ever; the work itself goes on. */
export async function patient<T>(kit: Kit, work: Promise<T>, limitMs = PATIENCE_MS): Promise<T | undefined> {
  kit.later(() => work);
  let cancel = () => {};
  const late = new Promise<undefined>((resolve) => {
    cancel = kit.clock.after(limitMs, () => resolve(undefined));
  });
  return await Promise.race([work, late]).finally(() => cancel());
}

/** The shop's page. Only an origin of the shop's own is ever gone to; anything else becomes its front page. */
function goOn(kit: Kit, payment: Payment, handle: string): string {
  const {ref, orderId, gateway} = payment;
  let target = new URL('/', kit.site.origin);
  try {
    const path: unknown = kit.options.returnTo(publicView(payment));
    const url = new URL(String(path), kit.site.origin);
    if (typeof path !== 'string' || !kit.origins.includes(url.origin))
      throw new TypeError('not a path of this shop');
    target = url;
  } catch (cause) {
    kit.fault({code: 'callback-failed', where: 'returnTo', ref, orderId, gateway, cause});
  }
  target.hash = `pay=${handle}`;
  return target.href;
}
