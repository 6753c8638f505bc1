import type {FakeClock} from './fake-clock.js';

export type Reply =
  | {
      readonly kind: 'json';
      readonly body: unknown;
      readonly http?: number;
      readonly headers?: Record<string, string>;
    }
  | {
      readonly kind: 'text';
      readonly body: string;
      readonly http?: number;
      readonly headers?: Record<string, string>;
    }
  /** A body in pieces, each `everyMs` after it was asked for; it ends with the last one unless it `hangs`. */
  | {
      readonly kind: 'stream';
      readonly pieces: Iterable<string>;
      readonly everyMs: number;
      readonly hangs?: boolean;
    }
  | {readonly kind: 'network'}
  | {readonly kind: 'hang'};

export type Asked = {
  readonly url: string;
  readonly path: string;
  readonly init: RequestInit;
  readonly at: number;
};

export const json = (body: unknown, http = 200, headers?: Record<string, string>): Reply => ({
  kind: 'json',
  body,
  http,
  ...(headers && {headers}),
});

/** A merchant's server: says the same of a path until it is told to say something else. */
export class FakeShop {
  readonly asked: Asked[] = [];
  #replies = new Map<string, Reply | ((asked: Asked) => Reply)>();
  #inFlight = 0;
  mostInFlight = 0;
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  /** @param path - `/status`, without a query. */
  says(path: string, reply: Reply | ((asked: Asked) => Reply)) {
    this.#replies.set(path, reply);
  }

  get inFlight(): number {
    return this.#inFlight;
  }

  askedFor(path: string): Asked[] {
    return this.asked.filter((asked) => asked.path === path);
  }

  readonly fetch = (async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const url = String(input);
    const path = new URL(url).pathname;
    const asked = {url, path, init, at: this.#clock.now()};
    this.asked.push(asked);
    const found = this.#replies.get(path) ?? json({}, 404);
    const reply = typeof found === 'function' ? found(asked) : found;
    // Only questions about the status are one at a time.
    const isStatus = path.startsWith('/status');
    if (isStatus) this.#inFlight += 1;
    this.mostInFlight = Math.max(this.mostInFlight, this.#inFlight);
    let isOver = false;
    const over = () => {
      if (!isOver && isStatus) this.#inFlight -= 1;
      isOver = true;
    };
    init.signal?.addEventListener('abort', over, {once: true});
    try {
      return await this.#answer(reply, init.signal ?? undefined);
    } finally {
      over();
    }
  }) as typeof fetch;

  #answer(reply: Reply, signal: AbortSignal | undefined): Promise<Response> {
    if (signal?.aborted) return Promise.reject(new DOMException('aborted', 'AbortError'));
    if (reply.kind === 'network') return Promise.reject(new TypeError('network'));
    if (reply.kind === 'hang') {
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), {
          once: true,
        });
      });
    }
    const date = new Date(this.#clock.trueDate()).toUTCString();
    if (reply.kind === 'stream') {
      const headers = {date, 'content-type': 'application/json'};
      return Promise.resolve(new Response(this.#stream(reply, signal), {headers}));
    }
    const type = reply.kind === 'json' ? 'application/json' : 'text/html';
    const body = reply.kind === 'json' ? JSON.stringify(reply.body) : reply.body;
    const status = reply.http ?? 200;
    return Promise.resolve(
      new Response(status === 204 ? null : body, {
        status,
        headers: {date, 'content-type': type, ...reply.headers},
      }),
    );
  }

  #stream({pieces, everyMs, hangs}: Reply & {kind: 'stream'}, signal: AbortSignal | undefined) {
    const left = pieces[Symbol.iterator]();
    const encoder = new TextEncoder();
    let cancel = () => {};
    return new ReadableStream<Uint8Array>(
      {
        start: (line) => {
          const abort = () => {
            cancel();
            line.error(new DOMException('aborted', 'AbortError'));
          };
          signal?.addEventListener('abort', abort, {once: true});
        },
        pull: (line) =>
          new Promise<void>((done) => {
            cancel = this.#clock.after(everyMs, () => {
              const {value, done: isOver} = left.next();
              if (!isOver) line.enqueue(encoder.encode(value));
              else if (!hangs) line.close();
              if (!isOver || !hangs) done();
            });
          }),
        cancel: () => cancel(),
      },
      {highWaterMark: 0},
    );
  }
}
