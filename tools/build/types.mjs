// dist/types/: the declarations of src/, one file each.
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';

export function buildTypes(root, outDir) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const parameters = [tsc, '-p', join(root, 'tsconfig.build.json'), '--outDir', join(outDir, 'types')];
  const {status, stdout} = spawnSync(process.execPath, parameters, {encoding: 'utf8', cwd: root});
  if (status !== 0) throw new Error(`the declarations could not be made:\n${stdout}`);
}
