import {json, parseFields, readText} from './http.js';
import {toMajor} from './money.js';
import type {SimPayment} from './payment.js';
import {isSimAction} from './payment.js';
import type {SimSettings, Simulator} from './trade.js';

/** A payment as the controls answer it. */
export function summary(payment: SimPayment) {
  return {
    id: payment.id,
    names: payment.names,
    state: payment.state,
    amount: toMajor(payment.amountMinor, payment.currency),
    paidAmount: toMajor(payment.paidMinor, payment.currency),
    currency: payment.currency,
    method: payment.method,
    ...(payment.pagePath && {pageUrl: payment.origin + payment.pagePath}),
    ...(payment.upiLink && {upiLink: payment.upiLink}),
    ...(payment.message && {message: payment.message}),
  };
}

/** The known switches of an object, and nothing else of it. */
export function readSettings(fields: Readonly<Record<string, unknown>>): Partial<SimSettings> {
  const changes: Partial<SimSettings> = {};
  for (const name of ['coop', 'refuseFrames', 'webhooks', 'down'] as const) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value === 'boolean') changes[name] = value;
  }
  return changes;
}

/** The switches of a posted form, where a box that is not ticked is not sent. */
export function toSettings(fields: Readonly<Record<string, unknown>>): SimSettings {
  const ticked = (name: keyof SimSettings) => Object.hasOwn(fields, name);
  return {
    coop: ticked('coop'),
    refuseFrames: ticked('refuseFrames'),
    webhooks: ticked('webhooks'),
    down: ticked('down'),
  };
}

/**
 * For tests and for the shop's log: `GET /_sim/payments`, `GET /_sim/payments/:id`,
 * `POST /_sim/payments/:id/:action` (body `{paidMinor?, method?}`), `GET /_sim/deliveries`,
 * `GET` and `POST /_sim/settings`. `:id` is any name of the payment, or `last`.
 */
export async function handleControl(request: Request, url: URL, simulator: Simulator): Promise<Response> {
  const [what, id, action] = url.pathname.slice('/_sim/'.length).split('/').map(decodeURIComponent);
  const posts = request.method === 'POST';
  if (what === 'settings') {
    if (posts)
      simulator.configure(readSettings(parseFields(await readText(request), 'application/json') ?? {}));
    return json(simulator.settings);
  }
  if (what === 'deliveries') return json(simulator.deliveries);
  if (what !== 'payments') return json({error: 'no such control'}, 404);
  if (!id) return json(simulator.payments.map(summary));
  const payment = simulator.find(id);
  if (!payment) return json({error: 'no such payment'}, 404);
  if (!action) return json(summary(payment));
  if (!posts || !isSimAction(action)) return json({error: 'POST one of the actions'}, posts ? 404 : 405);
  const body = parseFields(await readText(request), 'application/json') ?? {};
  await simulator.act(id, action, {
    ...(typeof body.paidMinor === 'number' && {paidMinor: body.paidMinor}),
    ...(typeof body.method === 'string' && {method: body.method}),
  });
  await simulator.idle();
  return json(summary(payment));
}
