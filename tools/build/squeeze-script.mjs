// The last step of what a browser loads: terser finds what the bundler's own minifier leaves, or a merchant's will.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {basename} from 'node:path';
import {minify} from 'terser';
import {weigh} from '../merchant-bundle.mjs';
import {checkInsideNames, INSIDE_NAMES} from './inside-names.mjs';

const SETTINGS = {
  ecma: 2022,
  // To read a property has no effect in anything that is bundled here, so what nobody uses need not be read.
  // Nothing here calls `new` on a function expression. Comparisons that stay as they were written pack better.
  compress: {passes: 4, pure_getters: true, keep_fargs: false, unsafe_arrows: true, lhs_constants: false},
  // Lit's own names for what is its own: no page and no source of ours says them.
  mangle: {properties: {regex: /^_\$/}},
};

/** ASCII only: a script whose charset nobody names is read in the page's, which may be another than UTF-8. */
const SCRIPT = {
  ...SETTINGS,
  mangle: {properties: {regex: new RegExp(`^(_\\$.*|${INSIDE_NAMES.join('|')})$`)}},
  format: {ascii_only: true, comments: false},
};

/**
 * How well minified code packs is partly luck: names and orders decide it that nobody chooses. So it is written in a
 * few ways that mean the same, and the one that packs best is kept.
 */
const WAYS = [
  {},
  {sequences: false},
  {conditionals: false},
  {comparisons: false},
  {switches: false},
  {booleans: false},
  {collapse_vars: false},
  {join_vars: false},
  {if_return: false},
  {hoist_props: false},
];

/** The ways to try: one where nobody counts bytes (`node tools/build.mjs --quick`). */
export const ways = () => (process.env.QUICK_BUILD ? WAYS.slice(0, 1) : WAYS);

/**
 * A merchant's bundler names what is left anew. Its names are alike, and pack well, where functions stand side by
 * side instead of in one another.
 */
const MODULE = {
  ...SETTINGS,
  module: true,
  compress: {...SETTINGS.compress, reduce_funcs: false},
  // tells a bundler which calls nobody misses
  format: {comments: false, preserve_annotations: true},
};

/** What the packages inside say of their authors, each once: their terms want it kept. */
function notices(code) {
  const found = code.match(/\/\*\*\s*\* @license[\s\S]*?\*\//g) ?? [];
  return [...new Set(found.map((text) => text.replace(/\s+\*/g, '\n *')))].join('\n');
}

async function squeeze(name, code, map, settings) {
  const result = await minify(code, {
    ...settings,
    ...(map && {sourceMap: {content: map, filename: name, url: `${name}.map`}}),
  });
  return {code: `${result.code}\n`, map: result.map};
}

/**
 * Minified code of a classic script and its map, if it had one.
 *
 * @param name - The file's, for the comment that leads to its map.
 */
export async function squeezeScript(name, code, map) {
  checkInsideNames(code);
  const results = await Promise.all(
    ways().map((way) => squeeze(name, code, map, {...SCRIPT, compress: {...SCRIPT.compress, ...way}})),
  );
  const sizes = results.map((one) => weigh(one.code));
  const result = results[sizes.indexOf(Math.min(...sizes))];
  const [foreign] = /[^\0-\x7f]/.exec(result.code) ?? [];
  if (foreign !== undefined) throw new Error(`${name} is not ASCII: it holds ${foreign}`);
  return result;
}

/**
 * The same for modules that import each other: what is Lit's own is called alike in all of them.
 *
 * @param way - One of `ways()`.
 */
export function squeezeModule(way = {}) {
  const settings = {...MODULE, compress: {...MODULE.compress, ...way}};
  let props;
  return async (name, code, map) => {
    const nameCache = {props};
    const format = {...MODULE.format, preamble: notices(code)};
    const result = await squeeze(name, code, map, {...settings, format, nameCache});
    ({props} = nameCache);
    return result;
  };
}

/** Squeezes a file that lies in the build, with its map beside it. */
export async function squeezeFile(path, squeezer = squeezeScript) {
  const mapPath = `${path}.map`;
  const input = existsSync(mapPath) ? readFileSync(mapPath, 'utf8') : undefined;
  const {code, map} = await squeezer(basename(path), readFileSync(path, 'utf8'), input);
  writeFileSync(path, code);
  if (map !== undefined) writeFileSync(mapPath, map);
}
