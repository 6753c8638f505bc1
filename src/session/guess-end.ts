import type {Clock} from '../lib/clock.js';

/** Without any word of the merchant's or gateway's, the time to pay. */
export const DEFAULT_LIMIT_MS = 15 * 60_000;
/** A device's clock that is further off than this is not believed even for a first guess. */
const PLAUSIBLE_MS = 24 * 60 * 60_000;

/** When an ISO time comes by the device's clock, in monotonic milliseconds; `undefined` if that cannot be. */
export function guessEnd(clock: Clock, expiresAt = ''): number | undefined {
  const leftMs = Date.parse(expiresAt) - clock.date();
  return leftMs > 0 && leftMs < PLAUSIBLE_MS ? clock.now() + leftMs : undefined;
}
