// Makes node_modules what package-lock.json says, and touches nothing if it already is. Needs no package.
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const packagesIn = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return undefined;
  }
};

/** Whether every package of the lock file is installed in that version; those of other platforms may be absent. */
export function isInstalled(root) {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const there = packagesIn(join(root, 'node_modules/.package-lock.json'));
  if (wanted === undefined || there === undefined) return false;
  return Object.entries(wanted).every(
    ([path, {version, optional, peer}]) =>
      path === '' || there[path]?.version === version || (there[path] === undefined && (optional || peer)),
  );
}

/** Runs `npm ci` where that is needed. */
export function ensureDependencies(root) {
  if (isInstalled(root)) return;
  console.error('installing dependencies with npm ci');
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm ? [process.execPath, npm] : ['npm'];
  const run = spawnSync(command, [...first, 'ci', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: npm === undefined && process.platform === 'win32',
  });
  if (run.status !== 0) throw new Error('npm ci failed; see above');
}
