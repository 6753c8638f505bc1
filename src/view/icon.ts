import {svg} from 'lit';

/** On a square of 24, as lines of the text's colour. */
export const CLOSE = 'M6 6l12 12M18 6L6 18';

/** A mark without a name of its own: words always stand beside it. */
export const icon = (lines: string) =>
  svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${lines} /></svg>`;
