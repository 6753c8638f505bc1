import type {Reporter} from 'vitest/reporters';

/** Prints `<runner>: N passed, N failed` as the last line of a run. */
export function countsReporter(): Reporter;
