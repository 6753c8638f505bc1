import {PayError} from './errors.js';
import {parseModes} from './flow/page-modes.js';
import type {Source} from './session/source.js';
import type {SurfaceHost} from './surface-host.js';

/**
 * What the element's attributes and properties say, as they are now.
 *
 * @throws {PayError} `config-invalid`, fatal, with the attribute in `field`.
 */
export function readSource(element: SurfaceHost): Source {
  const {challenge, paymentUrl, amount, currency, paymentId} = element;
  const given = challenge ?? paymentUrl;
  if ((amount === undefined) !== (currency === undefined)) {
    throw invalid(amount === undefined ? 'amount' : 'currency', 'amount and currency go together.');
  }
  return {
    ...(given !== undefined && {challenge: given}),
    ...(element.createPayment && {createPayment: element.createPayment}),
    ...(element.fetchStatus && {fetchStatus: element.fetchStatus}),
    ...strings(element),
    ...(element.order !== undefined && {order: orderOf(element.order)}),
    ...(amount !== undefined &&
      currency !== undefined && {amount: {value: amount, currency: currency.toUpperCase()}}),
    ...(element.upiApps !== undefined && {upiApps: words(element.upiApps)}),
    statusMethod: methodOf(element.statusMethod),
    requestHeaders: headersOf(element.requestHeaders),
    modes: parseModes(element.mode ?? 'auto'),
    allowedHosts: words(element.allowedHosts ?? []),
    sessionKey: element.sessionKey ?? paymentId ?? (element.id || 'default'),
  };
}

const STRINGS = [
  'createUrl',
  'statusUrl',
  'statusToken',
  'paymentId',
  'gateway',
  'reference',
  'expiresAt',
] as const;

function strings(element: SurfaceHost) {
  const found: Partial<Record<(typeof STRINGS)[number], string>> = {};
  for (const name of STRINGS) {
    const value = element[name];
    if (value !== undefined && value !== null && value !== '') found[name] = String(value);
  }
  return found;
}

function orderOf(order: unknown): unknown {
  if (typeof order === 'object') return order;
  throw invalid('order', 'order must be JSON, an object that create-url understands.');
}

function methodOf(method: string | undefined): 'GET' | 'POST' {
  const upper = (method ?? 'GET').toUpperCase();
  if (upper === 'GET' || upper === 'POST') return upper;
  throw invalid('status-method', 'status-method must be GET or POST.');
}

function headersOf(headers: unknown): Readonly<Record<string, string>> {
  if (headers === undefined || headers === null) return {};
  const entries =
    typeof headers === 'object' && !Array.isArray(headers) ? Object.entries(headers) : undefined;
  if (!entries?.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    throw invalid('request-headers', 'request-headers must be a JSON object of texts.');
  }
  return Object.fromEntries(entries);
}

/** A list, or words between spaces or commas. */
function words(value: string | readonly string[]): readonly string[] {
  return (typeof value === 'string' ? value.split(/[\s,]+/) : value).filter((word) => word !== '');
}

function invalid(field: string, message: string): PayError {
  return new PayError('config-invalid', message, {fatal: true, field});
}
