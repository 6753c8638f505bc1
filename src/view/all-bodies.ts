import {announce} from './announce.js';
import type {Bodies} from './context.js';
import {noticeView} from './notice.js';
import {moreView} from './rest.js';
import {drawers, moreRow} from './rest-screens.js';

/** The views of all screens. */
export const allBodies = {
  rowOf: moreRow,
  drawers,
  moreView,
  announce,
  noticeView,
  isAll: true,
} satisfies Partial<Bodies>;
