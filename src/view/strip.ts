import {html, nothing} from 'lit';
import {fill} from '../lib/fill.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {icon} from './icons.js';
import {lineText} from './line.js';
import {foreign} from './pieces.js';
import {isWaiting} from './waiting.js';
import {shopOf} from './words.js';

/** The last line of the surface: that something is going on, or that the line is bad. */
export function stripView({screen, line, leave}: Open, context: ViewContext) {
  if (line !== 'ok' && isWaiting(screen)) {
    return html`
      <p part="notice" class="strip notice">${icon(line === 'offline' ? 'offline' : 'attention')}<span>${lineText(line, context)}</span></p>
    `;
  }
  const text = leave === 'no' ? waitingText(screen, context) : nothing;
  return text === nothing
    ? nothing
    : html`<p part="live" class="strip live"><span class="dot" aria-hidden="true"></span><span>${text}</span></p>`;
}

function waitingText(screen: Screen, context: ViewContext) {
  const {texts} = context;
  const checking = () => fill(texts.checking, {merchant: foreign(shopOf(context))});
  switch (screen.name) {
    case 'preparing':
      return texts.moment;
    case 'page':
      if (screen.step === 'lost') return checking();
      return screen.step === 'open' || screen.step === 'framed' ? texts.waiting : nothing;
    case 'upi':
      return screen.step === 'apps' ? nothing : texts.waitingApproval;
    case 'approval':
      return texts.waitingApproval;
    case 'confirming':
    case 'overdue':
      return checking();
    default:
      return nothing;
  }
}
