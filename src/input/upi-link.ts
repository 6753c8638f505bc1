import {isPage, urlRejected} from './page-url.js';
import {parsePaymentUrl} from './payment-url.js';
import {present} from './plain.js';
import {upiParams} from './upi-rules.js';

/** What a UPI link says of itself, for display. The link stays as it is: apps and codes get it byte for byte. */
export type UpiDetails = {
  /** The payee's address, `shop@bank`. */
  readonly payee: string;
  readonly name?: string;
  /** Rupees, as written in the link; absent: the payer types it. */
  readonly amount?: string;
  /** In upper case. */
  readonly currency?: string;
  readonly note?: string;
  /** The merchant's reference, `tr`. */
  readonly reference?: string;
};

/**
 * Reads a copy of a UPI link.
 *
 * @throws {PayError} `url-rejected` if it is no payment link, or refused by the URL policy.
 */
export function parseUpiLink(link: string): UpiDetails {
  const params = isPage(parsePaymentUrl(link)) ? undefined : upiParams(link);
  if (!params) throw urlRejected('upi-action', link);
  const text = (name: string) => params.get(name) || undefined;
  // Some gateways write names and notes as forms do. Nothing else in a link may be read that way.
  const spaced = (name: string) => text(name)?.replaceAll('+', ' ');
  return {
    payee: text('pa') as string,
    ...present({
      name: spaced('pn'),
      amount: text('am'),
      currency: text('cu')?.toUpperCase(),
      note: spaced('tn'),
      reference: text('tr'),
    }),
  };
}
