// dist/index.js, define.js, server.js, react.js and their shared and late chunks; dist/simulators.js.
// Lit is inside, cut down to what we use; the other dependencies stay imports, for the merchant's bundler to share
// and to update.
import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {builtinModules} from 'node:module';
import {join} from 'node:path';
import {build} from 'vite';
import {merchantBundle, stages, sum} from '../merchant-bundle.mjs';
import {LIT_OF_MODULES} from './lean-lit.mjs';
import {leanPackages} from './lean-packages.mjs';
import {minifyTemplates} from './minify-templates.mjs';
import {
  keepEffects,
  MODULES,
  present,
  ROOT,
  readPackage,
  SIMULATORS,
  sharedConfig,
  sourcesFromDist,
} from './project.mjs';
import {squeezeFile, squeezeModule, ways} from './squeeze-script.mjs';

/** A dependency all the same: our types name its classes. */
const INSIDE = ['lit'];

/** Whether an import is left for the merchant's bundler: most of our dependencies, and what they offer to import. */
function externals(root) {
  const {dependencies = {}, peerDependencies = {}} = readPackage(root);
  const names = [...Object.keys(dependencies), ...Object.keys(peerDependencies), ...builtinModules].filter(
    (name) => !INSIDE.includes(name),
  );
  return (id) => id.startsWith('node:') || names.some((name) => id === name || id.startsWith(`${name}/`));
}

function config(root, outDir, entries, plugins = []) {
  return {
    ...sharedConfig(root),
    plugins: [keepEffects(), ...plugins, minifyTemplates()],
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      sourcemap: true,
      lib: {entry: entries, formats: ['es']},
      rolldownOptions: {
        external: externals(root),
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name].js',
          sourcemapPathTransform: sourcesFromDist(root, outDir),
        },
      },
    },
  };
}

const absolute = (root, entries) =>
  Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(root, source)]));

/** How near a merchant's bundle of a build is to its budgets: 1 is all that there is. */
async function fullness(root, outDir, {module}) {
  // beside the build, not in it: our package.json speaks of dist/ alone
  const manifest = join(outDir, 'package.json');
  writeFileSync(manifest, '{"type": "module"}');
  const files = await merchantBundle(root, outDir);
  rmSync(manifest);
  const rows = Object.entries(stages(files));
  return Math.max(...rows.map(([stage, {names}]) => sum(files, names) / module[stage]));
}

/** Of what a browser may load; what runs in Node is left for people to read. */
async function squeezeModules(root, outDir) {
  const budgets = JSON.parse(readFileSync(join(ROOT, 'tools/budgets.json'), 'utf8'));
  const names = readdirSync(outDir, {recursive: true}).filter((path) => /\.js(\.map)?$/.test(path));
  const files = names.filter((path) => !path.startsWith('server.js')).sort();
  const read = () => files.map((path) => [join(outDir, path), readFileSync(join(outDir, path))]);
  const write = (texts) => {
    for (const [path, text] of texts) writeFileSync(path, text);
  };
  const plain = read();
  let best;
  for (const way of ways()) {
    write(plain);
    const squeezer = squeezeModule(way);
    for (const [path] of plain) if (path.endsWith('.js')) await squeezeFile(path, squeezer);
    const full = await fullness(root, outDir, budgets);
    if (!best || full < best.full) best = {full, texts: read()};
  }
  write(best.texts);
}

export async function buildModules(root, outDir) {
  const modules = present(MODULES, root);
  if (modules.define === undefined)
    throw new Error(`${MODULES.define} is missing: there is nothing to build`);
  await build(config(root, outDir, absolute(root, modules), [leanPackages(LIT_OF_MODULES)]));
  await squeezeModules(root, outDir);
  const simulators = present({simulators: SIMULATORS}, root);
  // on their own: nothing of theirs may end up in a chunk that a browser loads
  if (simulators.simulators) await build(config(root, outDir, absolute(root, simulators)));
  return [...Object.keys(modules), ...Object.keys(simulators)];
}
