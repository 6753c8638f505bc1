import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {fill, fillText, plural} from '../../src/lib/fill.js';

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

describe('plural', () => {
  const forms = {one: '{n} try', other: '{n} tries'};

  it('I18N-04: picks the form by the language, not by English', () => {
    expect(plural(forms, 1, 'en')).toBe('{n} try');
    expect(plural(forms, 0, 'en')).toBe('{n} tries');
    expect(plural(forms, 0, 'hi')).toBe('{n} try');
    expect(plural(forms, 2, 'hi')).toBe('{n} tries');
  });

  it('falls back to `other` where a form is missing', () => {
    expect(plural({other: 'x'}, 2, 'ar')).toBe('x');
  });
});
