import {parseModes} from './flow/page-modes.js';
import {parseList} from './input/hosts.js';
import {isPlainObject, present} from './input/plain.js';
import {sessionKeyOf} from './session/may-resume.js';
import type {Source} from './session/source.js';
import {invalid} from './session/source.js';
import type {SurfaceHost} from './surface-host.js';

type Text =
  | 'amount'
  | 'currency'
  | 'createUrl'
  | 'statusUrl'
  | 'statusToken'
  | 'paymentId'
  | 'gateway'
  | 'reference'
  | 'expiresAt';

const TEXTS = 'amount currency createUrl statusUrl statusToken paymentId gateway reference expiresAt';

/**
 * What the element's attributes and properties say, as they are now.
 *
 * @throws {PayError} `config-invalid`, fatal, with the attribute in `field`.
 */
export function readSource(element: SurfaceHost): Source {
  const {order, mode, allowedHosts, requestHeaders} = element;
  const found = (TEXTS.split(' ') as Text[]).map((name) => [name, String(element[name] ?? '') || undefined]);
  const {amount, currency, ...texts}: Partial<Record<Text, string>> = Object.fromEntries(found);
  const statusMethod = (element.statusMethod ?? 'GET').toUpperCase() as Source['statusMethod'];
  if (!amount !== !currency)
    throw invalid(amount ? 'currency' : 'amount', 'amount and currency go together.');
  if (order !== undefined && typeof order !== 'object')
    throw invalid('order', 'order must be a JSON object.');
  if (!/^(GET|POST)$/.test(statusMethod))
    throw invalid('status-method', 'status-method must be GET or POST.');
  if (!areTexts(requestHeaders ?? {}))
    throw invalid('request-headers', 'request-headers must be a JSON object of texts.');
  return present({
    ...texts,
    challenge: element.challenge ?? element.paymentUrl,
    createPayment: element.createPayment ?? undefined,
    fetchStatus: element.fetchStatus ?? undefined,
    order,
    amount: amount && currency ? {value: amount, currency: currency.toUpperCase()} : undefined,
    upiApps: parseList(element.upiApps),
    statusMethod,
    requestHeaders: (requestHeaders ?? {}) as Source['requestHeaders'],
    modes: parseModes(mode ?? 'auto'),
    allowedHosts: parseList(allowedHosts) ?? [],
    sessionKey: sessionKeyOf(element),
  });
}

const areTexts = (headers: unknown) =>
  isPlainObject(headers) && Object.values(headers).every((text) => typeof text === 'string');
