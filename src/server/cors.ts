import type {Kit} from './kit.js';

const ALLOWED = 'Authorization, Content-Type, Idempotency-Key, Prefer';
const EXPOSED = 'Date, Retry-After';

/** Only an exact origin from the list gets in, and it is the only one named (SEC-63). No credentials cross origins. */
export function corsHeaders({origins}: Kit, {headers}: Request): readonly (readonly [string, string])[] {
  const origin = headers.get('origin');
  const vary = ['vary', 'Origin'] as const;
  if (origin === null || !origins.includes(origin)) return [vary];
  return [
    vary,
    ['access-control-allow-origin', origin],
    ['access-control-allow-headers', ALLOWED],
    ['access-control-allow-methods', 'GET, POST'],
    ['access-control-expose-headers', EXPOSED],
    ['access-control-max-age', '600'],
  ];
}

export function preflight(): Response {
  return new Response(null, {status: 204});
}
