import {PayError} from '../errors.js';
import {attempt} from '../lib/attempt.js';
import {parseAmount} from './amount.js';
import type {Present} from './plain.js';
import {isPlainObject, plain, present} from './plain.js';

const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Understands one value from outside; `undefined` is what it does not. */
type Reader<T> = (value: unknown) => T | undefined;

/** Any text, an empty one too. */
export const anyText: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);

/** Any text but an empty one. */
export const text: Reader<string> = (value) => anyText(value) || undefined;

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

/** Understands one field of a body; `null` refuses the body. */
type Field<T> = (value: unknown) => T | null;

/** A field without which a body is refused. */
export const must =
  <T>(read: Reader<T>): Field<T> =>
  (value) =>
    read(value) ?? null;

/** It may be missing; a body is refused for it only if it is there and cannot be read. */
export const optional =
  <T>(read: Reader<T>): Field<T | undefined> =>
  (value) =>
    value === undefined ? value : (read(value) ?? null);

/** Read if it can be read; a body is not refused for it. */
export const maybe = <T>(read: Reader<T>): Field<T | undefined> => read;

/** A body of its own shape. @param path - Where it stands: `amount.`. */
export const inner =
  <S extends Shape>(path: string, shape: S): Field<Read<S> | undefined> =>
  (value) =>
    value === undefined ? value : schema(shape).parse(value, path);

/** Anything, and looked at later. */
export const anything: Field<unknown> = (value) => value;

type Shape = {readonly [name: string]: Field<unknown>};

type Found<F> = F extends Field<infer T> ? Exclude<T, null> : never;

type Read<S> = Present<{[K in keyof S]: Found<S[K]>}>;

/** A shape of bodies from outside. */
export type Schema<T> = {
  /** Nothing for a body of another shape. */
  read(body: unknown): Partial<T>;
  /**
   * @param path - Where the body stands in what the merchant sent: `options.0.`.
   * @throws {PayError} `challenge-invalid`, naming every bad field and no value.
   */
  parse(body: unknown, path?: string): T;
};

/** Describes an object. What is read has its own keys only, like the body that `plain` copies. */
export function schema<S extends Shape>(shape: S): Schema<Read<S>> {
  const parse = (body: unknown, path = '') => {
    const copy = plain(body);
    if (!isPlainObject(copy)) throw notUnderstood(path.slice(0, -1));
    const found = Object.entries(shape).map(([name, field]) => [name, field(copy[name])] as const);
    const bad = found.flatMap(([name, value]) => (value === null ? path + name : []));
    if (bad.length > 0) throw notUnderstood(...bad);
    return present(Object.fromEntries(found)) as Read<S>;
  };
  return {parse, read: (body) => attempt(() => parse(body)) ?? present({})};
}

/** The error for fields that are missing or cannot be read. */
export const notUnderstood = (...fields: readonly string[]) =>
  new PayError('challenge-invalid', `Missing or not understood: ${fields.slice(0, 10).join(', ')}.`, {
    field: fields[0] as string,
  });
