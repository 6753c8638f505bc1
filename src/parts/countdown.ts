/**
 * Whole seconds that are left, never negative.
 *
 * @param endsAt - Milliseconds of the same clock as `now`; `undefined` while nothing is counted.
 */
export const secondsUntil = (endsAt: number | undefined, now: number): number | undefined =>
  endsAt === undefined ? undefined : Math.max(0, Math.ceil((endsAt - now) / 1_000));
