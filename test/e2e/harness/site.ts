import {readFile} from 'node:fs/promises';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';

/** Folder of the built files; the tests run from the repository's root. */
const DIST = join(process.cwd(), 'dist');

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** What one answer of a site is; `body` text or bytes. */
export type Answer = {status?: number; headers?: Record<string, string>; body?: string | Uint8Array};
export type Route = (request: {
  method: string;
  url: URL;
  headers: IncomingMessage['headers'];
  body: string;
}) => Answer | Promise<Answer>;

export type SiteOptions = {
  /** HTML pages by path; each is sent with the policy below. */
  pages?: Record<string, string>;
  /** Everything else by path: JSON endpoints, scripts, styles. */
  routes?: Record<string, Route>;
  /** Content-Security-Policy of the pages; `null` for none. */
  policy?: string | null;
  /** Sent with every page, such as `Cross-Origin-Opener-Policy`. */
  headers?: Record<string, string>;
  /** `localhost` and `127.0.0.1` are different sites to each other, and both are secure contexts. */
  host?: 'localhost' | '127.0.0.1';
  /** Folder that `/dist/` shows. */
  dist?: string;
};

/** A page that violated its policy, as the browser reported it. */
export type Violation = {directive: string; blocked: string; sample: string};

export type Site = {
  readonly origin: string;
  /** `METHOD /path?query` of every request, in order. */
  readonly requests: readonly string[];
  readonly violations: readonly Violation[];
  close(): Promise<void>;
};

/**
 * The strict policy that no flow may violate (SEC-50, SEC-51): nothing inline, nothing from elsewhere, and
 * Trusted Types with the two policies that the widget needs.
 *
 * @param more - Directives a flow needs, as docs/csp.md says, such as `{'frame-src': 'https://pay.example'}`.
 */
export function strictPolicy(more: Record<string, string> = {}): string {
  const directives: Record<string, string> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self'",
    'connect-src': "'self'",
    'form-action': "'self'",
    'base-uri': "'none'",
    'frame-ancestors': "'none'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'lit-html pay-checkout',
    'report-uri': '/__violations',
    ...more,
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** An HTML page with the built script-tag file and no inline script; `head` and `body` are markup. */
export function page(body: string, head = '<script src="/dist/pay-checkout.js" defer></script>'): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="/favicon.ico">
${head}</head><body>${body}</body></html>`;
}

const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

function violationsIn(report: string): Violation[] {
  const {'csp-report': found} = JSON.parse(report) as {'csp-report': Record<string, string>};
  return [
    {
      directive: found['effective-directive'] ?? found['violated-directive'] ?? '',
      blocked: found['blocked-uri'] ?? '',
      sample: found['script-sample'] ?? '',
    },
  ];
}

async function fileAnswer(folder: string, path: string): Promise<Answer> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder)) return {status: 403};
  return await readFile(file).then(
    (body) => ({headers: {'content-type': TYPES[extname(file)] ?? 'application/octet-stream'}, body}),
    () => ({status: 404}),
  );
}

/** Serves pages, routes and the built files on a free port, under the strict policy unless told otherwise. */
export async function serveSite(options: SiteOptions = {}): Promise<Site> {
  const {
    pages = {},
    routes = {},
    policy = strictPolicy(),
    headers = {},
    host = 'localhost',
    dist = DIST,
  } = options;
  const requests: string[] = [];
  const violations: Violation[] = [];
  const pageHeaders = {
    'content-type': TYPES['.html']!,
    ...(policy === null ? {} : {'content-security-policy': policy}),
    ...headers,
  };

  const answer = async (request: IncomingMessage, url: URL): Promise<Answer> => {
    const route = routes[url.pathname];
    const body = await bodyOf(request);
    if (route !== undefined)
      return await route({method: request.method ?? 'GET', url, headers: request.headers, body});
    const html = pages[url.pathname];
    if (html !== undefined) return {headers: pageHeaders, body: html};
    if (url.pathname.startsWith('/dist/')) return await fileAnswer(dist, url.pathname.slice('/dist/'.length));
    if (url.pathname === '/__violations') {
      violations.push(...violationsIn(body));
      return {status: 204};
    }
    return url.pathname === '/favicon.ico' ? {status: 204} : {status: 404};
  };

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `http://${host}`);
    if (!/^\/(__violations|favicon\.ico)$/.test(url.pathname)) {
      requests.push(`${request.method} ${url.pathname}${url.search}`);
    }
    answer(request, url).then(
      ({status = 200, headers: own = {}, body}) => {
        response.writeHead(status, {
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          ...own,
        });
        response.end(body);
      },
      (error: unknown) => {
        response.writeHead(500);
        response.end(String(error));
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const {port} = server.address() as AddressInfo;
  return {
    origin: `http://${host}:${port}`,
    requests,
    violations,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A JSON answer for a route. */
export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: {'content-type': 'application/json'},
  body: JSON.stringify(value),
});
