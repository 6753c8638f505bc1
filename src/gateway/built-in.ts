import type {Gateway} from './gateway.js';
import {kupay} from './kupay.js';
import {razorpay} from './razorpay.js';
import {registeredGateways} from './registry.js';
import {rumbapay} from './rumbapay.js';
import {rupantorpay} from './rupantorpay.js';
import {uddoktapay} from './uddoktapay.js';

/** All with their readers, in the order in which they are asked about a body of unknown origin. */
export const allGateways = (): readonly Gateway[] => [
  ...registeredGateways(),
  razorpay,
  rumbapay,
  kupay,
  rupantorpay,
  // claims what resembles it
  uddoktapay,
];

export const gatewayById = (id: string | undefined): Gateway | undefined =>
  allGateways().find((gateway) => gateway.id === id);

/** The named gateway alone, or all of them if none is named. */
export const gatewaysFor = (id: string | undefined): readonly Gateway[] =>
  allGateways().filter((gateway) => id === undefined || gateway.id === id);
