// The last step of a classic script: terser finds what the bundler's own minifier leaves.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {basename} from 'node:path';
import {minify} from 'terser';

/**
 * Minified code and its map, if it had one. ASCII only: a script whose charset nobody names is read in the page's,
 * which may be another than UTF-8.
 *
 * @param name - The file's, for the comment that leads to its map.
 */
export async function squeezeScript(name, code, map) {
  const result = await minify(code, {
    ecma: 2022,
    // To read a property has no effect in anything that is bundled here, so what nobody uses need not be read.
    // Nothing here calls `new` on a function expression.
    compress: {passes: 4, pure_getters: true, keep_fargs: false, unsafe_arrows: true},
    // Lit's own names for what is its own: no page and no source of ours says them.
    mangle: {properties: {regex: /^_\$/}},
    format: {ascii_only: true, comments: false},
    ...(map && {sourceMap: {content: map, filename: name, url: `${name}.map`}}),
  });
  const [foreign] = /[^\0-\x7f]/.exec(result.code) ?? [];
  if (foreign !== undefined) throw new Error(`${name} is not ASCII: it holds ${foreign}`);
  return {code: `${result.code}\n`, map: result.map};
}

/** The same for a file that lies in the build, with its map beside it. */
export async function squeezeFile(path) {
  const mapPath = `${path}.map`;
  const input = existsSync(mapPath) ? readFileSync(mapPath, 'utf8') : undefined;
  const {code, map} = await squeezeScript(basename(path), readFileSync(path, 'utf8'), input);
  writeFileSync(path, code);
  if (map !== undefined) writeFileSync(mapPath, map);
}
