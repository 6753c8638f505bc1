import type {IncomingMessage, ServerResponse} from 'node:http';
import type {CheckoutServer} from './checkout-server.js';

const DRAIN_MS = 2_000;

const addresses = new WeakMap<Request, string>();

/**
 * The address at the other end of the connection, for `clientIp`. Behind a
 * proxy that is the proxy's: read the header that your proxy sets instead.
 */
export function remoteAddress(request: Request): string | undefined {
  return addresses.get(request);
}

export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => Promise<void>;

/**
 * The checkout as a handler for `node:http`, and as middleware for Express and
 * its kin: a path that is not the checkout's goes on to `next`. Mount it before
 * anything that reads bodies, since signatures are checked over raw bytes.
 */
export function toNodeHandler(checkout: Pick<CheckoutServer, 'fetch' | 'path' | 'origin'>): NodeHandler {
  return async (incoming, outgoing, next) => {
    // Express cuts the mount path off `url`
    const url = (incoming as {originalUrl?: string}).originalUrl ?? incoming.url ?? '/';
    if (next && !url.startsWith(`${checkout.path}/`)) {
      next();
      return;
    }
    const gone = new AbortController();
    outgoing.once('close', () => gone.abort());
    const request = url.startsWith('/') ? toRequest(incoming, checkout.origin + url, gone.signal) : undefined;
    const response = request ? await checkout.fetch(request) : new Response(null, {status: 400});
    outgoing.statusCode = response.status;
    response.headers.forEach((value, name) => {
      if (name !== 'set-cookie') outgoing.setHeader(name, value);
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
    outgoing.end(new Uint8Array(await response.arrayBuffer()));
  };
}

/** `undefined` for what is no request for a page: a proxy's absolute URL, or a method like `TRACE`. */
function toRequest(incoming: IncomingMessage, url: string, signal: AbortSignal): Request | undefined {
  const headers = new Headers();
  for (let i = 0; i < incoming.rawHeaders.length; i += 2) {
    const name = incoming.rawHeaders[i] ?? '';
    // HTTP/2's pseudo headers are no headers
    if (!name.startsWith(':')) headers.append(name, incoming.rawHeaders[i + 1] ?? '');
  }
  const method = incoming.method ?? 'GET';
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? {body: bodyOf(incoming), duplex: 'half' as const} : {};
  if (!URL.canParse(url) || /^(CONNECT|TRACE|TRACK)$/.test(method)) return undefined;
  const request = new Request(url, {method, headers, signal, ...body});
  const address = incoming.socket.remoteAddress;
  if (address !== undefined) addresses.set(request, address);
  return request;
}

/** Read only as far as the checkout asks: what is refused for its size never fills the memory. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = incoming[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const {done, value} = (await chunks.next()) as IteratorResult<Uint8Array>;
      if (done) controller.close();
      else controller.enqueue(new Uint8Array(value));
    },
    cancel() {
      void drain(incoming, chunks);
    },
  });
}

/** A client that still sends reads no answer: the rest is thrown away, for a moment, and then the line is cut. */
async function drain(incoming: IncomingMessage, chunks: AsyncIterator<unknown>): Promise<void> {
  const timer = setTimeout(() => incoming.destroy(), DRAIN_MS);
  try {
    while (!(await chunks.next()).done);
  } catch {
    // the client has gone
  }
  clearTimeout(timer);
}
