import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {mark} from './pieces.js';
import {plain} from './plain.js';

export const preparingView = (open: Open, context: ViewContext) =>
  plain(open, context, {sign: mark('info', 'lock')});
