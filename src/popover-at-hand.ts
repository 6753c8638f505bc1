import type {Show} from './parts/show-dialog.js';
import {showPopover} from './parts/show-popover.js';

// `load-popover.ts` for the single file.
export const loadPopover = async () => {};
export const withPopover = (use: (show: Show<HTMLElement>) => unknown, _: () => void) => use(showPopover);
