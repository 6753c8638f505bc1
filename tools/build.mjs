// Builds everything that is published into dist/. The same sources give the same bytes.
// Usage: node tools/build.mjs [--quick] [output folder]
// --quick takes a third of the time, and some hundred bytes more: for looking, not for publishing.
import {existsSync, mkdirSync, renameSync, rmSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {buildIntegrity} from './build/integrity.mjs';
import {buildLicenses} from './build/licenses.mjs';
import {buildManifest} from './build/manifest.mjs';
import {buildModules} from './build/modules.mjs';
import {ROOT, SCRIPT_TAG} from './build/project.mjs';
import {buildSbom} from './build/sbom.mjs';
import {buildLocales, buildScriptTag} from './build/script-tag.mjs';
import {buildTypes} from './build/types.mjs';

// Vite and Lit look at these; a release must not depend on who builds it.
process.env.NODE_ENV = 'production';

const [folder] = process.argv.slice(2).filter((word) => word !== '--quick');
if (process.argv.includes('--quick')) process.env.QUICK_BUILD = '1';
const output = resolve(folder ?? join(ROOT, 'dist'));
// Built aside and put in place at the end: nobody ever loads half a build. As deep as dist/, so that it weighs the same.
const work = join(ROOT, `.build-${process.pid}`);

async function buildAll() {
  const modules = await buildModules(ROOT, work);
  if (existsSync(join(ROOT, SCRIPT_TAG))) {
    await buildScriptTag(ROOT, work);
    modules.push('pay-checkout (script)');
  }
  const languages = await buildLocales(ROOT, work);
  buildTypes(ROOT, work);
  await buildManifest(ROOT, work);
  buildSbom(ROOT, work);
  buildLicenses(ROOT, work);
  buildIntegrity(ROOT, work);
  return [...modules, ...languages];
}

try {
  rmSync(work, {recursive: true, force: true});
  mkdirSync(work, {recursive: true});
  const built = await buildAll();
  rmSync(output, {recursive: true, force: true});
  mkdirSync(join(output, '..'), {recursive: true});
  renameSync(work, output);
  console.log(`built: ${built.join(', ')}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(work, {recursive: true, force: true});
}
