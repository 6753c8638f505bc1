// Reads the TypeScript files of a tree and parses each once, for the checks that look at source text.
import {readdirSync, readFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {parseAst} from 'vite';

/** Paths of all `.ts` files under `root/folder`, relative to `root`, with forward slashes, sorted. */
export function sourceFiles(root, folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), {recursive: true, withFileTypes: true});
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
    .map((entry) =>
      relative(root, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .sort();
}

/** A parsed file: `{path, text, ast, at(node)}`; `at` gives `path:line` of a node. */
export function parseSource(root, path) {
  const text = readFileSync(join(root, path), 'utf8');
  const ast = parseAst(text, {lang: path.endsWith('x') ? 'tsx' : 'ts'});
  const at = (node) => `${path}:${text.slice(0, node.start).split('\n').length}`;
  return {path, text, ast, at};
}

/** Calls `visit(node, parent, key)` for every node below and including `node`. */
export function walk(node, visit, parent, key) {
  visit(node, parent, key);
  for (const [name, value] of Object.entries(node)) {
    const children = Array.isArray(value) ? value : [value];
    for (const child of children) {
      if (child && typeof child === 'object' && typeof child.type === 'string')
        walk(child, visit, node, name);
    }
  }
}
