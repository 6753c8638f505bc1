import {PayError} from '../errors.js';
import type {CreateAnswer} from '../input/challenge.js';
import {aborted} from '../lib/aborted.js';
import type {Network} from '../lib/fetch-json.js';
import {isOk} from '../lib/fetch-json.js';
import {wait, within} from '../lib/wait.js';
import {checkedAnswer} from './checked-answer.js';
import {askMerchant} from './merchant.js';
import {readAnswer} from './read-lazily.js';
import type {Source} from './source.js';

const TIMEOUT_MS = 20_000;
/** Pauses before the same key is tried again: a create that timed out is unknown, not failed. */
const PAUSES_MS = [1_000, 3_000];

export type CreateRequest = {
  readonly idempotencyKey: string;
  readonly attempt: number;
  readonly signal: AbortSignal;
};

type CreateWorld = Network & {readonly baseUrl: string};

const failed = (message: string, options?: ConstructorParameters<typeof PayError>[2]) =>
  new PayError('create-failed', message, options);

/**
 * Has the merchant's side create the payment and reads what it answers.
 *
 * @throws {PayError} `create-failed` if there is no usable answer; whatever reading it throws.
 * @throws {DOMException} `AbortError` when the signal aborts.
 */
export async function createPayment(
  source: Source,
  request: CreateRequest,
  world: CreateWorld,
): Promise<CreateAnswer> {
  for (let tries = 0; ; tries += 1) {
    const made = await (source.createPayment ? callFunction : post)(source, request, world);
    if (made) return checkedAnswer(made.body, source, world);
    const pauseMs = PAUSES_MS[tries];
    if (pauseMs === undefined)
      throw failed('Creating the payment got no usable answer. The same idempotency key is tried again.');
    await wait(pauseMs, request.signal, world.clock);
  }
}

/** `undefined`: unknown; the same key may be tried again. */
type Made = {readonly body: unknown} | undefined;

async function post(
  source: Source,
  {idempotencyKey, signal}: CreateRequest,
  world: CreateWorld,
): Promise<Made> {
  const answer = await askMerchant(
    world,
    source,
    new URL(source.createUrl ?? '', world.baseUrl).href,
    undefined,
    {
      method: 'POST',
      headers: {'idempotency-key': idempotencyKey},
      json: source.order ?? {},
      timeoutMs: TIMEOUT_MS,
      signal,
    },
  );
  const {httpStatus, body} = answer;
  if (isOk(answer) && body !== undefined) return {body};
  // In flight elsewhere, too many, broken for now, or nothing came at all.
  if (!httpStatus || httpStatus === 409 || httpStatus === 429 || httpStatus >= 500) return undefined;
  await throwIfRejected(body, source);
  throw failed(`create-url answered HTTP ${httpStatus}. It must answer JSON of at most 64 kB.`, {
    httpStatus,
    field: 'create-url',
  });
}

/** A gateway's "no" passed through with an error status is still the better explanation. */
async function throwIfRejected(body: unknown, source: Source) {
  try {
    await readAnswer(body, source);
  } catch (error) {
    if (error instanceof PayError && error.code === 'payment-rejected') throw error;
  }
}

async function callFunction(
  source: Source,
  {signal, ...request}: CreateRequest,
  {clock}: CreateWorld,
): Promise<Made> {
  try {
    const body = await within(clock, TIMEOUT_MS, signal, (limit) =>
      source.createPayment?.({...request, signal: limit}),
    );
    return {body};
  } catch (cause) {
    if (signal.aborted) throw aborted();
    if (cause instanceof PayError) throw cause;
    if (cause instanceof DOMException && cause.name === 'AbortError') return undefined;
    throw failed('createPayment threw. Let it answer a challenge, or throw a PayError that says why.', {
      cause,
      field: 'createPayment',
    });
  }
}
