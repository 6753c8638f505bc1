import {startDemo} from './start-demo.js';

/**
 * `npm start`: the demo on this machine. `PORT` moves the shop, `--sources` (or `DEMO_CODE=sources`)
 * serves the checkout's sources through Vite instead of the built file.
 */
const wanted = Number(process.env.PORT ?? 5173);
const fromSources = process.argv.includes('--sources') || process.env.DEMO_CODE === 'sources';

const demo = await startDemo({
  port: Number.isInteger(wanted) && wanted >= 0 && wanted < 65_536 ? wanted : 5173,
  ...(fromSources && {code: 'sources' as const}),
});

const lines = [['Shop', demo.shopUrl], ['Phone', demo.phoneUrl], ...Object.entries(demo.simulators)] as const;

console.log(`\n${lines.map(([name, url]) => `  ${name.padEnd(12)} ${url}`).join('\n')}\n`);
console.log('  Open the shop and pay. No money moves. Ctrl+C ends it.\n');

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void demo.close().finally(() => process.exit(0));
  });
}
