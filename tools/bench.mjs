// npm run bench: speed and leaks in Chromium, polling by simulation, the backend kit's status requests; prints a
// table beside budgets.json and writes .cache/bench.json. Nothing fails here: a shared machine is no judge of
// milliseconds.
// Usage: node tools/bench.mjs [--runs 15] [--payments 300] [--only speed,leaks,polling,server] [--out file]
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {measureLeaks} from './bench/leaks.mjs';
import {serve} from './bench/pages.mjs';
import {measureServer, printServer} from './bench/server.mjs';
import {measureSpeed} from './bench/speed.mjs';
import {bundleForNode} from './build/node-bundle.mjs';
import {ROOT} from './build/project.mjs';
import {CHROMIUM, CHROMIUM_FLAGS} from './rig/browsers.mjs';

const {values} = parseArgs({
  options: {
    runs: {type: 'string', default: '15'},
    payments: {type: 'string', default: '300'},
    only: {type: 'string', default: 'speed,leaks,polling,server'},
    out: {type: 'string', default: join(ROOT, '.cache/bench.json')},
  },
});
const only = values.only.split(',');
const {speed, leaks, polling} = JSON.parse(readFileSync(join(ROOT, 'tools/budgets.json'), 'utf8'));

const line = (what, measured, most) => {
  const note = most === undefined ? '' : `  (budget ${most})${measured > most ? '  OVER' : ''}`;
  console.log(`${what.padEnd(58)} ${String(measured).padStart(8)}${note}`);
};

function printSpeed(throttle, rows) {
  console.log(`\nclick to paint, CPU ${throttle}x, median ms (ratio to a hand-written dialog)`);
  for (const {
    name,
    dialogMs,
    codeMs,
    dialogRatio,
    codeRatio,
    longTaskMs,
    scriptMs,
    opaqueInFirstFrame,
  } of rows) {
    console.log(
      `${name.padEnd(6)} dialog ${dialogMs} (${dialogRatio}), code ${codeMs} (${codeRatio}), long tasks ${longTaskMs}, script at load ${scriptMs}, opaque in the first frame: ${opaqueInFirstFrame}`,
    );
  }
  const [, cold, warm] = rows;
  line('click to code, warm', warm.codeRatio, speed.clickToQrWarm);
  line('click to dialog, cold', cold.dialogRatio, speed.clickToDialogCold);
  line('click to code, cold', cold.codeRatio, speed.clickToQrCold);
  line('long tasks when warm, ms', warm.longTaskMs, speed.longTasksWhenWarm);
}

function printPolling(found) {
  console.log('\npolling, by simulation (ms)');
  const {requestsInFiveMinutesVisible, requestsInFiveMinutesWithWait, waiting, returning} = found;
  line('requests in five minutes', requestsInFiveMinutesVisible, polling.requestsInFiveMinutesVisible);
  line(
    'requests in five minutes, held',
    requestsInFiveMinutesWithWait,
    polling.requestsInFiveMinutesWithWait,
  );
  line('paid to pay-success, median', waiting.plain.medianMs);
  line('paid to pay-success, p95', waiting.plain.p95Ms);
  line('paid to pay-success, held, median', waiting.withWait.medianMs, polling.medianDetectionWithWaitMs);
  line('paid to pay-success, held, p95', waiting.withWait.p95Ms);
  line('return to pay-success, median', returning.plain.medianMs, polling.detectionAfterReturnMs);
  line('return to pay-success, p95', returning.plain.p95Ms);
  line('return to pay-success, held, median', returning.withWait.medianMs, polling.detectionAfterReturnMs);
  line('return to pay-success, held, p95', returning.withWait.p95Ms);
}

async function inChromium(measured) {
  const site = await serve(ROOT);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    chromiumSandbox: false,
    args: CHROMIUM_FLAGS,
  });
  try {
    measured.browser = browser.version();
    if (only.includes('speed')) {
      measured.speed = {};
      for (const throttle of [1, 4]) {
        const rows = await measureSpeed(browser, site.origin, {runs: Number(values.runs), throttle});
        measured.speed[`${throttle}x`] = rows;
        printSpeed(throttle, rows);
      }
    }
    if (only.includes('leaks')) {
      measured.leaks = await measureLeaks(browser, site.origin, leaks);
      console.log(`\nopened and closed ${leaks.cycles} times`);
      line('nodes a cycle', measured.leaks.nodesPerCycle, leaks.nodesPerCycle);
      line('listeners a cycle', measured.leaks.listenersPerCycle, leaks.listenersPerCycle);
      line('heap a cycle, KiB', measured.leaks.heapKiBPerCycle, leaks.heapKiBPerCycle);
    }
  } finally {
    await browser.close();
    await site.close();
  }
}

const measured = {node: process.version, runs: Number(values.runs)};
if (only.includes('speed') || only.includes('leaks')) await inChromium(measured);
if (only.includes('polling')) {
  const bundle = join(ROOT, '.cache/bench/polling.mjs');
  await bundleForNode(join(ROOT, 'tools/bench/polling.ts'), bundle);
  const {measurePolling} = await import(pathToFileURL(bundle).href);
  measured.polling = await measurePolling(Number(values.payments));
  printPolling(measured.polling);
}
if (only.includes('server')) {
  measured.server = await measureServer();
  printServer(measured.server);
}
const out = resolve(values.out);
mkdirSync(dirname(out), {recursive: true});
writeFileSync(out, `${JSON.stringify(measured, null, 2)}\n`);
console.log(`\nwritten to ${out}`);
