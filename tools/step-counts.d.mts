export type Counts = {passed: number; failed: number};

/** How many tests of a step passed and failed. */
export function countsOf(
  step: {name: string; check?: boolean},
  outcome: {code: number; text: string},
): Counts;
