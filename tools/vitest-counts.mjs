// Last line of a vitest run: '<runner>: N passed, N failed'. An error outside of any test counts as a failure.

export const countsReporter = () => ({
  onTestRunEnd(modules, unhandledErrors) {
    const counts = {passed: 0, failed: unhandledErrors.length};
    const names = new Set();
    for (const module of modules) {
      names.add(module.project.name || 'unit');
      const tests = [...module.children.allTests()];
      for (const test of tests) {
        const {state} = test.result();
        if (state === 'passed') counts.passed++;
        // A skipped test proves nothing and counts as failed, unless `-t` left it out.
        else if (!module.project.config.testNamePattern) counts.failed++;
      }
      if (module.errors().length > 0 || tests.length === 0) counts.failed++;
    }
    process.once('exit', () => {
      process.stdout.write(
        `\n${[...names].join('+') || 'vitest'}: ${counts.passed} passed, ${counts.failed} failed\n`,
      );
      if (counts.failed > 0 || counts.passed === 0) process.exitCode ||= 1;
    });
  },
});
