import {expect, it} from 'vitest';
import {secondsUntil} from '../../src/parts/countdown.js';

it('counts whole seconds that are left, and never below none', () => {
  expect(secondsUntil(10_500, 0)).toBe(11);
  expect(secondsUntil(10_500, 10_400)).toBe(1);
  expect(secondsUntil(10_500, 20_000)).toBe(0);
  expect(secondsUntil(undefined, 20_000)).toBeUndefined();
});
