// Weighs what merchants' pages load against tools/budgets.json, as its "how" says; over budget fails.
// Usage: node tools/budgets.mjs [root]
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join, relative, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';
import {build} from 'esbuild';
import {locales} from './build/project.mjs';

/** By the source file that opens it: what the first opening fetches besides what the page had. */
const OPENING = {
  toHostedPage: ['src/surface.ts'],
  toQr: ['src/surface.ts', 'src/lib/qr-path.ts'],
};
const POPOVER = 'src/parts/popover-controller.ts';

const weigh = (bytes) =>
  brotliCompressSync(bytes, {
    params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length},
  }).length;

/** Source files that went into a file of dist/, by its map. */
function sourcesOf(root, path) {
  const map = `${join(root, path)}.map`;
  if (!existsSync(map)) return [];
  const {sources} = JSON.parse(readFileSync(map, 'utf8'));
  return sources.map((source) => relative(root, resolve(root, path, '..', source)));
}

/** A merchant's bundle of `import 'pay-checkout/define'`: its files with their bytes, imports and sources. */
async function bundle(root) {
  const outdir = mkdtempSync(join(tmpdir(), 'budgets-'));
  try {
    const {metafile, outputFiles} = await build({
      stdin: {contents: "import 'pay-checkout/define';", resolveDir: root, sourcefile: 'merchant.js'},
      alias: {'pay-checkout/define': join(root, 'dist/define.js')},
      absWorkingDir: root,
      outdir,
      bundle: true,
      splitting: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      legalComments: 'none',
      metafile: true,
      write: false,
      logLevel: 'error',
    });
    const contents = new Map(outputFiles.map(({path, contents: bytes}) => [basename(path), bytes]));
    return Object.entries(metafile.outputs).map(([path, {imports, inputs, entryPoint}]) => ({
      name: basename(path),
      isEntry: entryPoint === 'merchant.js',
      brotli: weigh(contents.get(basename(path))),
      imports: imports.filter(({kind}) => kind === 'import-statement').map((one) => basename(one.path)),
      sources: Object.keys(inputs).flatMap((input) => sourcesOf(root, input)),
    }));
  } finally {
    rmSync(outdir, {recursive: true, force: true});
  }
}

/** Names of a file and of all it imports at once. */
function closure(files, name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const next of files.find((file) => file.name === name).imports) closure(files, next, seen);
  return seen;
}

/** What loading a source file fetches; undefined if no file of the bundle holds it. */
function fetchedBy(files, source) {
  const file = files.find(({sources}) => sources.includes(source));
  return file && closure(files, file.name);
}

const sum = (files, names) =>
  files.filter(({name}) => names.has(name)).reduce((total, {brotli}) => total + brotli, 0);

function moduleRows(files, budget, languages) {
  const page = closure(files, files.find(({isEntry}) => isEntry).name);
  const rows = [{what: 'module, before a click', bytes: sum(files, page), most: budget.beforeClick}];
  const opened = {};
  for (const [what, sources] of Object.entries(OPENING)) {
    const parts = sources.map((source) => fetchedBy(files, source));
    const missing = sources.filter((_, index) => parts[index] === undefined);
    opened[what] = new Set([...page, ...parts.flatMap((names) => [...(names ?? [])])]);
    rows.push({what: `module, ${what}`, bytes: sum(files, opened[what]), most: budget[what], missing});
  }
  const extra = (source) => {
    const names = fetchedBy(files, source);
    return names && sum(files, new Set([...names].filter((name) => !opened.toQr.has(name))));
  };
  const popover = extra(POPOVER);
  rows.push({
    what: 'popover chunk',
    bytes: popover,
    most: budget.popoverChunk,
    missing: popover ? [] : [POPOVER],
  });
  for (const [tag, source] of Object.entries(languages)) {
    const bytes = extra(source);
    if (bytes) rows.push({what: `language chunk ${tag}`, bytes, most: budget.languageChunk});
  }
  return rows;
}

function fileRows(root, {files, module}) {
  const weighFile = (path) =>
    existsSync(join(root, path)) ? weigh(readFileSync(join(root, path))) : undefined;
  const rows = files.map(({file, brotli}) => {
    const bytes = weighFile(file);
    return {what: file, bytes, most: brotli, missing: bytes === undefined ? [file] : []};
  });
  const folder = join(root, 'dist/locales');
  const scripts = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.js')) : [];
  for (const name of scripts) {
    rows.push({
      what: `dist/locales/${name}`,
      bytes: weighFile(`dist/locales/${name}`),
      most: module.languageChunk,
    });
  }
  return rows;
}

/** One row a budget: `{what, bytes, most, missing}`; `missing` names files that nothing holds. */
export async function measure(root, budgets) {
  const files = await bundle(root);
  return [...fileRows(root, budgets), ...moduleRows(files, budgets.module, locales(root))];
}

export const isOver = ({bytes, most, missing = []}) => missing.length > 0 || !(bytes <= most);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(process.argv[2] ?? '.');
  const budgets = JSON.parse(readFileSync(join(root, 'tools/budgets.json'), 'utf8'));
  const rows = await measure(root, budgets);
  const width = Math.max(...rows.map(({what}) => what.length));
  console.log(`${'brotli bytes'.padEnd(width)}  measured   budget`);
  for (const row of rows) {
    const {what, bytes, most, missing = []} = row;
    const note =
      missing.length > 0 ? `  not in the build: ${missing.join(', ')}` : isOver(row) ? '  OVER' : '';
    console.log(
      `${what.padEnd(width)}  ${String(bytes ?? '–').padStart(8)}  ${String(most).padStart(7)}${note}`,
    );
  }
  const failed = rows.filter(isOver).length;
  console.log(`budgets: ${rows.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
