/** Starts a virtual X display on a number that it picks itself. */
export function startXvfb(size?: string): Promise<{display: string; stop(): Promise<void>}>;

/** A TCP port on 127.0.0.1 that nobody uses. */
export function freePort(): Promise<number>;

/** Calls until it gives something true; throws what it last threw after `ms`. */
export function retry<T>(attempt: () => T | Promise<T>, ms?: number): Promise<NonNullable<T>>;

export function sleep(ms: number): Promise<void>;
