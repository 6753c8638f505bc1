// dist/types/: the declarations of src/, one file each, and those of the simulators beside them.
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {SIMULATORS} from './project.mjs';

function declare(root, ...parameters) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const {status, stdout} = spawnSync(process.execPath, [tsc, ...parameters], {encoding: 'utf8', cwd: root});
  if (status !== 0) throw new Error(`the declarations could not be made:\n${stdout}`);
}

export function buildTypes(root, outDir) {
  declare(root, '-p', 'tsconfig.build.json', '--outDir', join(outDir, 'types'));
  if (!existsSync(join(root, SIMULATORS))) return;
  // They use a file or two of src/, whose declarations nobody needs twice.
  const aside = join(outDir, 'aside');
  declare(root, '-p', 'tsconfig.simulators.json', '--outDir', aside);
  cpSync(join(aside, dirname(SIMULATORS)), join(outDir, 'types/simulators'), {recursive: true});
  rmSync(aside, {recursive: true});
}
