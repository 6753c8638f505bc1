import {fillText} from '../lib/fill.js';
import type {Line} from '../session/state.js';
import type {ViewContext} from './context.js';
import {shopOf} from './words.js';

/** What the notice about a bad line says. */
export function lineText(line: Exclude<Line, 'ok'>, context: ViewContext): string {
  const {texts} = context;
  return line === 'offline' ? texts.offline : fillText(texts.trouble, {merchant: shopOf(context)});
}
