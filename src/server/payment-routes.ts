import {refuseForeign} from './access.js';
import {GatewayFault} from './client/call.js';
import type {GatewayClient} from './client/gateway-client.js';
import {json, mediaType, notFound, own, Refusal, readBytes} from './http.js';
import type {Kit} from './kit.js';
import {JSON_TYPE, parseJson} from './params.js';
import type {Payment} from './payment.js';
import {isFinal, statusOf} from './payment.js';
import type {StatusDesk} from './status-route.js';
import type {Watch} from './watch.js';

const MAX_BYTES = 4 * 1024;
/** A code may be wrong this often; then the payment must be made another way. */
const MAX_TRIES = 5;
const RESEND_MS = 30_000;

type Parts = {readonly kit: Kit; readonly watch: Watch; readonly desk: StatusDesk};

/**
 * `POST /payments/:ref/cancel`: the shopper gives this payment up. Where the
 * gateway can, it is voided; otherwise nothing changes but that the order's next
 * payment starts afresh. Answers how it stands after one more question.
 */
export async function cancelRoute(
  {kit, watch, desk}: Parts,
  request: Request,
  ref: string,
): Promise<Response> {
  refuseForeign(kit, request);
  const {payment} = await desk.enter(request, ref);
  const client = kit.clients.get(payment.gateway);
  await watch.refreshNow(ref);
  const newest = (await kit.ledger.payment(ref)) ?? payment;
  if (isFinal(newest)) return desk.answer(newest);
  if (client?.void && newest.state !== 'processing') {
    await client.void(newest, kit.call).catch(() => undefined);
    await watch.refreshNow(ref);
  }
  const given = await kit.ledger.change(ref, (stored) =>
    stored.abandoned ? stored : {...stored, abandoned: true},
  );
  kit.event(payment, {type: 'cancel', word: statusOf(given ?? newest)});
  return desk.answer(given ?? newest);
}

/** `POST /payments/:ref/otp`: `{code}` → `{result: 'accepted' | 'wrong' | 'expired' | 'too-many', triesLeft?, resendAfterMs?}`. */
export async function otpRoute(parts: Parts, request: Request, ref: string): Promise<Response> {
  const {kit, watch} = parts;
  const {payment, otp} = await enterOtp(parts, request, ref);
  if (mediaType(request.headers) !== JSON_TYPE) throw new Refusal(415, 'content-type-refused');
  const code = own(parseJson(await readBytes(request, MAX_BYTES)), 'code');
  if (typeof code !== 'string' || !/^[0-9]{3,10}$/.test(code)) throw new Refusal(400, 'code-invalid');

  // counted before it is tried: many guesses at once must not get more than the tries there are
  let wrong = 0;
  const counted = await kit.ledger.change(ref, (stored) => {
    wrong = stored.otp?.wrong ?? 0;
    return wrong >= MAX_TRIES
      ? stored
      : {...stored, otp: {wrong: wrong + 1, resendAt: stored.otp?.resendAt ?? 0}};
  });
  const resendAfterMs = Math.max(0, (counted?.otp?.resendAt ?? 0) - kit.now());
  if (wrong >= MAX_TRIES) return json({result: 'too-many', triesLeft: 0});
  const {result, notes} = await atGateway(kit, payment, () => otp.submit(payment, code, kit.call));
  await kit.ledger.change(ref, (stored) => ({
    ...stored,
    ...(notes && {notes: {...stored.notes, ...notes}}),
    // only a wrong code uses up a try
    ...(result !== 'wrong' && stored.otp && {otp: {...stored.otp, wrong: Math.max(0, stored.otp.wrong - 1)}}),
  }));
  kit.event(payment, {type: 'otp', word: result});
  if (result === 'accepted') {
    await watch.refreshNow(ref);
    return json({result});
  }
  if (result === 'expired') return json({result, resendAfterMs});
  const triesLeft = MAX_TRIES - wrong - 1;
  return json(triesLeft > 0 ? {result, triesLeft, resendAfterMs} : {result: 'too-many', triesLeft});
}

/** `POST /payments/:ref/otp/resend` → `{result: 'sent', resendAfterMs}`; too early: 429. */
export async function resendRoute(parts: Parts, request: Request, ref: string): Promise<Response> {
  const {kit} = parts;
  const {payment, otp} = await enterOtp(parts, request, ref);
  let waitMs = 0;
  await kit.ledger.change(ref, (stored) => {
    waitMs = Math.max(0, (stored.otp?.resendAt ?? 0) - kit.now());
    return waitMs > 0
      ? stored
      : {...stored, otp: {wrong: stored.otp?.wrong ?? 0, resendAt: kit.now() + RESEND_MS}};
  });
  if (waitMs > 0) {
    throw new Refusal(429, 'too-many-requests', {'retry-after': String(Math.ceil(waitMs / 1_000))});
  }
  const notes = await atGateway(kit, payment, () => otp.resend(payment, kit.call));
  await kit.ledger.change(ref, (stored) => ({...stored, notes: {...stored.notes, ...notes}}));
  kit.event(payment, {type: 'otp', word: 'sent'});
  return json({result: 'sent', resendAfterMs: RESEND_MS});
}

async function enterOtp(
  {kit, desk}: Parts,
  request: Request,
  ref: string,
): Promise<{payment: Payment; otp: NonNullable<GatewayClient['otp']>}> {
  refuseForeign(kit, request);
  const {payment} = await desk.enter(request, ref);
  const otp = kit.clients.get(payment.gateway)?.otp;
  if (!otp || payment.challenge?.kind !== 'otp') throw notFound();
  return {payment, otp};
}

async function atGateway<T>(kit: Kit, {ref, orderId, gateway}: Payment, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const httpStatus = error instanceof GatewayFault ? error.httpStatus : undefined;
    kit.fault({code: 'ask-failed', ref, orderId, gateway, ...(httpStatus !== undefined && {httpStatus})});
    throw new Refusal(502, 'gateway-unreachable');
  }
}
