// dist/index.js, define.js, server.js, react.js and their shared and late chunks; dist/simulators.js.
// Our dependencies stay imports, for the merchant's bundler to share and to update.
import {builtinModules} from 'node:module';
import {join} from 'node:path';
import {build} from 'vite';
import {minifyTemplates} from './minify-templates.mjs';
import {
  keepEffects,
  MODULES,
  present,
  readPackage,
  SIMULATORS,
  sharedConfig,
  sourcesFromDist,
} from './project.mjs';

/** Whether an import is left for the merchant's bundler: our dependencies and what they offer to import. */
function externals(root) {
  const {dependencies = {}, peerDependencies = {}} = readPackage(root);
  const names = [...Object.keys(dependencies), ...Object.keys(peerDependencies), ...builtinModules];
  return (id) => id.startsWith('node:') || names.some((name) => id === name || id.startsWith(`${name}/`));
}

function config(root, outDir, entries) {
  return {
    ...sharedConfig(root),
    plugins: [keepEffects(), minifyTemplates()],
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

export async function buildModules(root, outDir) {
  const modules = present(MODULES, root);
  if (modules.define === undefined)
    throw new Error(`${MODULES.define} is missing: there is nothing to build`);
  await build(config(root, outDir, absolute(root, modules)));
  const simulators = present({simulators: SIMULATORS}, root);
  // on their own: nothing of theirs may end up in a chunk that a browser loads
  if (simulators.simulators) await build(config(root, outDir, absolute(root, simulators)));
  return [...Object.keys(modules), ...Object.keys(simulators)];
}
