import './tools/node20.mjs';
import {defineConfig} from 'vitest/config';
import {countsReporter} from './tools/vitest-counts.mjs';

const ELSEWHERE = ['test/**/*.browser.test.ts', 'test/package/**', 'test/e2e/**'];
const UNHURRIED = {testTimeout: 60_000, hookTimeout: 120_000};

/**
 * Three runners in one file: `unit` needs nothing but Node, `package` and `e2e` need what
 * `npm run build` makes. Pick one with `vitest run --project unit`.
 */
export default defineConfig({
  test: {
    environment: 'node',
    // Property tests run thousands of cases; a busy machine takes its time.
    testTimeout: 30_000,
    reporters: ['default', countsReporter()],
    projects: [
      {
        extends: true,
        test: {name: 'unit', include: ['test/**/*.test.ts'], exclude: ELSEWHERE},
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: ['test/package/**/*.test.ts'],
          globalSetup: 'test/package/installed.ts',
          ...UNHURRIED,
        },
      },
      {
        extends: true,
        // one browser at a time: two cores are soon full
        test: {name: 'e2e', include: ['test/e2e/**/*.e2e.test.ts'], fileParallelism: false, ...UNHURRIED},
      },
    ],
  },
});
