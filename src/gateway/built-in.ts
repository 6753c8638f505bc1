import type {Gateway} from './gateway.js';
import {kupay} from './kupay.js';
import {razorpay} from './razorpay.js';
import {registeredGateways} from './registry.js';
import {rumbapay} from './rumbapay.js';
import {rupantorpay} from './rupantorpay.js';
import {uddoktapay} from './uddoktapay.js';

/** All of them whole, in the order of `allReaders`. */
export const allGateways = (): readonly Gateway[] => [
  ...registeredGateways(),
  razorpay,
  rumbapay,
  kupay,
  rupantorpay,
  uddoktapay,
];

export const gatewayById = (id: string): Gateway | undefined =>
  allGateways().find((gateway) => gateway.id === id);
