import * as z from 'zod/mini';
import {PayError} from '../errors.js';
import {parseAmount} from './amount.js';
import type {PlainObject} from './plain.js';
import {isPlainObject, plain} from './plain.js';

const readText = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const readTime = (value: unknown) => {
  const text = readText(value) ?? '';
  const isTime =
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text));
  return isTime ? text : undefined;
};

/** A field as `read` understands it; `undefined` is what it does not. */
// z.string, z.custom, z.pipe, z.catch and the like would do, and weigh more than the readers of five gateways.
const field = <T>(read: (value: unknown) => T | undefined) =>
  z.unknown().check((found) => {
    const {value: input} = found;
    found.value = read(input);
    if (found.value === undefined) found.issues.push({code: 'custom', input});
  }) as unknown as z.ZodMiniType<T>;

const makeFields = () => ({
  /** Any text but an empty one. */
  text: field(readText),
  /** An id: text, or a whole number that becomes one. */
  id: field((value) => (Number.isSafeInteger(value) ? String(value) : readText(value))),
  /** A decimal, as text or number; it becomes the shortest text. */
  money: field(parseAmount),
  /** Milliseconds, a count: a finite number from 0 on. */
  count: field((value) => (Number.isFinite(value) && (value as number) >= 0 ? (value as number) : undefined)),
  /** ISO time with its zone: without one it would mean another moment in every browser. */
  time: field(readTime),
  bool: field((value) => (typeof value === 'boolean' ? value : undefined)),
  list: field((value) => (Array.isArray(value) ? (value as readonly unknown[]) : undefined)),
  /** Texts by name, empty ones too. */
  texts: z.unknown().check(({value, issues}) => {
    if (!isPlainObject(value)) issues.push({code: 'custom', input: value});
    else
      for (const key of Object.keys(value))
        if (typeof value[key] !== 'string') issues.push({code: 'custom', input: value, path: [key]});
  }) as unknown as z.ZodMiniType<{readonly [name: string]: string}>,
  any: z.optional(z.unknown()),
  object: z.object,
  optional: z.optional,
  /** Read if it can be read; a body is not refused for it. */
  maybe: <T extends z.core.$ZodType>(inner: T) =>
    z.optional(
      z.unknown().check((found) => {
        found.value = z.safeParse(inner, found.value).data;
      }) as unknown as z.ZodMiniType<z.output<T>>,
    ),
});

type Fields = ReturnType<typeof makeFields>;

/** What was read: a key is there with a value, or not at all. */
type Read<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? {[K in keyof T]: Read<Exclude<T[K], undefined>>}
    : T;

let fields: Fields | undefined;

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
  build: (fields: Fields) => S,
): Schema<Read<z.output<z.ZodMiniObject<S>>>> {
  type T = Read<z.output<z.ZodMiniObject<S>>>;
  let built: z.ZodMiniObject<S> | undefined;
  const shape = () => {
    fields ??= makeFields();
    built ??= z.object(build(fields));
    return built;
  };
  const run = (body: unknown) => unpolluted(() => z.safeParse(shape(), plain(body)));
  return {
    read: (body) => plain(run(body).data) as T | undefined,
    parse(body, path = '') {
      const result = run(body);
      if (result.success) return plain(result.data) as T;
      throw notUnderstood(...result.error.issues.map((issue) => path + issue.path.join('.')));
    },
    covers(body) {
      const known = unpolluted(() => shape().shape);
      return Object.keys(body).every((key) => Object.hasOwn(known, key));
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
  const {prototype} = Object;
  const strays = Object.entries(Object.getOwnPropertyDescriptors(prototype)).filter(
    ([, {enumerable}]) => enumerable,
  );
  for (const [key] of strays) Reflect.defineProperty(prototype, key, {enumerable: false});
  try {
    return work();
  } finally {
    for (const [key, descriptor] of strays) Reflect.defineProperty(prototype, key, descriptor);
  }
}
