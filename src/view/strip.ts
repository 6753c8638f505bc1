import {html, nothing} from 'lit';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {icon} from './icons.js';
import {filled} from './pieces.js';
import {isWaiting} from './waiting.js';
import {lineText, valuesOf} from './words.js';

/** The last line of the surface: that something is going on, or that the line is bad. */
export function stripView({screen, line, leave}: Open, context: ViewContext) {
  if (line !== 'ok' && isWaiting(screen)) {
    return html`<p part="notice" class="strip notice wait">${icon('attention')}<span>${lineText(screen, line, context)}</span></p>`;
  }
  const text = leave === 'no' && waitingText(screen, context);
  return text
    ? html`<p part="live" class="strip"><span class="dot"></span><span>${filled(text, valuesOf(screen, context))}</span></p>`
    : nothing;
}

/** What we wait for; it moves a little, so that nobody thinks it has stopped. */
function waitingText(screen: Screen, {texts: t}: ViewContext): string | undefined {
  switch (screen.name) {
    case 'preparing':
      return t.moment;
    case 'page':
      if (screen.step === 'lost') return t.checking;
      return screen.step === 'open' || screen.step === 'framed' ? t.waiting : undefined;
    case 'upi':
      return screen.step === 'apps' ? undefined : t.waitingApproval;
    case 'approval':
      return t.waitingApproval;
    case 'confirming':
    case 'overdue':
      return t.checking;
    default:
      return undefined;
  }
}
