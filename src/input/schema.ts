import * as z from 'zod/mini';
import {PayError} from '../errors.js';
import {parseAmount} from './amount.js';
import type {PlainObject} from './plain.js';
import {isPlainObject, member, plain} from './plain.js';

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Understands one value from outside; `undefined` is what it does not. */
type Reader<T> = (value: unknown) => T | undefined;

/** Any text but an empty one. */
export const text: Reader<string> = (value) =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** An id: text, or a whole number that becomes one. */
export const id: Reader<string> = (value) => (Number.isSafeInteger(value) ? String(value) : text(value));

/** A decimal, as text or number; it becomes the shortest text. */
export const money: Reader<string> = parseAmount;

/** Milliseconds, a count: a finite number from 0 on. */
export const count: Reader<number> = (value) =>
  Number.isFinite(value) && (value as number) >= 0 ? (value as number) : undefined;

/** ISO time with its zone: without one it would mean another moment in every browser. */
export const time: Reader<string> = (value) =>
  ISO_TIME.test(text(value) ?? '') && !Number.isNaN(Date.parse(value as string))
    ? (value as string)
    : undefined;

export const bool: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

export const list: Reader<readonly unknown[]> = (value) => (Array.isArray(value) ? value : undefined);

// z.string, z.optional, z.pipe, z.catch and the like would do, and weigh more than the readers of five gateways.
const field = <T>(read: Reader<unknown>, isBad: (value: unknown, input: unknown) => boolean) =>
  z.unknown().check((found) => {
    const {value: input} = found;
    found.value = read(input);
    if (isBad(found.value, input)) found.issues.push({code: 'custom', input});
  }) as unknown as z.ZodMiniType<T>;

/** A field without which a body is refused. */
export const must = <T>(read: Reader<T>) => field<T>(read, (value) => value === undefined);

/** It may be missing; a body is refused for it only if it is there and cannot be read. */
export const optional = <T>(read: Reader<T>) =>
  field<T | undefined>(read, (value, input) => value === undefined && input !== undefined);

/** Read if it can be read; a body is not refused for it. */
export const maybe = <T>(read: Reader<T>) => field<T | undefined>(read, () => false);

/** Anything, and looked at later. */
export const any = () => z.unknown();

/** What was read: a key is there with a value, or not at all. */
type Read<T> = {[K in keyof T as undefined extends T[K] ? never : K]: T[K]} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** A shape of bodies from outside. */
export type Schema<T> = {
  /** `undefined` for a body of another shape. */
  read(body: unknown): T | undefined;
  /**
   * @param path - Where the body stands in what the merchant sent: `options.0.`.
   * @throws {PayError} `challenge-invalid`, naming every bad field and no value.
   */
  parse(body: unknown, path?: string): T;
  /** Whether every key of a body is one of this shape. */
  covers(body: PlainObject): boolean;
};

/** Describes an object. Built when first used: a page pays for the gateways that it meets. */
export function schema<S extends z.core.$ZodShape>(
  build: () => S,
): Schema<Read<z.output<z.ZodMiniObject<S>>>> {
  type T = Read<z.output<z.ZodMiniObject<S>>>;
  let built: z.ZodMiniObject<S> | undefined;
  const keys = () => {
    built ??= z.object(build());
    return Object.keys(built.shape);
  };
  const run = (body: unknown) =>
    unpolluted(() => {
      const copy = plain(body);
      const known = keys().map((key) => [key, member(copy, key)]);
      return z.safeParse(built as z.ZodMiniObject<S>, isPlainObject(copy) ? Object.fromEntries(known) : copy);
    });
  return {
    read: (body) => plain(run(body).data) as T | undefined,
    parse(body, path = '') {
      const result = run(body);
      if (result.success) return plain(result.data) as T;
      throw notUnderstood(
        ...result.error.issues.map((issue) => `${path}${issue.path.join('.')}`.replace(/\.$/, '')),
      );
    },
    covers(body) {
      const known = unpolluted(keys);
      return Object.keys(body).every((key) => known.includes(key));
    },
  };
}

/** The error for fields that are missing or cannot be read. */
export const notUnderstood = (...fields: readonly string[]) =>
  new PayError('challenge-invalid', `Missing or not understood: ${fields.slice(0, 10).join(', ')}.`, {
    field: fields[0] as string,
  });

/**
 * Pages with old scripts add enumerable properties to `Object.prototype`, on which zod's own loops stumble.
 * They are kept out of sight for the moment of reading.
 */
function unpolluted<T>(work: () => T): T {
  const strays = Object.keys(Object.prototype);
  const show = (enumerable: boolean) => {
    // Without a prototype of its own: what a page added there might describe the property otherwise.
    const how = Object.assign(Object.create(null), {enumerable});
    for (const key of strays) Reflect.defineProperty(Object.prototype, key, how);
  };
  show(false);
  try {
    return work();
  } finally {
    show(true);
  }
}
