import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {isInstalled} from '../../tools/install.mjs';
import {countsOf} from '../../tools/step-counts.mjs';

describe('counts of a step', () => {
  it('are the last line of its runner', () => {
    const text = 'unit: 1 passed, 0 failed\nsome noise\n\nunit: 12 passed, 3 failed\n';
    expect(countsOf({name: 'unit'}, {code: 1, text})).toEqual({passed: 12, failed: 3});
  });

  it('count a check as one test', () => {
    expect(countsOf({name: 'types', check: true}, {code: 0, text: ''})).toEqual({passed: 1, failed: 0});
    expect(countsOf({name: 'types', check: true}, {code: 2, text: ''})).toEqual({passed: 0, failed: 1});
  });

  const broken: [string, {code: number; text: string}, {passed: number; failed: number}][] = [
    ['died', {code: 1, text: ''}, {passed: 0, failed: 1}],
    ['ended well but said nothing', {code: 0, text: ''}, {passed: 0, failed: 1}],
    ['ran nothing', {code: 0, text: 'unit: 0 passed, 0 failed'}, {passed: 0, failed: 1}],
    [
      'failed although all its tests passed',
      {code: 1, text: 'unit: 5 passed, 0 failed'},
      {passed: 5, failed: 1},
    ],
    ['speaks of another runner', {code: 0, text: 'e2e: 5 passed, 0 failed'}, {passed: 0, failed: 1}],
  ];
  it.each(broken)('are a failure if a runner %s', (_what, outcome, counts) => {
    expect(countsOf({name: 'unit'}, outcome)).toEqual(counts);
  });
});

describe('what is installed', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'install-'));
    mkdirSync(join(root, 'node_modules'));
  });
  afterEach(() => rmSync(root, {recursive: true}));
  const write = (path: string, packages: Record<string, unknown>) =>
    writeFileSync(join(root, path), JSON.stringify({packages}));

  it('is enough if every package of the lock file is there in its version', () => {
    write('package-lock.json', {'': {}, 'node_modules/a': {version: '1.0.0'}});
    write('node_modules/.package-lock.json', {'node_modules/a': {version: '1.0.0'}, 'node_modules/b': {}});
    expect(isInstalled(root)).toBe(true);
  });

  it('is not enough in another version, or not at all', () => {
    write('package-lock.json', {'': {}, 'node_modules/a': {version: '1.0.1'}});
    expect(isInstalled(root)).toBe(false);
    write('node_modules/.package-lock.json', {'node_modules/a': {version: '1.0.0'}});
    expect(isInstalled(root)).toBe(false);
  });

  it('may lack what is for other platforms', () => {
    write('package-lock.json', {'': {}, 'node_modules/mac': {version: '1.0.0', optional: true}});
    write('node_modules/.package-lock.json', {});
    expect(isInstalled(root)).toBe(true);
  });
});
