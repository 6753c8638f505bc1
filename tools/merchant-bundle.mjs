// What a merchant's page loads of our modules, as the "how" of tools/budgets.json says: a bundle of
// `import 'pay-checkout/define'` with its late chunks.
import {existsSync, readFileSync} from 'node:fs';
import {basename, join, relative, resolve} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';

/** By the source file that opens it: what the first opening fetches besides what the page had. */
const OPENING = {
  toHostedPage: ['src/page-surface.ts'],
  toQr: ['src/upi-surface.ts'],
};

/** Bytes of a file as it travels: Brotli at its best. */
export function weigh(content) {
  const bytes = Buffer.from(content);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, {params}).length;
}

/** Paths from the root of the sources that a source map names. */
export const sourcesOf = (root, folder, {sources}) =>
  sources.map((source) => relative(root, resolve(folder, source)));

/** Source files that went into a file of dist/, by its map. */
function sourcesIn(root, path) {
  const map = `${path}.map`;
  return existsSync(map) ? sourcesOf(root, join(path, '..'), JSON.parse(readFileSync(map, 'utf8'))) : [];
}

/**
 * Files of the bundle: `{name, isEntry, opens, code, map, brotli, imports, sources}`; `opens` is the name of the file of
 * dist/ that is fetched by it, the map's sources are paths from the root.
 *
 * @param dist - Where the build is.
 */
export async function merchantBundle(root, dist = join(root, 'dist')) {
  // Nothing is written. Names of chunks are made of paths and maps: the same wherever the build is.
  const outdir = join(dist, 'merchant');
  const {metafile, outputFiles} = await build({
    stdin: {contents: "import 'pay-checkout/define';", resolveDir: dist, sourcefile: 'merchant.js'},
    alias: {'pay-checkout/define': join(dist, 'define.js')},
    absWorkingDir: dist,
    outdir,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    // beside the file and not named in it
    sourcemap: 'external',
    metafile: true,
    write: false,
    logLevel: 'error',
  });
  const texts = new Map(outputFiles.map(({path, text}) => [basename(path), text]));
  const files = Object.entries(metafile.outputs).filter(([path]) => path.endsWith('.js'));
  return files.map(([path, {imports, inputs, entryPoint}]) => {
    const name = basename(path);
    const code = texts.get(name);
    const map = JSON.parse(texts.get(`${name}.map`));
    return {
      name,
      isEntry: entryPoint === 'merchant.js',
      opens: entryPoint && basename(entryPoint, '.js'),
      code,
      map: {...map, sources: sourcesOf(root, outdir, map)},
      brotli: weigh(code),
      imports: imports.filter(({kind}) => kind === 'import-statement').map((one) => basename(one.path)),
      sources: Object.keys(inputs).flatMap((input) => sourcesIn(root, join(dist, input))),
    };
  });
}

/** Names of a file and of all it imports at once. */
function closure(files, name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of files.find((file) => file.name === name).imports) closure(files, next, seen);
  return seen;
}

/** Bytes of the files of these names. */
export const sum = (files, names) =>
  files.filter(({name}) => names.has(name)).reduce((total, {brotli}) => total + brotli, 0);

/** Names of the files that loading a source file fetches; undefined if no file of the bundle is it or holds it. */
export function fetchedBy(files, source) {
  const file =
    files.find(({opens}) => opens === basename(source, '.ts')) ??
    files.find(({sources}) => sources.includes(source));
  return file && closure(files, file.name);
}

/**
 * What is loaded by when: `{beforeClick, toHostedPage, toQr}`, each `{names, missing}`; `missing` are sources
 * that nothing holds.
 */
export function stages(files) {
  const page = closure(files, files.find(({isEntry}) => isEntry).name);
  const opened = Object.entries(OPENING).map(([stage, sources]) => {
    const parts = sources.map((source) => fetchedBy(files, source));
    const missing = sources.filter((_, index) => parts[index] === undefined);
    return [stage, {names: new Set([...page, ...parts.flatMap((names) => [...(names ?? [])])]), missing}];
  });
  return {beforeClick: {names: page, missing: []}, ...Object.fromEntries(opened)};
}
