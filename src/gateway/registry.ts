import {PayError} from '../errors.js';
import type {Gateway} from './gateway.js';
import {kupay} from './kupay.js';
import {razorpay} from './razorpay.js';
import {rumbapay} from './rumbapay.js';
import {rupantorpay} from './rupantorpay.js';
import {uddoktapay} from './uddoktapay.js';

/** In the order in which they are asked about a body of unknown origin: UddoktaPay claims what resembles it. */
const builtIn: readonly Gateway[] = [razorpay, rumbapay, kupay, rupantorpay, uddoktapay];

const registered = new Map<string, Gateway>();

/**
 * Teaches this page (or server) one more gateway. A name can be given again; the last one counts.
 *
 * @throws {PayError} `config-invalid` for a built-in gateway's name, or if a reader is missing.
 */
export function registerGateway(gateway: Gateway) {
  const readers = [gateway.readChallenge, gateway.readStatus, gateway.readReturn];
  const usable =
    /^[a-z][a-z0-9_-]{0,39}$/.test(gateway.id) && readers.every((reader) => typeof reader === 'function');
  if (!usable || builtIn.some(({id}) => id === gateway.id)) {
    throw new PayError(
      'config-invalid',
      'A gateway needs an id of its own in lower case, readChallenge, readStatus and readReturn.',
      {field: 'gateway'},
    );
  }
  registered.set(gateway.id, gateway);
}

export const gatewayById = (id: string): Gateway | undefined =>
  registered.get(id) ?? builtIn.find((gateway) => gateway.id === id);

/** Registered ones first: whoever adds a gateway knows it better than we do. */
export const allGateways = (): readonly Gateway[] => [...registered.values(), ...builtIn];
