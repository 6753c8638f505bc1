// Finds PHP with cURL and SQLite for the tests of examples/php, installing Debian's packages where that is
// possible. What cannot be had is told, and left out.
import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {createServer} from 'node:net';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const PACKAGES = ['php-cli', 'php-curl', 'php-sqlite3'];
const isRoot = process.getuid?.() === 0;

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);

/** A PHP that can run the example: 8.1 or newer, with both extensions. */
function usablePhp() {
  const path = process.env.PHP ?? onPath('php');
  if (path === undefined) return undefined;
  const check =
    "exit(PHP_VERSION_ID >= 80100 && extension_loaded('curl') && extension_loaded('pdo_sqlite') ? 0 : 1);";
  return spawnSync(path, ['-r', check], {stdio: 'ignore'}).status === 0 ? path : undefined;
}

/** Where PHP lies, installed if need be. `{missing}` says why there is none. */
export function ensurePhp() {
  const found = usablePhp();
  if (found) return {path: found};
  const names = PACKAGES.join(', ');
  if (process.platform !== 'linux' || !onPath('apt-get'))
    return {missing: `no ${names} here, and no apt-get`};
  if (!isRoot) return {missing: `${names} are not installed, and only root can install them`};
  const apt = (...args) =>
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
      stdio: 'pipe',
      timeout: 400_000,
    });
  const install = () => apt('install', '-y', '--no-install-recommends', ...PACKAGES);
  try {
    try {
      install();
    } catch {
      apt('update');
      install();
    }
  } catch (error) {
    return {missing: `${names} could not be installed: ${String(error.message).split('\n')[0]}`};
  }
  const installed = usablePhp();
  return installed
    ? {path: installed}
    : {missing: `${names} were installed, but PHP 8.1 with both was not found`};
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Serves a folder with PHP's own server, eight requests at a time.
 *
 * @param {{path: string, folder: string, port: number, env: Record<string, string>}} options
 * @returns {Promise<{log(): string, stop(): Promise<void>}>} `log`: what PHP has said so far.
 */
export async function servePhp({path, folder, port, env}) {
  const child = spawn(path, ['-S', `localhost:${port}`, '-t', folder], {
    cwd: folder,
    env: {...process.env, PHP_CLI_SERVER_WORKERS: '8', ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
    // its workers are processes of their own, which end with the group
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      said += part;
    });
  }
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // gone already
    }
  };
  process.once('exit', kill);
  const end = Date.now() + 20_000;
  while (!/Development Server .* started/.test(said)) {
    if (Date.now() > end || child.exitCode !== null) {
      kill();
      throw new Error(`php did not start: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    log: () => said,
    async stop() {
      process.off('exit', kill);
      kill();
      await exited;
    },
  };
}

export {freePort};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {path, missing} = ensurePhp();
  console.log(`php: ${path ?? `left out: ${missing}`}`);
}
