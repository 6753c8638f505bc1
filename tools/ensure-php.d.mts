export function ensurePhp():
  | {readonly path: string; readonly missing?: undefined}
  | {readonly missing: string; readonly path?: undefined};
export function freePort(): Promise<number>;
/** PHP's own server, eight requests at a time, on `localhost`. */
export function servePhp(options: {
  readonly path: string;
  readonly folder: string;
  readonly port: number;
  readonly env: Readonly<Record<string, string>>;
}): Promise<{
  /** What PHP has said so far. */
  log(): string;
  stop(): Promise<void>;
}>;
