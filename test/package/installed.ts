import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestProject} from 'vitest/node';

export const ROOT = process.cwd();
export const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string;
  exports: Record<string, string | {types: string; default: string}>;
};

/** Runs npm as it is run by the one who started the tests; throws with what it said if it fails. */
export function npm(cwd: string, ...parameters: string[]): string {
  const path = process.env.npm_execpath;
  const [command, ...first] = path ? [process.execPath, path] : ['npm'];
  return execFileSync(command!, [...first, ...parameters], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !path && process.platform === 'win32',
    // what the outer npm says of its own project must not reach this one
    env: {...process.env, npm_config_loglevel: 'error', npm_config_omit: ''},
  });
}

export type Packed = {
  readonly tarball: string;
  /** Paths in the tarball, sorted. */
  readonly files: readonly string[];
  /** A folder that was empty before the tarball was installed into it. */
  readonly app: string;
};

declare module 'vitest' {
  export interface ProvidedContext {
    packed: Packed;
  }
}

/** Packs what `npm publish` would publish. */
function pack(folder: string): Omit<Packed, 'app'> {
  if (!existsSync(join(ROOT, 'dist/index.js'))) throw new Error('dist/ is missing: run npm run build first');
  const said = npm(ROOT, 'pack', '--json', '--pack-destination', folder);
  const [packed] = JSON.parse(said) as [{filename: string; files: {path: string}[]}];
  return {tarball: join(folder, packed.filename), files: packed.files.map(({path}) => path).sort()};
}

/** Installs the tarball into an empty folder as a shop would: its dependencies come from npm's cache or registry. */
function install(folder: string, tarball: string): string {
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"name": "shop", "private": true, "type": "module"}\n');
  npm(app, 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball);
  return app;
}

/** Once for all package tests, which find it by `inject('packed')`. */
export default function setup({provide}: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const packed = pack(folder);
  provide('packed', {...packed, app: install(folder, packed.tarball)});
  return () => rmSync(folder, {recursive: true, force: true});
}

/** What a program prints in a folder, as Node's own modules would run it. */
export function node(cwd: string, program: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    cwd,
    encoding: 'utf8',
  }).trim();
}

/** Bundles a folder with Vite, as a shop's own build would: in a process of its own, for production. */
export function viteBuild(root: string, build: Record<string, unknown>): void {
  const settings = JSON.stringify({
    root,
    configFile: false,
    logLevel: 'error',
    define: {'process.env.NODE_ENV': '"production"'},
    build: {modulePreload: false, ...build},
  });
  execFileSync(
    process.execPath,
    ['--input-type=module', '--eval', `import {build} from 'vite'; await build(${settings});`],
    {cwd: ROOT, env: {...process.env, NODE_ENV: 'production'}},
  );
}
