// npm start: installs what is missing, builds the package and runs the demo, demo/server.ts.
// That file is a Node program in TypeScript; it runs with the repository's root as its working directory and
// finds a fresh build in dist/. Arguments and environment variables are passed on.
import {spawn, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ensureDependencies} from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const source = join(root, 'demo/server.ts');
const bundle = join(root, '.cache/demo/server.mjs');

function fail(message) {
  console.error(message);
  process.exit(1);
}

try {
  ensureDependencies(root);
} catch (error) {
  fail(error.message);
}
if (!existsSync(source)) fail('demo/server.ts is missing: there is no demo to start');
console.log('building the package');
const build = spawnSync(process.execPath, [join(root, 'tools/build.mjs'), '--quick'], {
  cwd: root,
  stdio: 'inherit',
});
if (build.status !== 0) fail('the package could not be built; see above');

// only now: on a fresh machine there was no esbuild before
const {bundleForNode} = await import('./build/node-bundle.mjs');
await bundleForNode(source, bundle);
const demo = spawn(process.execPath, ['--enable-source-maps', bundle, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => demo.kill(signal));
demo.once('exit', (code) => process.exit(code ?? 0));
