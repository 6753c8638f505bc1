import type {CheckedChallenge, PaymentIds} from '../input/challenge.js';
import type {PlainObject} from '../input/plain.js';
import type {PaymentStatus, StatusWord} from '../input/status.js';

/** What a return URL's query or a posted return form says: never a result, only which payment to ask about. */
export type ReturnHint = {
  readonly ids: PaymentIds;
  /** What the gateway claims. Nothing may be concluded from it. */
  readonly hint: StatusWord | 'unknown';
};

/** A read challenge may carry an `http:` on localhost host; `allowedHosts` narrows the hosts of pages. */
export type ReadOptions = {readonly allowedHosts?: readonly string[]};

/**
 * How one gateway speaks. Plain, pure, without a DOM; the same object serves the
 * browser and the server. Readers return `undefined` for a body that is not this
 * gateway's, and throw `PayError` for one that is and cannot be used.
 */
export type Gateway = {
  readonly id: string;
  /** Hosts of its payment pages, written as in `allowed-hosts`: a bare URL is known by them. */
  readonly hosts?: readonly string[];
  /** It learns a payment's id only when the shopper comes back. */
  readonly waitsForReturn?: boolean;
  /**
   * Whether a body of unknown origin is this gateway's beyond doubt; then its reader has the last word.
   * Without it, the readers are simply asked.
   */
  recognises?(body: PlainObject): boolean;
  /** @throws {PayError} `challenge-invalid`, `challenge-unsupported`, `payment-rejected`, `url-rejected`. */
  readChallenge(body: unknown, options?: ReadOptions): CheckedChallenge | undefined;
  /** A failed lookup is no status: `undefined`. */
  readStatus(body: unknown): PaymentStatus | undefined;
  readReturn(query: URLSearchParams): ReturnHint | undefined;
};

/** What the checkout itself needs of a gateway; what a return says is for the page that it leads to. */
export type Reader = Omit<Gateway, 'readReturn'>;

/** A gateway whole. Builds leave it out where only its reader is used. */
export const withReturn = (reader: Reader, readReturn: Gateway['readReturn']): Gateway => ({
  ...reader,
  readReturn,
});
