/** What the work gives; `undefined` if it throws. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** A URL's parts, or `undefined` if it is none. `URL.parse` would do, and is younger than some browsers. */
export const parseUrl = (url: string, base?: string): URL | undefined => attempt(() => new URL(url, base));

/** What a JSON text says, or `undefined` if it is none. */
export const parseJson = (text: string): unknown => attempt(() => JSON.parse(text));
