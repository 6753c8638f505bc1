import {describe, expect, it} from 'vitest';
import {verdict} from '../../tools/budgets.mjs';

describe('byte budgets', () => {
  const row = (bytes: number, missing: string[] = []) => ({what: 'file', bytes, most: 100, missing});

  it('pass within the budget', () => {
    expect(verdict(row(100), {})).toBe('passed');
  });

  it('fail over the budget', () => {
    expect(verdict(row(101), {})).toBe('failed');
  });

  it('are held where a ceiling stands, and fail above it', () => {
    expect(verdict(row(120), {file: 120})).toBe('held');
    expect(verdict(row(121), {file: 120})).toBe('failed');
  });

  it('fail when a part is not in the build, whatever its bytes', () => {
    expect(verdict(row(10, ['src/a.ts']), {file: 120})).toBe('failed');
  });
});
