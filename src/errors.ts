/** Stable names; merchants may branch on them. More may come, none changes its meaning. `docs/errors.md` has a section for each. */
export type PayErrorCode =
  | 'config-invalid'
  | 'challenge-invalid'
  | 'challenge-unsupported'
  | 'payment-rejected'
  | 'url-rejected'
  | 'create-failed'
  | 'status-denied'
  | 'status-unreachable'
  | 'status-mismatch'
  | 'popup-blocked'
  | 'frame-refused'
  | 'chunk-failed'
  | 'busy';

export type PayErrorOptions = {
  /** Whether the session ends with it: no payment came to be. Default: false. */
  readonly fatal?: boolean;
  /** The HTTP status of the answer that caused it. */
  readonly httpStatus?: number;
  /** The attribute, property or field to look at. */
  readonly field?: string;
  readonly cause?: unknown;
};

/**
 * The one error that leaves this library. Its message tells the integrator what
 * to change and never holds a URL, a token or a value; shoppers read `text/`.
 */
export class PayError extends Error {
  override readonly name = 'PayError';
  declare readonly code: PayErrorCode;
  declare readonly fatal: boolean;
  declare readonly httpStatus?: number;
  declare readonly field?: string;

  constructor(code: PayErrorCode, message: string, options: PayErrorOptions = {}) {
    super(message, options);
    Object.assign(this, {fatal: false, ...options, code});
  }
}
