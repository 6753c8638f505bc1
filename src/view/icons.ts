import {svg} from 'lit';

/** Our own drawings on a square of 24, as lines of the text's colour. */
const LINES = {
  close: 'M6 6l12 12M18 6L6 18',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  attention: 'M12 5.5v8M12 17.8v.4',
  clock: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2',
  window: 'M6 5h12q2.5 0 2.5 2.5v9q0 2.5-2.5 2.5H6q-2.5 0-2.5-2.5v-9Q3.5 5 6 5zM3.5 9.5h17',
  phone: 'M9.5 3h5q2.5 0 2.5 2.5v13q0 2.5-2.5 2.5h-5Q7 21 7 18.5v-13Q7 3 9.5 3zM11 18h2',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3M20 14v6h-6',
  forward: 'M9 5l7 7-7 7',
} as const;

export type Icon = keyof typeof LINES;

/** A mark without a name of its own: words always stand beside it. */
export const icon = (name: Icon) =>
  svg`<svg class=${name === 'forward' ? 'icon mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true"><path d=${LINES[name]} /></svg>`;
