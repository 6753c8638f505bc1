import {attempt, parseJson} from '../lib/attempt.js';

/** An object from outside, copied: it has nothing but its own keys, not even a prototype. */
export type PlainObject = {readonly [key: string]: unknown};

const MAX_DEPTH = 12;
/** Far more than any gateway sends; less than would be felt. */
const MAX_VALUES = 20_000;

/**
 * Copies JSON by own keys, so that neither `__proto__` in it nor a polluted `Object.prototype` of the page can
 * speak for it (SEC-24). `null` counts as absent. Too deep, too large or cyclic: `undefined`.
 */
export function plain(value: unknown): unknown {
  let left = MAX_VALUES;
  const copy = (value: unknown, depth: number): unknown => {
    left -= 1;
    if (left < 0 || depth > MAX_DEPTH) throw new RangeError('too large');
    if (Array.isArray(value)) return Array.from(value.slice(0, left + 1), (item) => copy(item, depth + 1));
    if (!isPlainObject(value)) return typeof value === 'function' ? undefined : value;
    const items = Object.entries(value).map(([key, item]) => [key, copy(item ?? undefined, depth + 1)]);
    return present(Object.fromEntries(items));
  };
  return attempt(() => copy(value, 0));
}

/** A body as an object: copied, or parsed first if it is JSON text. `undefined` for everything else. */
export function plainObject(body: unknown): PlainObject | undefined {
  const copy = plain(typeof body === 'string' ? parseJson(body) : body);
  return isPlainObject(copy) ? copy : undefined;
}

/** For values that `plain` has copied. */
export const isPlainObject = (value: unknown): value is PlainObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands under a name in what may be no object. */
export const member = (body: unknown, name: string) => (isPlainObject(body) ? body[name] : undefined);

/** A key is there with a value, or not at all. */
export type Present<T> = {readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K]} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without the keys that are `undefined`, and without a prototype that could speak for them (SEC-24). */
export function present<T extends object>(object: T): Present<T> {
  const entries = Object.entries(object).filter(([key, value]) => value !== undefined && key !== '__proto__');
  return Object.setPrototypeOf(Object.fromEntries(entries), null);
}
