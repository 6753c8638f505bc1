import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {fill, fillText} from '../../src/lib/fill.js';

describe('fill', () => {
  it('puts values where the language has them', () => {
    expect(fill('Pay {amount} to {payee}', {payee: 'A', amount: 'B'})).toEqual(['Pay ', 'B', ' to ', 'A']);
    expect(fillText('{payee} को {amount}', {payee: 'A', amount: 'B'})).toBe('A को B');
  });

  it('keeps values that are no texts as they are', () => {
    const node = {a: 1};
    expect(fill('on {host}.', {host: node})).toEqual(['on ', node, '.']);
  });

  it('leaves a placeholder that has no value, inherited names included', () => {
    expect(fillText('{a} {constructor} {toString}', {a: 'x'})).toBe('x {constructor} {toString}');
  });

  it('never reads a value as a text with placeholders', () => {
    expect(fillText('{a} and {b}', {a: '{b}', b: 'x'})).toBe('{b} and x');
  });

  it('loses and adds nothing, whatever the text and the values', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (before, value, after) => {
        fc.pre(!/[{}]/.test(before + after));
        expect(fillText(`${before}{x}${after}`, {x: value})).toBe(before + value + after);
      }),
    );
  });
});
