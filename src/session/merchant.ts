import type {JsonAnswer, JsonRequest, Network} from '../lib/fetch-json.js';
import {fetchJson} from '../lib/fetch-json.js';
import type {Source} from './source.js';

/** A request to one of the merchant's own endpoints, with the page's headers and the payment's token. */
export function askMerchant(
  network: Network,
  {requestHeaders}: Source,
  url: string,
  token: string | undefined,
  {headers, ...request}: JsonRequest,
): Promise<JsonAnswer> {
  return fetchJson(network, url, {
    ...request,
    headers: {...requestHeaders, ...(token !== undefined && {authorization: `Bearer ${token}`}), ...headers},
  });
}
