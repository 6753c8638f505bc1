// dist/licenses.txt: whose code is inside our files, and on which terms. These want it told wherever the files go.
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {folderOf} from '../size-shares.mjs';
import {readPackage} from './project.mjs';

/** Names of the packages that went into the files of a folder, by their maps, sorted. */
export function packagesInside(folder) {
  const maps = readdirSync(folder, {recursive: true}).filter((path) => path.endsWith('.js.map'));
  const sources = maps.flatMap((path) => JSON.parse(readFileSync(join(folder, path), 'utf8')).sources);
  return [...new Set(sources.filter((source) => source.includes('node_modules/')).map(folderOf))].sort();
}

export function buildLicenses(root, outDir) {
  const texts = packagesInside(outDir).map((name) => {
    const folder = join(root, 'node_modules', name);
    const {version, license} = readPackage(folder);
    const terms = readFileSync(join(folder, 'LICENSE'), 'utf8').trim();
    return `${name} ${version}, ${license}\n\n${terms}\n`;
  });
  const rule = `\n${'-'.repeat(80)}\n\n`;
  const head = 'These files hold code of the following packages, some of it shortened.\n';
  writeFileSync(join(outDir, 'licenses.txt'), [head, ...texts].join(rule));
}
