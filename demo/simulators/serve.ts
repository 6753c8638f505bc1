import type {IncomingMessage, RequestListener, Server, ServerResponse} from 'node:http';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {Readable} from 'node:stream';

export type Handler = (request: Request) => Promise<Response>;

export type ServeOptions = {
  /** 0 picks a free one. A port that is taken is followed by the next, up to `tries` of them. */
  readonly port?: number;
  readonly tries?: number;
  /** The name in the URL: `localhost` and `127.0.0.1` are two sites to a browser. Default: `127.0.0.1`. */
  readonly host?: 'localhost' | '127.0.0.1';
  /** Sees every request first; what it does not take goes to the handler. */
  readonly before?: (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
};

export type Served = {
  /** `http://127.0.0.1:5181`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
};

const BODILESS = new Set(['GET', 'HEAD']);

function toRequest(incoming: IncomingMessage, origin: string, signal: AbortSignal): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  const method = incoming.method ?? 'GET';
  const init: RequestInit & {duplex?: 'half'} = {method, headers, signal};
  if (!BODILESS.has(method)) {
    init.body = Readable.toWeb(incoming) as ReadableStream<Uint8Array<ArrayBuffer>>;
    init.duplex = 'half';
  }
  return new Request(new URL(incoming.url ?? '/', origin), init);
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  // what `Response.error()` makes: the line breaks without an answer
  if (answer.type === 'error') {
    response.destroy();
    return;
  }
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  response.writeHead(answer.status, headers);
  if (!answer.body) {
    response.end();
    return;
  }
  const reader = answer.body.getReader();
  response.once('close', () => void reader.cancel().catch(() => {}));
  for (let part = await reader.read(); !part.done; part = await reader.read()) response.write(part.value);
  response.end();
}

function listener(handler: Handler, origin: () => string): RequestListener {
  return (incoming, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const answer = async () => send(await handler(toRequest(incoming, origin(), gone.signal)), response);
    answer().catch((error: unknown) => {
      if (gone.signal.aborted) return;
      console.error(error);
      if (!response.headersSent) response.writeHead(500, {'content-type': 'text/plain'});
      response.end();
    });
  };
}

/** Listens on one address; resolves to nothing where the port is taken. */
function listen(server: Server, port: number, host: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen(port, host, () => resolve(true));
  });
}

function shut(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/**
 * Serves a handler of the Fetch API over `node:http`, on this machine only. `localhost` is served on
 * IPv4 and, where there is one, IPv6: browsers ask either.
 *
 * @throws when no port was free.
 */
export async function serve(handler: Handler, options: ServeOptions = {}): Promise<Served> {
  const {port: first = 0, tries = 20, host = '127.0.0.1', before} = options;
  let url = '';
  const answer = listener(handler, () => url);
  const all: RequestListener = before
    ? (request, response) => before(request, response, () => answer(request, response))
    : answer;
  for (let port = first; port < first + tries; port++) {
    const servers = [createServer(all)];
    if (!(await listen(servers[0]!, port, '127.0.0.1'))) continue;
    const taken = (servers[0]!.address() as AddressInfo).port;
    if (host === 'localhost') {
      const sixth = createServer(all);
      const free = await listen(sixth, taken, '::1').catch(() => undefined);
      if (free) servers.push(sixth);
      if (free === false) {
        await shut(servers[0]!);
        continue;
      }
    }
    url = `http://${host}:${taken}`;
    return {url, close: async () => void (await Promise.all(servers.map(shut)))};
  }
  throw new Error(`no free port from ${first} on`);
}
