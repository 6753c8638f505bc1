import {describe, expect, it} from 'vitest';
import {formatDuration} from '../../src/lib/duration.js';
import {formatClock, formatInteger} from '../../src/lib/units.js';

describe('formatClock', () => {
  it.each([
    [0, '0:00'],
    [9, '0:09'],
    [272, '4:32'],
    [872, '14:32'],
    [3_600, '1:00:00'],
    [3_909, '1:05:09'],
    [86_399, '23:59:59'],
    [86_400, '1 day'],
    [200_000, '2 days'],
  ])('%i seconds read %s', (seconds, text) => {
    expect(formatClock(seconds, 'en')).toBe(text);
  });

  it('I18N-14: digits follow the locale, Latin ones on request', () => {
    expect(formatClock(272, 'bn')).toBe('৪:৩২');
    expect(formatClock(272, 'bn-u-nu-latn')).toBe('4:32');
    expect(formatInteger(1_234, 'ne')).toBe('१२३४');
  });
});

describe('formatDuration', () => {
  it('I18N-05: says minutes and seconds as the language does', () => {
    expect(formatDuration(300, 'en')).toBe('5 minutes');
    expect(formatDuration(60, 'en')).toBe('1 minute');
    expect(formatDuration(30, 'en')).toBe('30 seconds');
    expect(formatDuration(300, 'bn')).toBe('৫ মিনিট');
    expect(formatDuration(120, 'ar')).toContain('دقيقتان');
  });
});
