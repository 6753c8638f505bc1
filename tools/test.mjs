// npm test: installs what is missing, runs every check and test, and ends with one line of counts.
// npm test -- unit element: only those steps, and the build where they need it.
import {spawn} from 'node:child_process';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {ensureBrowsers} from './ensure-browsers.mjs';
import {ensureDependencies} from './install.mjs';
import {countsOf} from './step-counts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (path) => join(root, 'node_modules', path);
const vitest = (project) => [bin('vitest/vitest.mjs'), 'run', '--project', project];

/**
 * In the order of their running. A `check` is one test: it passes or fails as a whole. The others end with a
 * line `name: N passed, N failed`.
 */
const STEPS = {
  types: {check: true, node: [bin('typescript/bin/tsc'), '-p', '.']},
  lint: {check: true, node: [bin('@biomejs/biome/bin/biome'), 'check', '.']},
  imports: {check: true, node: ['tools/check-imports.mjs']},
  unit: {node: vitest('unit')},
  build: {check: true, node: ['tools/build.mjs']},
  budgets: {node: ['tools/budgets.mjs'], after: 'build'},
  package: {node: vitest('package'), after: 'build', browsers: true},
  element: {node: [bin('@web/test-runner/dist/bin.js')], browsers: true},
  e2e: {node: vitest('e2e'), after: 'build', browsers: true},
};

/** Steps named on the command line, with the builds they need; all of them if none is named. */
function chosen(names) {
  const unknown = names.filter((name) => !Object.hasOwn(STEPS, name));
  if (unknown.length > 0) {
    console.error(`there is no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`);
    process.exit(2);
  }
  const wanted = new Set(names.flatMap((name) => [name, STEPS[name].after ?? name]));
  return Object.keys(STEPS).filter((name) => names.length === 0 || wanted.has(name));
}

/** Runs a step, shows what it says, and gives back its exit code and its text. */
function run(name, engines) {
  console.log(`\n── ${name} ──`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, STEPS[name].node, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {...process.env, BROWSERS: engines.join(',')},
    });
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
      process.stdout.write(data);
    });
    child.once('close', (code) => resolve({code: code ?? 1, text}));
  });
}

async function main() {
  ensureDependencies(root);
  const steps = chosen(process.argv.slice(2));
  const engines = steps.some((name) => STEPS[name].browsers) ? ensureBrowsers() : [];
  const results = {};
  for (const name of steps) {
    const {after, browsers} = STEPS[name];
    const started = Date.now();
    if (after !== undefined && results[after].failed > 0) {
      console.log(`\n── ${name} ── not run: ${after} failed`);
      results[name] = {passed: 0, failed: 1};
    } else if (browsers && engines.length === 0) {
      console.log(`\n── ${name} ── not run: no browser`);
      results[name] = {passed: 0, failed: 1};
    } else {
      results[name] = countsOf({name, ...STEPS[name]}, await run(name, engines));
    }
    results[name].seconds = Math.round((Date.now() - started) / 1000);
  }
  console.log('');
  const total = {passed: 0, failed: 0};
  for (const [name, {passed, failed, seconds}] of Object.entries(results)) {
    total.passed += passed;
    total.failed += failed;
    console.log(`${name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

main().catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
