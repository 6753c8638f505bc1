import {defaultReporter} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {CHROMIUM, CHROMIUM_FLAGS, ENGINES} from './tools/rig/browsers.mjs';
import {codePlugin} from './tools/rig/code-plugin.mjs';
import {countsReporter} from './tools/rig/counts-reporter.mjs';
import {firefoxLauncher} from './tools/rig/firefox-launcher.mjs';
import {qrPlugin} from './tools/rig/qr-plugin.mjs';
import {viteMiddleware} from './tools/rig/vite-middleware.mjs';
import {webkitLauncher} from './tools/rig/webkit-launcher.mjs';

const launchers = {
  chromium: () =>
    playwrightLauncher({
      product: 'chromium',
      concurrency: 1,
      launchOptions: {executablePath: CHROMIUM, chromiumSandbox: false, args: CHROMIUM_FLAGS},
    }),
  firefox: () => firefoxLauncher(),
  webkit: () => webkitLauncher(),
};
const browsers = (process.env.BROWSERS?.split(',') ?? ENGINES).map((engine) => launchers[engine]());

/** `npx wtr` runs all; `BROWSERS=chromium npx wtr --files test/view/a.browser.test.ts` one file in one engine. */
export default {
  files: 'test/**/*.browser.test.ts',
  browsers,
  concurrentBrowsers: browsers.length,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: {config: {timeout: 20_000}},
  plugins: [qrPlugin(), codePlugin()],
  middleware: [await viteMiddleware()],
  reporters: [defaultReporter(), countsReporter()],
  filterBrowserLogs: ({args}) => !String(args[0]).startsWith('Lit is in dev mode.'),
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['text-summary', 'lcovonly'],
    reportDir: 'coverage',
  },
};
