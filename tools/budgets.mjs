// Weighs what merchants' pages load against tools/budgets.json, as its "how" says; over budget fails.
// Usage: node tools/budgets.mjs [root]
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {locales} from './build/project.mjs';
import {fetchedBy, merchantBundle, stages, sum, weigh} from './merchant-bundle.mjs';

const POPOVER = 'src/parts/show-popover.ts';

const STAGES = {
  beforeClick: 'module, before a click',
  toHostedPage: 'module, toHostedPage',
  toQr: 'module, toQr',
};

function moduleRows(files, budget, languages) {
  const loaded = stages(files);
  const rows = Object.entries(STAGES).map(([stage, what]) => {
    const {names, missing} = loaded[stage];
    return {what, bytes: sum(files, names), most: budget[stage], missing};
  });
  const extra = (source) => {
    const names = fetchedBy(files, source);
    return names && sum(files, new Set([...names].filter((name) => !loaded.toQr.names.has(name))));
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
  const files = await merchantBundle(root);
  return [...fileRows(root, budgets), ...moduleRows(files, budgets.module, locales(root))];
}

export const isOver = ({bytes, most, missing = []}) => missing.length > 0 || !(bytes <= most);

/**
 * What a row counts as. A budget that has not been reached yet is held where it stands: `ceilings` says how many bytes
 * it may have until then. Ceilings only ever come down; at the budget the row leaves the list.
 */
export function verdict(row, ceilings) {
  if (!isOver(row)) return 'passed';
  const ceiling = ceilings[row.what];
  return row.bytes <= ceiling && !row.missing?.length ? 'held' : 'failed';
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(process.argv[2] ?? '.');
  const read = (name) => JSON.parse(readFileSync(join(root, 'tools', name), 'utf8'));
  const ceilings = read('ceilings.json');
  const rows = await measure(root, read('budgets.json'));
  const width = Math.max(...rows.map(({what}) => what.length));
  const notes = {
    passed: () => '',
    held: ({what}) => `  OVER BUDGET, held at ${ceilings[what]}`,
    failed: ({missing = []}) => (missing.length > 0 ? `  not in the build: ${missing.join(', ')}` : '  OVER'),
  };
  const count = {passed: 0, held: 0, failed: 0};
  console.log(`${'brotli bytes'.padEnd(width)}  measured   budget`);
  for (const row of rows) {
    const result = verdict(row, ceilings);
    count[result] += 1;
    const {what, bytes, most} = row;
    const numbers = `${String(bytes ?? '–').padStart(8)}  ${String(most).padStart(7)}`;
    console.log(`${what.padEnd(width)}  ${numbers}${notes[result](row)}`);
  }
  if (count.held > 0) console.log(`${count.held} budgets are not reached yet; none of them may grow.`);
  console.log(`budgets: ${count.passed} passed, ${count.failed} failed`);
  if (count.failed > 0) process.exitCode = 1;
}
