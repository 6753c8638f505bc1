import {svg} from 'lit';

/** Our own drawings on a square of 24, as lines of the text's colour. */
const LINES = {
  close: 'M6 6l12 12M18 6L6 18',
  done: 'M5 12.5l4.5 4.5L19 7.5',
  attention: 'M12 5.5v8M12 17.8v.4',
  clock: 'M12 3.5a8.5 8.5 0 100 17 8.5 8.5 0 000-17zM12 7.5V12l3 2',
  window:
    'M6 5h12a2.5 2.5 0 012.5 2.5v9A2.5 2.5 0 0118 19H6a2.5 2.5 0 01-2.5-2.5v-9A2.5 2.5 0 016 5zM3.5 9.5h17M7 7.3h.01M9.5 7.3h.01',
  phone:
    'M9.5 3h5A2.5 2.5 0 0117 5.5v13a2.5 2.5 0 01-2.5 2.5h-5A2.5 2.5 0 017 18.5v-13A2.5 2.5 0 019.5 3zM11 18h2',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3M20 14v6h-6',
  back: 'M7 4l-4 4 4 4M3 8h11a6 6 0 010 12H8',
  lock: 'M7 11h10a2 2 0 012 2v5a2 2 0 01-2 2H7a2 2 0 01-2-2v-5a2 2 0 012-2zM8 11V8a4 4 0 018 0v3',
  offline: 'M4 4l16 16M5 12a10 10 0 014-2.4M19 12a10 10 0 00-5-2.8M8.5 15.5a5 5 0 017 0M12 19h.01',
  forward: 'M9 5l7 7-7 7',
} as const;

export type Icon = keyof typeof LINES;

/** A mark without a name of its own: words always stand beside it. */
export const icon = (name: Icon) => svg`
  <svg class=${name === 'forward' ? 'icon mirrored' : 'icon'} viewBox="0 0 24 24" aria-hidden="true"><path d=${LINES[name]} /></svg>
`;
