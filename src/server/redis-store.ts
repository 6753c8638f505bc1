import {PayError} from '../errors.js';
import type {Store} from './store.js';

/** A connected client of the package `redis` (`sendCommand`) or of `ioredis` (`call`). */
export type RedisClient =
  | {sendCommand(command: string[]): Promise<unknown>}
  | {call(command: string, ...values: string[]): Promise<unknown>};

export type RedisStoreOptions = {
  /** What all keys begin with. Default: `pay-checkout`. */
  readonly prefix?: string;
};

/** KEYS: row, due list. ARGV: version, value, due at or '', milliseconds to live or ''. */
const WRITE = `
  local version = tonumber(redis.call('HGET', KEYS[1], 'version') or '0')
  if version ~= tonumber(ARGV[1]) then return 0 end
  redis.call('HSET', KEYS[1], 'value', ARGV[2], 'version', version + 1)
  if ARGV[4] == '' then redis.call('PERSIST', KEYS[1]) else redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
  if ARGV[3] == '' then redis.call('ZREM', KEYS[2], ARGV[5]) else redis.call('ZADD', KEYS[2], ARGV[3], ARGV[5]) end
  return 1`;

/**
 * Payments in Redis, for many processes. The server must keep what it was told:
 * `appendonly yes` and `maxmemory-policy noeviction`. All keys share one hash
 * slot, so a cluster works too.
 */
export function redisStore(client: RedisClient, {prefix = 'pay-checkout'}: RedisStoreOptions = {}): Store {
  const send = sender(client);
  const name = (key: string) => `{${prefix}}:${key}`;
  const dueList = name('due');
  return {
    shared: true,
    async read(key) {
      const [value, version] = (await send('HMGET', name(key), 'value', 'version')) as (string | null)[];
      return value === null || value === undefined
        ? undefined
        : {value: String(value), version: Number(version)};
    },
    async write(key, value, {version, dueAt, expiresAt}) {
      const lifeMs = expiresAt === undefined ? '' : String(Math.max(1, Math.ceil(expiresAt - Date.now())));
      const due = dueAt === undefined ? '' : String(dueAt);
      const written = await send(
        'EVAL',
        WRITE,
        '2',
        name(key),
        dueList,
        String(version),
        value,
        due,
        lifeMs,
        key,
      );
      return Number(written) === 1;
    },
    async due(now, limit) {
      const keys = (await send(
        'ZRANGEBYSCORE',
        dueList,
        '-inf',
        String(now),
        'LIMIT',
        '0',
        String(limit),
      )) as unknown[];
      return keys.map(String);
    },
  };
}

function sender(client: RedisClient): (...command: string[]) => Promise<unknown> {
  if ('call' in client && typeof client.call === 'function') {
    return (command = '', ...values) => client.call(command, ...values);
  }
  if ('sendCommand' in client && typeof client.sendCommand === 'function') {
    return (...command) => client.sendCommand(command);
  }
  throw new PayError('config-invalid', 'redisStore needs a client of the package redis or ioredis.', {
    field: 'store',
    fatal: true,
  });
}
