import type {Asked} from './poll-status.js';

/** What the last answers say of the line, not of the payment. */
export type Trouble = {
  readonly failures: number;
  readonly denied: number;
  /** Monotonic milliseconds of the first refusal in a row. */
  readonly deniedSince?: number;
};

export const NO_TROUBLE: Trouble = {failures: 0, denied: 0};

const NOTICE_AFTER = 3;
const DENIED_TIMES = 3;
const DENIED_FOR_MS = 30_000;

export function withAnswer(trouble: Trouble, asked: Asked, now: number): Trouble {
  switch (asked.kind) {
    case 'status':
      return NO_TROUBLE;
    case 'unreachable':
      return {failures: trouble.failures + 1, denied: 0};
    case 'denied':
      return {failures: 0, denied: trouble.denied + 1, deniedSince: trouble.deniedSince ?? now};
  }
}

/** Worth telling the shopper. */
export const isTrouble = ({failures}: Trouble) => failures >= NOTICE_AFTER;

/** The endpoint will not tell us: refused three times in a row, over at least half a minute. */
export const isDenied = ({denied, deniedSince}: Trouble, now: number) =>
  denied >= DENIED_TIMES && deniedSince !== undefined && now - deniedSince >= DENIED_FOR_MS;
