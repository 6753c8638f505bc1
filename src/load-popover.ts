import {loadOnce} from './lib/load-once.js';
import type {Show} from './parts/show-dialog.js';

/** What places a surface beside its button. */
export const loadPopover = loadOnce(() => import('./parts/show-popover.js'));

export const withPopover = (use: (show: Show<HTMLElement>) => unknown, otherwise: () => void) =>
  void loadPopover()
    .then(({showPopover}) => use(showPopover))
    .catch(otherwise);
