import type {SimClock} from './clock.js';

/** A message to the merchant's server. */
export type Letter = {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | FormData;
};

/** One try to deliver a letter. */
export type Delivery = {
  readonly paymentId: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for GET and for multipart bodies. */
  readonly body: string;
  readonly atMs: number;
  readonly attempt: number;
  /** The merchant's HTTP status; nothing when no answer came. */
  readonly status?: number;
};

export type PostmanOptions = {
  readonly clock: SimClock;
  readonly fetch: typeof fetch;
  /** Pauses before further tries when the merchant did not answer 2xx. */
  readonly retryAfterMs: readonly number[];
  readonly onDelivery: (delivery: Delivery) => void;
};

/** How long a merchant may take to answer. */
const TIMEOUT_MS = 5_000;

/** Delivers webhooks and keeps a list of what was sent. */
export class Postman {
  readonly deliveries: Delivery[] = [];
  readonly #options: PostmanOptions;
  readonly #underway = new Set<Promise<void>>();
  readonly #retries = new Set<() => void>();

  constructor(options: PostmanOptions) {
    this.#options = options;
  }

  send(paymentId: string, letter: Letter): void {
    this.#try(paymentId, letter, 1);
  }

  /** Counts work that may end in a letter as under way. */
  async track(work: Promise<void>): Promise<void> {
    this.#underway.add(work);
    await work.finally(() => this.#underway.delete(work));
  }

  /** Resolves once nothing is on its way; later retries are not waited for. */
  async idle(): Promise<void> {
    while (this.#underway.size > 0) await Promise.all(this.#underway);
  }

  /** Calls off the retries that are still to come. */
  stop(): void {
    for (const cancel of this.#retries) cancel();
    this.#retries.clear();
  }

  #try(paymentId: string, letter: Letter, attempt: number): void {
    void this.track(this.#deliver(paymentId, letter, attempt));
  }

  async #deliver(paymentId: string, letter: Letter, attempt: number): Promise<void> {
    const status = await this.#post(letter);
    const delivery: Delivery = {
      paymentId,
      url: letter.url,
      method: letter.method,
      headers: letter.headers ?? {},
      body: typeof letter.body === 'string' ? letter.body : '',
      atMs: this.#options.clock.now(),
      attempt,
      ...(status !== undefined && {status}),
    };
    this.deliveries.push(delivery);
    this.#options.onDelivery(delivery);
    const pauseMs = this.#options.retryAfterMs[attempt - 1];
    const taken = status !== undefined && status >= 200 && status < 300;
    if (taken || pauseMs === undefined) return;
    const cancel = this.#options.clock.after(pauseMs, () => {
      this.#retries.delete(cancel);
      this.#try(paymentId, letter, attempt + 1);
    });
    this.#retries.add(cancel);
  }

  async #post({url, method, headers, body}: Letter): Promise<number | undefined> {
    try {
      const response = await this.#options.fetch(url, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(headers && {headers}),
        ...(body !== undefined && {body}),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return undefined;
    }
  }
}
