/** Where an entry comes from: the page's events, its requests, or what the shop's server saw. */
export type Lane = 'browser' | 'request' | 'server';

export type Entry = {readonly n: number; readonly at: string; readonly lane: Lane; readonly text: string};

const KEPT = 300;
const MAX_TEXT = 300;

/** The demo's log: three lanes, newest last. */
export class Log {
  readonly entries: Entry[] = [];
  readonly #listeners = new Set<(entry: Entry) => void>();
  #count = 0;

  add(lane: Lane, text: string): void {
    this.#count += 1;
    const entry = {n: this.#count, at: new Date().toISOString(), lane, text: text.slice(0, MAX_TEXT)};
    this.entries.push(entry);
    if (this.entries.length > KEPT) this.entries.shift();
    for (const listener of this.#listeners) listener(entry);
  }

  /** Server-sent events: everything after `lastId`, and whatever is still to come. */
  stream(lastId: number): Response {
    const encoder = new TextEncoder();
    let listener: ((entry: Entry) => void) | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        const send = (entry: Entry) =>
          controller.enqueue(encoder.encode(`id: ${entry.n}\ndata: ${JSON.stringify(entry)}\n\n`));
        controller.enqueue(encoder.encode('retry: 1000\n\n'));
        for (const entry of this.entries) if (entry.n > lastId) send(entry);
        listener = send;
        this.#listeners.add(send);
      },
      cancel: () => {
        if (listener) this.#listeners.delete(listener);
      },
    });
    return new Response(body, {headers: {'content-type': 'text/event-stream', 'cache-control': 'no-store'}});
  }
}
