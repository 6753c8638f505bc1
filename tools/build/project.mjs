// What every step of the build knows: where the sources are, what the package is called, what is built.
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export const readPackage = (root = ROOT) => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Entry points of the module build, by the name of their file in `dist/`. */
export const MODULES = {
  index: 'src/index.ts',
  define: 'src/define.ts',
  server: 'src/server/index.ts',
  react: 'src/react.ts',
};

export const SCRIPT_TAG = 'src/script-tag.ts';
export const SIMULATORS = 'demo/simulators/index.ts';
const LOCALES = 'src/text/locales';

/** Those of `entries` whose source is there. */
export const present = (entries, root) =>
  Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(join(root, source))));

/** The languages beside English: `{hi: 'src/text/locales/hi.ts', …}`. */
export function locales(root) {
  const folder = join(root, LOCALES);
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => /^[a-z]{2,3}(-[A-Za-z0-9]+)*\.ts$/.test(name));
  return Object.fromEntries(files.sort().map((name) => [name.slice(0, -3), `${LOCALES}/${name}`]));
}

/**
 * Our package.json says of the *published* files which have effects; the same holds of their sources, or the
 * bundler would drop `import './define.js'`.
 */
export const keepEffects = () => ({
  name: 'keep-effects',
  transform: (code, id) =>
    /\/src\/(define|script-tag)\.ts$/.test(id) ? {code, map: null, moduleSideEffects: true} : null,
});

/** Source maps name the sources as seen from dist/, wherever the build is made. */
export function sourcesFromDist(root, outDir) {
  return (source, mapPath) => {
    const absolute = resolve(dirname(mapPath), source);
    const published = join(root, 'dist', relative(outDir, dirname(mapPath)));
    return relative(published, absolute).split(sep).join('/');
  };
}

/** Settings that all builds share: nothing from the environment, no surprises from a configuration file. */
export function sharedConfig(root) {
  return {
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: 'warn',
    mode: 'production',
    define: {__PAY_CHECKOUT_VERSION__: JSON.stringify(readPackage(root).version)},
  };
}
