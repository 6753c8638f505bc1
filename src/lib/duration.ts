import {formatUnit} from './units.js';

/** A round stretch of time in words: `5 minutes`, `30 seconds`. */
export function formatDuration(seconds: number, locale: string): string {
  return seconds % 60 === 0
    ? formatUnit(seconds / 60, 'minute', locale)
    : formatUnit(seconds, 'second', locale);
}
