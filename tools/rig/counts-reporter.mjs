// Last lines of a Web Test Runner run: counts for each browser, then 'element: N passed, N failed'.
// A test file that ran no test, or failed to load, counts as one failure and makes the run exit 1.
import {writeSync} from 'node:fs';

function* testsOf(suite) {
  yield* suite.tests;
  for (const inner of suite.suites) yield* testsOf(inner);
}

const line = ({passed, failed, skipped}) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;

export const countsReporter = () => ({
  stop({sessions}) {
    const total = {passed: 0, failed: 0, skipped: 0};
    const perBrowser = new Map();
    for (const session of sessions) {
      const counts = perBrowser.get(session.browser.name) ?? {passed: 0, failed: 0, skipped: 0};
      perBrowser.set(session.browser.name, counts);
      const ran = session.testResults ? [...testsOf(session.testResults)] : [];
      for (const test of ran) counts[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed']++;
      if (ran.length === 0 || session.errors?.length) counts.failed++;
    }
    let out = '';
    for (const [name, counts] of perBrowser) {
      for (const key of Object.keys(total)) total[key] += counts[key];
      out += `${name}: ${line(counts)}`;
    }
    process.once('exit', () => {
      writeSync(1, `\n${out}element: ${line(total)}`);
      if (total.failed > 0 || total.passed === 0) process.exitCode ||= 1;
    });
  },
});
