import type {Scene} from '../../demo/scenes.js';
import {contextOf, openOf} from '../../demo/scenes.js';
import {en} from '../../src/text/en.js';
import {announce} from '../../src/view/announce.js';
import type {Announcement, Seen, ViewContext} from '../../src/view/context.js';

/** What a screen reader says while these scenes follow each other. */
export function heard(steps: readonly Scene[], more: Partial<ViewContext> = {}): string[] {
  const log: string[] = [];
  let seen: Seen | undefined;
  let said: Announcement = {};
  for (const scene of steps) {
    const context = contextOf(scene, {texts: en, ...more});
    const open = openOf(scene);
    const next = announce(said, open, context, seen);
    if (next.polite && next.polite !== said.polite) log.push(next.polite);
    if (next.alert && next.alert !== said.alert) log.push(`! ${next.alert}`);
    said = next;
    seen = {open, secondsLeft: context.secondsLeft};
  }
  return log;
}
