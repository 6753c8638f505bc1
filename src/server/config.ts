import * as z from 'zod/mini';
import {PayError} from '../errors.js';

/** One check for each option, so that none comes in unseen. */
export type Checks<Options> = {readonly [Name in keyof Options]-?: z.ZodMiniType<Options[Name]>};

const LOCAL_HOST = /^(([a-z0-9-]+\.)*localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const matching = (form: RegExp, message: string) => z.string(message).check(z.regex(form, message));

/** A secret, or what else goes into headers and signatures. An empty one would let everybody in. */
export const asciiText = matching(/^[ -~]*[!-~][ -~]*$/, 'must be printable ASCII and not empty');

const BASE_URL = 'must be an https URL without user, query or fragment';

/** `https:`, or `http:` on localhost; without a slash at its end. */
export const baseUrl = z.pipe(
  z.string(BASE_URL).check(z.refine(isBase, BASE_URL)),
  z.transform((url: string) => new URL(url).href.replace(/\/+$/, '')),
);

function isBase(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOCAL_HOST.test(url.hostname));
}

export const origin = z.custom<string>(
  (one) => typeof one === 'string' && one !== 'null' && URL.canParse(one) && new URL(one).origin === one,
  'must be scheme and host only, as https://www.shop.example',
);

/** Hosts of payment pages; `.pay.example` means the subdomains of `pay.example`. */
export const hosts = listOf(
  matching(/^[^\s/@?#]+$/, 'must be a host, as pay.example, without scheme or path'),
  "hosts, as ['pay.example']",
);

export const milliseconds = z
  .number('must be a number of milliseconds above 0')
  .check(z.gt(0, 'must be a number of milliseconds above 0'));

export const yesOrNo = z.boolean('must be true or false');

export function listOf<Item extends z.ZodMiniType>(item: Item, what: string) {
  return z.array(item, `must be a list of ${what}`);
}

/** At least one, for what a gateway or the kit cannot do without. */
export function someOf<Item extends z.ZodMiniType>(item: Item, what: string) {
  const message = `must be a list of at least one ${what}`;
  return z.array(item, message).check(z.minLength(1, message));
}

export function oneOf<const Word extends string>(...words: readonly Word[]) {
  const last = words.at(-1);
  return z.enum(words, `must be ${words.slice(0, -1).join(', ')} or ${last}`);
}

/** A function of the shop: that it is one is all that can be seen from here. */
export const functionOf = <F>() => z.custom<F>(isFunction, 'must be a function');

/** An object with these functions, taken as it is: it may be of any class. */
export const having = <T>(names: readonly (keyof T & string)[], message: string) =>
  z.custom<T>((value) => hasFunctions<T>(value, names), message);

export function hasFunctions<T>(value: unknown, names: readonly (keyof T & string)[]): value is T {
  if (typeof value !== 'object' || value === null) return false;
  return names.every((name) => isFunction(Reflect.get(value, name)));
}

const isFunction = (value: unknown) => typeof value === 'function';

/**
 * The options that a merchant gave, checked and with their defaults.
 *
 * @param owner - Comes before each name in errors: `razorpay.`.
 * @throws {PayError} `config-invalid` telling each option that must change, and never what it was.
 */
export function readConfig<Shape extends z.core.$ZodLooseShape>(shape: Shape, options: unknown, owner = '') {
  // without code made of text, which many runtimes forbid
  const result = z.object(shape, 'must be an object').safeParse(options, {jitless: true});
  if (result.success) return result.data;
  const {issues} = result.error;
  const problems = issues.map(({path, message}) => `${owner}${nameOf(path)} ${message}.`);
  // no cause: it would carry more of the options than their names
  throw new PayError('config-invalid', problems.join(' '), {
    field: `${owner}${nameOf(issues[0]?.path.slice(0, 1) ?? [])}`,
    fatal: true,
  });
}

/** `['webhookSecrets', 1]` → `webhookSecrets[1]`. */
function nameOf([name, ...rest]: readonly PropertyKey[]): string {
  return `${String(name ?? 'options')}${rest.map((index) => `[${String(index)}]`).join('')}`;
}
