/** A server on a free port of this machine, or why there is none. */
export type Started =
  | {readonly url: string; readonly stop: () => Promise<void>; readonly missing?: undefined}
  | {readonly missing: string; readonly url?: undefined; readonly stop?: undefined};

export function ensureServer(
  name: 'redis' | 'postgres',
):
  | {readonly path: string; readonly missing?: undefined}
  | {readonly missing: string; readonly path?: undefined};
export function startRedis(): Promise<Started>;
export function startPostgres(): Promise<Started>;
