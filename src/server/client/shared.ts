import {PayError} from '../../errors.js';
import type {Gateway} from '../../gateway/gateway.js';
import type {CheckedChallenge} from '../../input/challenge.js';
import type {PaymentStatus} from '../../input/status.js';
import type {Params} from '../params.js';
import {FORM_TYPES, JSON_TYPE} from '../params.js';
import type {Payment} from '../payment.js';
import type {GatewayAnswer} from './call.js';
import {GatewayFault} from './call.js';

/** The forms in which gateways' PHP posts. */
export const ANY_FORM = [JSON_TYPE, ...FORM_TYPES] as const;

/** At one time, so many ids are asked about. */
const MAX_ASKED = 6;

/**
 * The challenge in a gateway's create answer.
 *
 * @throws {PayError} as the gateway's reader says. @throws {GatewayFault} if there is none in it.
 */
export function challengeIn(
  reader: Gateway,
  {body, ok, httpStatus}: GatewayAnswer,
  allowedHosts: readonly string[],
): CheckedChallenge {
  if (httpStatus >= 500) throw new GatewayFault('unreachable', httpStatus);
  const challenge = reader.readChallenge(body, {allowedHosts});
  if (!ok || !challenge) throw new GatewayFault(ok ? 'unusable' : 'refused', httpStatus);
  return challenge;
}

/** The status in a gateway's answer; `undefined` for a failed lookup, whatever its body says. */
export function statusIn(reader: Gateway, {body, ok}: GatewayAnswer): PaymentStatus | undefined {
  return ok ? reader.readStatus(body) : undefined;
}

/**
 * Ids that only a return or a webhook could bring: what is open, what is new, and
 * what is at its end. New ones may be anybody's invention, so they are few at a time.
 */
export function idsToAsk({candidates, attempts}: Payment): readonly string[] {
  const isOpen = (word: string) => word === 'pending' || word === 'processing' || word === 'attempt_failed';
  const known = attempts.filter(({id}) => id !== '');
  const open = known.filter(({word}) => isOpen(word)).map(({id}) => id);
  const over = known.filter(({word}) => !isOpen(word)).map(({id}) => id);
  return [...new Set([...open.slice(0, 2), ...candidates.slice(0, 3), ...over, ...open])].slice(0, MAX_ASKED);
}

/**
 * Asks about several ids. One that cannot be asked about does not hide the others.
 *
 * @throws {GatewayFault} if nothing was learnt about any of them.
 */
export async function askEach(
  ids: readonly string[],
  ask: (id: string) => Promise<PaymentStatus | undefined>,
): Promise<readonly PaymentStatus[]> {
  const results = await Promise.allSettled(ids.map(ask));
  const statuses = results.flatMap((result) =>
    result.status === 'fulfilled' && result.value ? [result.value] : [],
  );
  if (statuses.length > 0) return statuses;
  const [failed] = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  throw failed instanceof GatewayFault ? failed : new GatewayFault('unusable');
}

/** The first of several spellings of a parameter. */
export function firstOf({values}: Params, names: readonly string[]): string | undefined {
  return names.map((name) => values.get(name)).find((value) => value !== null && value !== '') ?? undefined;
}

export const hostOfUrl = (url: string) => new URL(url).host;

/** @throws {PayError} `config-invalid` for an order in a currency that the gateway's account does not take. */
export function needsCurrency(currency: string, allowed: readonly string[]): void {
  if (allowed.includes(currency)) return;
  throw new PayError('config-invalid', `This gateway takes ${allowed.join(', ')}.`, {field: 'currency'});
}
