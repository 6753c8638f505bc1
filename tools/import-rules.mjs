// Who may import whom: the layers of the house as a table, and the search for rings.
import {posix} from 'node:path';
import {walk} from './parse-source.mjs';

const packages = (...names) => names;

/**
 * For each layer: the layers it may import, those it may import only as types, and the packages (with
 * `types` those it may import only as types). A layer may always import itself.
 */
export const LAYERS = {
  errors: {values: [], types: []},
  style: {values: [], types: [], packages: packages('lit')},
  lib: {values: ['errors'], types: []},
  input: {values: ['lib', 'errors'], types: []},
  gateway: {values: ['input', 'errors'], types: []},
  flow: {values: ['input'], types: ['errors']},
  session: {
    values: ['flow', 'input', 'gateway', 'lib', 'errors'],
    types: [],
    packageTypes: packages('lit'),
  },
  text: {values: [], types: ['input']},
  parts: {values: ['style', 'lib'], types: [], packages: packages('lit', '@floating-ui/dom')},
  view: {
    values: ['lib'],
    types: ['session', 'flow', 'input', 'text', 'errors'],
    packages: packages('lit'),
  },
  events: {values: [], types: ['session', 'flow', 'input', 'errors']},
  server: {
    values: ['input', 'gateway', 'lib', 'errors'],
    types: [],
    packages: packages('zod/mini'),
    packageTypes: packages('zod'),
  },
  // the elements and the functions beside them: everything but the doors
  top: {
    values: [
      'errors',
      'style',
      'lib',
      'input',
      'gateway',
      'flow',
      'session',
      'text',
      'parts',
      'view',
      'events',
    ],
    types: [],
    packages: packages('lit'),
  },
  // define, index, script-tag, react: the package's entry points
  door: {all: true, packages: packages('lit', 'react')},
};

/** Entry points; nothing but another entry point imports them. */
const DOORS = ['define', 'index', 'script-tag', 'react'];

/** Files that no view may import, not even as a type. */
const NEVER_IN_VIEW = ['src/session/session-controller.ts', 'src/events.ts'];

/** The only files that may know they run on Node. */
const NODE_FILES = /^src\/server\/(.*\/)?[a-z-]*(node|sqlite)[a-z-]*\.ts$/;

/** Layer of a file under `src/`: its folder, or for the files at the top what they are. */
export function layerOf(path) {
  const [, first, second] = path.split('/');
  if (second !== undefined) return first in LAYERS ? first : undefined;
  const name = first.replace(/\.tsx?$/, '');
  if (name === 'errors' || name === 'events') return name;
  return DOORS.includes(name) ? 'door' : 'top';
}

/** Every import of a file: `{from, typeOnly, node, names}`; re-exports, `import()` and `import('…').Type` count. */
export function importsOf({ast}) {
  const found = [];
  walk(ast, (node) => {
    if (node.type === 'ImportDeclaration') {
      const {specifiers} = node;
      const typeOnly =
        node.importKind === 'type' ||
        (specifiers.length > 0 && specifiers.every((one) => one.importKind === 'type'));
      found.push({from: node.source.value, typeOnly, node, specifiers});
    } else if (
      (node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration') &&
      node.source
    ) {
      found.push({from: node.source.value, typeOnly: node.exportKind === 'type', node, specifiers: []});
    } else if (node.type === 'ImportExpression' && typeof node.source.value === 'string') {
      found.push({from: node.source.value, typeOnly: false, node, specifiers: []});
    } else if (node.type === 'TSImportType' && typeof node.source?.value === 'string') {
      found.push({from: node.source.value, typeOnly: true, node, specifiers: []});
    }
  });
  return found;
}

/** `./x.js` of a file as the path of the source it stands for; undefined for a package. */
export function resolveImport(path, from, known) {
  if (!from.startsWith('.')) return undefined;
  const target = posix.join(posix.dirname(path), from);
  if (!target.endsWith('.js')) return target;
  const base = target.slice(0, -3);
  return [`${base}.ts`, `${base}.tsx`].find((file) => known.has(file)) ?? `${base}.ts`;
}

const within = (list, name) =>
  (list ?? []).some((allowed) => name === allowed || name.startsWith(`${allowed}/`));

function packageProblem(file, one, layer) {
  const rule = LAYERS[layer];
  const {from, typeOnly, specifiers} = one;
  if (from.startsWith('node:')) {
    return NODE_FILES.test(file.path) || (layer === 'server' && typeOnly)
      ? undefined
      : `imports ${from}: only the Node files of the kit may`;
  }
  if (
    from === 'zod' ||
    (from === 'zod/mini' && specifiers.some((s) => s.type !== 'ImportNamespaceSpecifier'))
  ) {
    return `imports ${from} the heavy way: write import * as z from 'zod/mini'`;
  }
  if (within(rule.packages, from) || (typeOnly && within(rule.packageTypes, from))) return undefined;
  if (within(rule.packageTypes, from)) return `${layer} may import ${from} only as a type`;
  return `${layer} may not import the package ${from}`;
}

function layerProblem(_path, target, typeOnly, layer) {
  if (!target.startsWith('src/')) return `imports ${target}: src stands on its own`;
  if (NEVER_IN_VIEW.includes(target) && layer === 'view')
    return `a view may not import ${target}, not even as a type`;
  const to = layerOf(target);
  const rule = LAYERS[layer];
  if (to === undefined) return `imports ${target}, which lies in no known layer`;
  if (rule.all) return undefined;
  if (to === 'door') return `${layer} may not import the entry point ${target}`;
  if (to === layer || rule.values.includes(to) || (typeOnly && rule.types.includes(to))) return undefined;
  if (rule.types.includes(to)) return `${layer} may import ${to} only as types (${target})`;
  return `${layer} may not import ${to} (${target})`;
}

/** Problems with a file's imports, one line each. */
export function importProblems(file, known) {
  const layer = layerOf(file.path);
  if (layer === undefined) return [`${file.path}: lies in no known layer`];
  return importsOf(file).flatMap((one) => {
    const target = resolveImport(file.path, one.from, known);
    if (target !== undefined && !/\.(js|json)$/.test(one.from)) {
      return [`${file.at(one.node)}: imports ${one.from}: write the ending .js`];
    }
    const problem =
      target === undefined
        ? packageProblem(file, one, layer)
        : layerProblem(file.path, target, one.typeOnly, layer);
    return problem === undefined ? [] : [`${file.at(one.node)}: ${problem}`];
  });
}

/** Rings of imports, type imports included, as `a → b → a`; each ring is told once. */
export function rings(files) {
  const known = new Set(files.map((file) => file.path));
  const next = new Map(
    files.map((file) => [
      file.path,
      [...new Set(importsOf(file).map((one) => resolveImport(file.path, one.from, known)))].filter((to) =>
        known.has(to),
      ),
    ]),
  );
  const done = new Set();
  const found = [];
  const visit = (path, trail) => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      found.push([...trail.slice(start), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const to of next.get(path)) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of next.keys()) visit(path, []);
  return found.map((ring) => `ring of imports: ${ring}`);
}
