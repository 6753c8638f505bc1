// dist/integrity.json: the sha384 of every file, as `integrity="…"` takes it.
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join, relative, sep} from 'node:path';
import {readPackage} from './project.mjs';

const NAME = 'integrity.json';

/** `{'pay-checkout.js': 'sha384-…'}` of every file below a folder, in order of their names. */
export function hashes(folder) {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter((path) => path !== NAME)
    .sort();
  const hash = (path) =>
    createHash('sha384')
      .update(readFileSync(join(folder, path)))
      .digest('base64');
  return Object.fromEntries(files.map((path) => [path, `sha384-${hash(path)}`]));
}

export function buildIntegrity(root, outDir) {
  const content = {version: readPackage(root).version, files: hashes(outDir)};
  writeFileSync(join(outDir, NAME), `${JSON.stringify(content, null, 2)}\n`);
}
