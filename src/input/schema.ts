import * as z from 'zod/mini';
import {PayError} from '../errors.js';
import {parseAmount} from './amount.js';
import {plain} from './plain.js';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isId = (value: unknown): value is string | number => isText(value) || Number.isSafeInteger(value);
const isTime = (value: unknown) =>
  isText(value) &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const makeFields = () => ({
  /** Any text but an empty one. */
  text: z.custom<string>(isText),
  /** Any text. */
  string: z.string(),
  /** An id: text, or a whole number that becomes one. */
  id: z.pipe(z.custom<string | number>(isId), z.transform(String)),
  /** A decimal, as text or number. */
  money: z.custom<string | number>((value) => parseAmount(value) !== undefined),
  /** Milliseconds, a count: a finite number from 0 on. */
  count: z.custom<number>((value) => Number.isFinite(value) && (value as number) >= 0),
  /** ISO time with its zone: without one it would mean another moment in every browser. */
  time: z.custom<string>(isTime),
  bool: z.boolean(),
  any: z.optional(z.unknown()),
  object: z.object,
  list: z.array,
  record: z.record,
  optional: z.optional,
  /** Read if it can be read; a body is not refused for it. */
  // z.catch would do, and weighs more than all the readers of five gateways.
  maybe: <T extends z.core.$ZodType>(inner: T) =>
    z.optional(
      z.pipe(
        z.unknown(),
        z.transform((value): z.output<T> | undefined => {
          const result = z.safeParse(inner, value);
          return result.success ? result.data : undefined;
        }),
      ),
    ),
});

type Fields = ReturnType<typeof makeFields>;

let fields: Fields | undefined;

/** A shape of bodies from outside. */
export type Schema<T> = {
  /** `undefined` for a body of another shape. */
  read(body: unknown): T | undefined;
  /** @throws {PayError} `challenge-invalid`, naming every bad field and no value. */
  parse(body: unknown): T;
};

/** Describes an object. Built when first used: a page pays for the gateways that it meets. */
export function schema<S extends z.core.$ZodShape>(
  build: (fields: Fields) => S,
): Schema<z.output<z.ZodMiniObject<S>>> {
  type T = z.output<z.ZodMiniObject<S>>;
  let built: z.ZodMiniObject<S> | undefined;
  const run = (body: unknown) =>
    unpolluted(() => {
      fields ??= makeFields();
      built ??= z.object(build(fields));
      return z.safeParse(built, plain(body));
    });
  return {
    read(body) {
      const result = run(body);
      return result.success ? (plain(result.data) as T) : undefined;
    },
    parse(body) {
      const result = run(body);
      if (result.success) return plain(result.data) as T;
      const paths = result.error.issues.map((issue) => issue.path.join('.') || 'the whole of it');
      throw new PayError(
        'challenge-invalid',
        `Missing or not understood: ${paths.slice(0, 10).join(', ')}.`,
        {
          field: paths[0] ?? 'challenge',
        },
      );
    },
  };
}

/**
 * Pages with old scripts add enumerable properties to `Object.prototype`, on which zod's own loops stumble.
 * They are kept out of sight for the moment of reading.
 */
function unpolluted<T>(work: () => T): T {
  const strays = Object.keys(Object.prototype).map(
    (key) => [key, Object.getOwnPropertyDescriptor(Object.prototype, key) ?? {}] as const,
  );
  for (const [key] of strays) Reflect.defineProperty(Object.prototype, key, {enumerable: false});
  try {
    return work();
  } finally {
    for (const [key, descriptor] of strays) Reflect.defineProperty(Object.prototype, key, descriptor);
  }
}
