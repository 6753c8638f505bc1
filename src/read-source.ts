import {parseModes} from './flow/page-modes.js';
import {present} from './input/plain.js';
import type {Source} from './session/source.js';
import {invalid} from './session/source.js';
import type {SurfaceHost} from './surface-host.js';

const TEXTS = [
  'createUrl',
  'statusUrl',
  'statusToken',
  'paymentId',
  'gateway',
  'reference',
  'expiresAt',
] as const;

/**
 * What the element's attributes and properties say, as they are now.
 *
 * @throws {PayError} `config-invalid`, fatal, with the attribute in `field`.
 */
export function readSource(element: SurfaceHost): Source {
  const {amount, currency, order, upiApps} = element;
  const statusMethod = (element.statusMethod ?? 'GET').toUpperCase() as Source['statusMethod'];
  if ((amount === undefined) !== (currency === undefined))
    throw invalid(amount === undefined ? 'amount' : 'currency', 'amount and currency go together.');
  if (order !== undefined && typeof order !== 'object')
    throw invalid('order', 'order must be JSON, an object that create-url understands.');
  if (statusMethod !== 'GET' && statusMethod !== 'POST')
    throw invalid('status-method', 'status-method must be GET or POST.');
  const texts = TEXTS.map((name) => [name, String(element[name] ?? '') || undefined]);
  return present({
    ...(Object.fromEntries(texts) as Partial<Record<(typeof TEXTS)[number], string>>),
    challenge: element.challenge ?? element.paymentUrl,
    createPayment: element.createPayment ?? undefined,
    fetchStatus: element.fetchStatus ?? undefined,
    order,
    amount:
      amount === undefined || currency === undefined
        ? undefined
        : {value: amount, currency: currency.toUpperCase()},
    upiApps: upiApps === undefined ? undefined : words(upiApps),
    statusMethod,
    requestHeaders: headersOf(element.requestHeaders ?? {}),
    modes: parseModes(element.mode ?? 'auto'),
    allowedHosts: words(element.allowedHosts ?? []),
    sessionKey: element.sessionKey ?? element.paymentId ?? (element.id || 'default'),
  });
}

function headersOf(headers: unknown) {
  const isTexts =
    typeof headers === 'object' &&
    !Array.isArray(headers) &&
    Object.values(headers as object).every((text) => typeof text === 'string');
  if (!isTexts) throw invalid('request-headers', 'request-headers must be a JSON object of texts.');
  return headers as Readonly<Record<string, string>>;
}

/** A list, or words between spaces or commas. */
function words(value: string | readonly string[]): readonly string[] {
  return (typeof value === 'string' ? value.split(/[\s,]+/) : value).filter((word) => word !== '');
}
