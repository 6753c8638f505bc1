import './tools/node20.mjs';
import {defineConfig} from 'vitest/config';
import {countsReporter} from './tools/vitest-counts.mjs';

const named = (name: string, include: string[], exclude: string[] = [], slow = false) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', '**/dist/**', ...exclude],
    ...(slow ? {testTimeout: 60_000, hookTimeout: 120_000, fileParallelism: false} : {}),
  },
});

/**
 * Three runners in one file: `unit` needs nothing but Node, `package` and `e2e` need what
 * `npm run build` makes. Pick one with `vitest run --project unit`.
 */
export default defineConfig({
  test: {
    environment: 'node',
    reporters: ['default', countsReporter()],
    projects: [
      named('unit', ['test/**/*.test.ts'], ['test/**/*.browser.test.ts', 'test/package/**', 'test/e2e/**']),
      named('package', ['test/package/**/*.test.ts'], [], true),
      named('e2e', ['test/e2e/**/*.e2e.test.ts'], [], true),
    ],
  },
});
