// Finds Redis and PostgreSQL for the store tests, installing Debian's packages where that is possible, and
// starts each on a free port in a folder of its own. What cannot be had is told, and left out.
import {execFileSync, spawn} from 'node:child_process';
import {chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const isRoot = process.getuid?.() === 0;

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);
}

/** PostgreSQL's own tools lie beside the path, in a folder for each version. */
function postgresTool(name) {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => join(root, version, 'bin', name)).find(existsSync) ?? onPath(name);
}

const SERVERS = {
  redis: {find: () => onPath('redis-server'), package: 'redis-server'},
  postgres: {find: () => postgresTool('postgres'), package: 'postgresql'},
};

/** Where the program lies, installed if need be. `{missing}` says why there is none. */
export function ensureServer(name) {
  const server = SERVERS[name];
  const found = server.find();
  if (found) return {path: found};
  if (process.platform !== 'linux' || !onPath('apt-get'))
    return {missing: `no ${server.package} here, and no apt-get`};
  if (!isRoot) return {missing: `${server.package} is not installed, and only root can install it`};
  try {
    const env = {...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1'};
    const apt = (...args) =>
      execFileSync('apt-get', ['-qq', ...args], {env, stdio: 'pipe', timeout: 240_000});
    const install = () => apt('install', '-y', '--no-install-recommends', server.package);
    try {
      install();
    } catch {
      apt('update');
      install();
    }
  } catch (error) {
    return {missing: `${server.package} could not be installed: ${String(error.message).split('\n')[0]}`};
  }
  const installed = server.find();
  return installed ? {path: installed} : {missing: `${server.package} was installed but not found`};
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(ready, what, limitMs = 20_000) {
  const end = Date.now() + limitMs;
  while (!(await ready())) {
    if (Date.now() > end) throw new Error(`${what} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function stopper(child, folder) {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return async () => {
    process.off('exit', kill);
    child.kill('SIGINT');
    await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 5_000))]);
    child.kill('SIGKILL');
    rmSync(folder, {recursive: true, force: true});
  };
}

/** @returns {Promise<{url: string, stop(): Promise<void>} | {missing: string}>} */
export async function startRedis() {
  const {path, missing} = ensureServer('redis');
  if (missing) return {missing};
  const folder = mkdtempSync(join(tmpdir(), 'pay-redis-'));
  const port = await freePort();
  const options = {port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', appendfsync: 'always', save: ''};
  const args = Object.entries(options).flatMap(([key, value]) => [`--${key}`, String(value)]);
  const child = spawn(path, args, {stdio: ['ignore', 'pipe', 'pipe']});
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  await until(() => /ready to accept/i.test(said), 'redis-server');
  return {url: `redis://127.0.0.1:${port}`, stop: stopper(child, folder)};
}

/** @returns {Promise<{url: string, stop(): Promise<void>} | {missing: string}>} */
export async function startPostgres() {
  const {path, missing} = ensureServer('postgres');
  if (missing) return {missing};
  const folder = mkdtempSync(join(tmpdir(), 'pay-postgres-'));
  chmodSync(folder, 0o700);
  // PostgreSQL refuses to run as root; Debian's package comes with a user for it
  const owner = isRoot ? userIds('postgres') : {};
  if (isRoot && owner.uid === undefined)
    return {missing: 'PostgreSQL does not run as root, and there is no user postgres'};
  if (isRoot) chownSync(folder, owner.uid, owner.gid);
  const options = {...owner, cwd: folder, env: {PATH: process.env.PATH, LC_ALL: 'C'}};
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'pay', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
  execFileSync(postgresTool('initdb'), init, {...options, stdio: 'pipe'});
  const port = await freePort();
  const args = [
    '-D',
    data,
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'max_connections=60',
  ];
  const child = spawn(path, args, {...options, stdio: ['ignore', 'ignore', 'pipe']});
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  await until(() => /ready to accept connections/.test(said), 'postgres');
  return {url: `postgres://pay@127.0.0.1:${port}/postgres`, stop: stopper(child, folder)};
}

function userIds(name) {
  try {
    const id = (flag) => Number(execFileSync('id', [flag, name], {stdio: 'pipe'}).toString());
    return {uid: id('-u'), gid: id('-g')};
  } catch {
    return {};
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const name of Object.keys(SERVERS)) {
    const {path, missing} = ensureServer(name);
    console.log(`${name}: ${path ?? `left out: ${missing}`}`);
  }
}
