import {configInvalid} from '../input/config-invalid.js';
import type {Gateway} from './gateway.js';

/** What can be said of a gateway without its reader, which is loaded only when a raw body needs it. */
export type KnownGateway = Pick<Gateway, 'id' | 'hosts' | 'waitsForReturn'>;

const builtIn: readonly KnownGateway[] = [
  {id: 'razorpay', hosts: ['api.razorpay.com']},
  {id: 'rumbapay', hosts: ['.checkout.transactica.net']},
  {id: 'kupay', hosts: ['pay.kupay.finance']},
  {id: 'rupantorpay', hosts: ['payment.rupantorpay.com'], waitsForReturn: true},
  {id: 'uddoktapay', waitsForReturn: true},
];

const registered = new Map<string, Gateway>();

/**
 * Teaches this page (or server) one more gateway. A name can be given again; the last one counts.
 *
 * @throws {PayError} `config-invalid` for a built-in gateway's name, or if a reader is missing.
 */
export function registerGateway(gateway: Gateway) {
  const {id, readChallenge, readStatus, readReturn} = gateway;
  const hasReaders = [readChallenge, readStatus, readReturn].every((reader) => typeof reader === 'function');
  if (!hasReaders || !/^[a-z][a-z0-9_-]{0,39}$/.test(id) || builtIn.some((known) => known.id === id)) {
    throw configInvalid(
      'gateway',
      'A gateway needs a lower-case id of its own, readChallenge, readStatus and readReturn.',
    );
  }
  registered.set(id, gateway);
}

/** What this page registered; each with its readers. */
export const registeredGateways = (): readonly Gateway[] => [...registered.values()];

/** Registered ones first: whoever adds a gateway knows it better than we do. */
export const knownGateways = (): readonly KnownGateway[] => [...registeredGateways(), ...builtIn];
