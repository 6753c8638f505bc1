import {allGateways} from './built-in.js';
import type {ReturnHint} from './gateway.js';

/**
 * Reads what a gateway put on the URL (or into the form) that it sent the shopper back with. Never a result: anybody
 * can write such a URL. It tells which payment to ask about.
 *
 * @param query - A URL, its query with or without `?`, or posted form fields.
 */
export function readReturn(
  query: string | URLSearchParams | URL,
  {gateway: id}: {readonly gateway?: string} = {},
): ReturnHint | undefined {
  const params = paramsOf(query);
  for (const gateway of allGateways()) {
    const hint = id === undefined || gateway.id === id ? gateway.readReturn(params) : undefined;
    if (hint) return hint;
  }
  return undefined;
}

function paramsOf(query: string | URLSearchParams | URL): URLSearchParams {
  if (query instanceof URLSearchParams) return query;
  const [head = '', ...rest] = String(query).split('#', 1)[0]?.split('?') ?? [];
  return new URLSearchParams(rest.length > 0 ? rest.join('?') : head);
}
