import {describe, expect, it} from 'vitest';
import {plural} from '../../src/lib/plural.js';

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
