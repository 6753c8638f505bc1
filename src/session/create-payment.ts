import {PayError} from '../errors.js';
import {readCreateAnswer} from '../gateway/read-challenge.js';
import type {CreateAnswer} from '../input/challenge.js';
import {resolveMerchantUrl} from '../input/merchant-url.js';
import type {JsonAnswer} from '../lib/fetch-json.js';
import {fetchJson} from '../lib/fetch-json.js';
import {aborted, limited, wait} from '../lib/wait.js';
import type {Source} from './source.js';
import type {World} from './world.js';

const TIMEOUT_MS = 20_000;
/** Pauses before the same key is tried again: a create that timed out is unknown, not failed. */
const AGAIN_AFTER_MS = [1_000, 3_000];

export type CreateRequest = {
  readonly idempotencyKey: string;
  readonly attempt: number;
  readonly signal: AbortSignal;
};

type CreateWorld = Pick<World, 'fetch' | 'clock' | 'baseUrl'>;

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
  for (const pauseMs of [...AGAIN_AFTER_MS, undefined]) {
    const answer = await attempt(source, request, world);
    if (answer !== 'unknown') return checkedAnswer(answer.body, source, world);
    if (pauseMs !== undefined) await wait(pauseMs, request.signal, world.clock);
  }
  throw new PayError(
    'create-failed',
    'Creating the payment got no answer in time. The same idempotency key is used when the shopper tries again.',
  );
}

async function attempt(
  source: Source,
  request: CreateRequest,
  world: CreateWorld,
): Promise<{body: unknown} | 'unknown'> {
  if (source.createPayment) return callFunction(source.createPayment, request, world);
  const answer = await fetchJson(new URL(source.createUrl ?? '', world.baseUrl).href, {
    fetch: world.fetch,
    clock: world.clock,
    method: 'POST',
    headers: {...source.requestHeaders, 'idempotency-key': request.idempotencyKey},
    json: source.order ?? {},
    timeoutMs: TIMEOUT_MS,
    signal: request.signal,
  });
  return understand(answer, source);
}

function understand(answer: JsonAnswer, source: Source): {body: unknown} | 'unknown' {
  if (answer.kind === 'failed') {
    if (answer.why === 'timeout' || answer.why === 'network') return 'unknown';
    throw new PayError(
      'create-failed',
      'create-url must answer JSON of at most 64 kB with content type application/json.',
      {field: 'create-url'},
    );
  }
  if (answer.ok) return {body: answer.body};
  const {httpStatus} = answer;
  // In flight elsewhere, too many, or broken for now: the same key may be tried again.
  if (httpStatus === 409 || httpStatus === 429 || httpStatus >= 500) return 'unknown';
  throwIfRejected(answer.body, source);
  throw new PayError('create-failed', `create-url answered HTTP ${httpStatus}.`, {
    httpStatus,
    field: 'create-url',
  });
}

/** A gateway's "no" passed through with an error status is still the better explanation. */
function throwIfRejected(body: unknown, source: Source) {
  try {
    readCreateAnswer(body, readOptions(source));
  } catch (error) {
    if (error instanceof PayError && error.code === 'payment-rejected') throw error;
  }
}

async function callFunction(
  create: NonNullable<Source['createPayment']>,
  {idempotencyKey, attempt: number, signal}: CreateRequest,
  {clock}: CreateWorld,
): Promise<{body: unknown} | 'unknown'> {
  const limit = limited(clock, TIMEOUT_MS, signal);
  const late = new Promise<'unknown'>((resolve) =>
    limit.signal.addEventListener('abort', () => resolve('unknown'), {once: true}),
  );
  try {
    const body = Promise.resolve(create({idempotencyKey, attempt: number, signal: limit.signal})).then(
      (value) => ({body: value}),
    );
    const answer = await Promise.race([body, late]);
    if (signal.aborted) throw aborted();
    return answer;
  } catch (cause) {
    if (signal.aborted) throw aborted();
    if (limit.timedOut()) return 'unknown';
    if (cause instanceof PayError) throw cause;
    throw new PayError(
      'create-failed',
      'createPayment threw. Let it answer a challenge, or throw a PayError that says why.',
      {cause, field: 'createPayment'},
    );
  } finally {
    limit.done();
  }
}

function readOptions(source: Source) {
  return {
    ...(source.gateway !== undefined && {gateway: source.gateway}),
    allowedHosts: source.allowedHosts,
  };
}

/** Reads an answer and ties the merchant's endpoints in it to origins that the page itself named. */
export function checkedAnswer(body: unknown, source: Source, world: Pick<World, 'baseUrl'>): CreateAnswer {
  const answer = readCreateAnswer(body, readOptions(source));
  const origins = [world.baseUrl, source.statusUrl, source.createUrl].flatMap((url) =>
    originOf(url, world.baseUrl),
  );
  const resolve = (url: string) => resolveMerchantUrl(url, {base: world.baseUrl, origins});
  const {statusUrl, cancelUrl, challenge} = answer;
  return {
    ...answer,
    challenge: withEndpoints(challenge, resolve),
    ...(statusUrl !== undefined && {statusUrl: resolve(statusUrl)}),
    ...(cancelUrl !== undefined && {cancelUrl: resolve(cancelUrl)}),
  };
}

function withEndpoints(
  challenge: CreateAnswer['challenge'],
  resolve: (url: string) => string,
): CreateAnswer['challenge'] {
  if (challenge.kind === 'otp') {
    const {submitUrl, resendUrl} = challenge;
    return {
      ...challenge,
      submitUrl: resolve(submitUrl),
      ...(resendUrl !== undefined && {resendUrl: resolve(resendUrl)}),
    };
  }
  if (challenge.kind !== 'choice') return challenge;
  const options = challenge.options.map((option) => ({
    ...option,
    challenge: withEndpoints(option.challenge, resolve),
  }));
  return {...challenge, options};
}

function originOf(url: string | undefined, base: string): string[] {
  if (url === undefined) return [];
  try {
    return [new URL(url, base).origin];
  } catch {
    return [];
  }
}
