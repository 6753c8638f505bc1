// Installs the test browsers from Debian where they are missing and that is possible; says what is left out.
// Usage: node tools/ensure-browsers.mjs. Exits 1 only if no engine at all can run.
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {pathToFileURL} from 'node:url';
import {CHROMIUM, ENGINES, FIREFOX, missingPackages, whyMissing} from './rig/browsers.mjs';

function apt(...parameters) {
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=600', '-o', 'Acquire::Retries=3'];
  const run = spawnSync('apt-get', [...options, ...parameters], {
    // what apt says belongs to the log, not to the results
    stdio: ['ignore', process.stderr, process.stderr],
    env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'},
  });
  return run.status === 0;
}

function install(packages) {
  const parameters = ['install', '-y', '--no-install-recommends', ...packages];
  const debian = process.platform === 'linux' && existsSync('/usr/bin/apt-get');
  if (debian && process.getuid() === 0) {
    console.error(`installing ${packages.join(', ')}`);
    if (!apt('update') || !apt(...parameters)) console.error('apt-get could not install them');
  } else if (debian) {
    console.error(`missing for the full tests; run: sudo apt-get ${parameters.join(' ')}`);
  }
}

function version(path) {
  try {
    return execFileSync(path, ['--version'], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim();
  } catch {
    return `${path} (version unknown)`;
  }
}

const versionOf = {
  chromium: () => version(CHROMIUM),
  firefox: () => version(FIREFOX),
  webkit: () =>
    execFileSync('dpkg-query', ['-W', '-f', 'WebKitGTK ${Version}', 'libwebkit2gtk-4.1-0'], {
      encoding: 'utf8',
    }),
};

/**
 * Makes the engines ready and prints what will run and what will not.
 *
 * @param wanted - Engines to get ready; the environment variable BROWSERS (comma separated) narrows them.
 * @returns The engines that can run.
 */
export function ensureBrowsers(wanted = process.env.BROWSERS?.split(',') ?? ENGINES) {
  const packages = missingPackages(wanted);
  if (packages.length > 0) install(packages);
  const ready = wanted.filter((engine) => whyMissing(engine) === undefined);
  for (const engine of ready) console.log(`${engine}: ${versionOf[engine]()}`);
  for (const engine of wanted) {
    const why = whyMissing(engine);
    if (why !== undefined) console.log(`${engine}: LEFT OUT, ${why}`);
  }
  return ready;
}

if (
  process.argv[1] &&
  import.meta.url === pathToFileURL(process.argv[1]).href &&
  ensureBrowsers().length === 0
)
  process.exitCode = 1;
