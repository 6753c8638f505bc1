import type {CheckedChallenge} from '../input/challenge.js';
import type {Device} from './device.js';
import type {UpiFlow} from './flow.js';
import {offeredApps} from './upi-apps.js';

/**
 * How this shopper can pay by a UPI link on this device. Pages have their modes, all else one way only.
 *
 * @param wished - UPI apps that the merchant wants listed, in order.
 */
export function chooseFlow(
  challenge: CheckedChallenge & {readonly kind: 'upi'},
  device: Device,
  wished?: readonly string[],
): UpiFlow {
  const apps = offeredApps(challenge, device, wished);
  // A computer opens no UPI app; on a phone its own screen is a poor place for a code.
  return {apps, step: apps.length > 0 ? 'apps' : 'qr'};
}
