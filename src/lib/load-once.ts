import {PayError} from '../errors.js';

export type Loader<T> = (() => Promise<T>) & {
  /** The part came with another one: nobody has to ask for it any more. */
  have(part: T): void;
};

/**
 * Loads a part of the build when it is first asked for: once for all callers, and once more if that failed.
 *
 * @throws {PayError} `chunk-failed`, by the promise.
 */
export function loadOnce<T>(load: () => Promise<T>): Loader<T> {
  let loaded: Promise<T> | undefined;
  const get = () => {
    loaded ??= load()
      .catch(load)
      .catch((cause: unknown) => {
        // The next caller may be luckier.
        loaded = undefined;
        throw new PayError(
          'chunk-failed',
          'A part could not be loaded: deploy all files of a build together.',
          {fatal: true, cause},
        );
      });
    return loaded;
  };
  return Object.assign(get, {
    have(part: T) {
      loaded = Promise.resolve(part);
    },
  });
}
