/** Loads a part of the build when it is first asked for: once for all callers, and once more if that failed. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load()
      .catch(load)
      .catch((error: unknown) => {
        // The next caller may be luckier.
        loaded = undefined;
        throw error;
      });
    return loaded;
  };
}
