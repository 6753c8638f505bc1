/** `loadOnce` for the single file, where all parts are at hand: to load one again is nothing, and cannot fail. */
export const loadOnce = <T>(load: () => Promise<T>): (() => Promise<T>) => load;
