import {PayError} from '../errors.js';

/**
 * Loads a part of the build when it is first asked for: once for all callers, and once more if that failed.
 *
 * @throws {PayError} `chunk-failed`, by the promise.
 */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load()
      .catch(load)
      .catch((cause: unknown) => {
        // The next caller may be luckier.
        loaded = undefined;
        throw new PayError(
          'chunk-failed',
          'A part of pay-checkout could not be loaded: deploy all files of the build together.',
          {fatal: true, cause},
        );
      });
    return loaded;
  };
}
