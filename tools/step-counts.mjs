// How many tests of a step passed and failed, read from its exit code and from what it printed.

/**
 * A check counts as one test. A runner ends with `name: N passed, N failed`; one that ran no test, or died
 * before it could count, has failed once.
 *
 * @param step - `{name, check}`
 * @param outcome - `{code, text}`: exit code and standard output.
 */
export function countsOf({name, check}, {code, text}) {
  if (check) return code === 0 ? {passed: 1, failed: 0} : {passed: 0, failed: 1};
  const lines = [...text.matchAll(new RegExp(`^${name}: (\\d+) passed, (\\d+) failed`, 'gm'))];
  const [, passed = 0, failed = 0] = (lines.at(-1) ?? []).map(Number);
  return failed === 0 && (code !== 0 || passed === 0) ? {passed, failed: 1} : {passed, failed};
}
