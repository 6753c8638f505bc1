import {parsePaymentUrl, urlRejected} from './payment-url.js';
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
  const url = parsePaymentUrl(link);
  const params = /^https?:/i.test(url) ? undefined : upiParams(url);
  if (!params) throw urlRejected('upi-action', link);
  const optional = (key: string, name: string, read = (value: string) => value) => {
    const value = params.get(name);
    return value ? {[key]: read(value)} : {};
  };
  return {
    payee: params.get('pa') ?? '',
    ...optional('name', 'pn', spaced),
    ...optional('amount', 'am'),
    ...optional('currency', 'cu', (currency) => currency.toUpperCase()),
    ...optional('note', 'tn', spaced),
    ...optional('reference', 'tr'),
  };
}

/** Some gateways write names and notes as forms do. Nothing else in a link may be read that way. */
const spaced = (text: string) => text.replaceAll('+', ' ');
