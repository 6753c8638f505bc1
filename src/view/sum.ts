import {html, nothing} from 'lit';
import {formatClock} from '../lib/units.js';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {icon} from './icon.js';
import {CLOCK} from './icons.js';
import {filled} from './pieces.js';
import {isWaiting} from './waiting.js';

/** From here on the countdown is marked. */
const LOW_SECONDS = 120;

/** How much, and how long it can be paid. */
export const sumView = ({screen}: Open, {money, secondsLeft, ...context}: ViewContext) => html`
  ${
    money
      ? html`<strong part="amount" class="amount">
          <bdi aria-hidden="true">${money.text}</bdi><span class="unseen">${money.spoken}</span>
        </strong>`
      : nothing
  }
  ${secondsLeft && isWaiting(screen) ? countdownView(secondsLeft, context) : nothing}
`;

function countdownView(seconds: number, {texts, locale}: Pick<ViewContext, 'texts' | 'locale'>) {
  const low = seconds <= LOW_SECONDS;
  return html`
    <span part="countdown" class=${low ? 'chip wait' : 'chip'} role="timer" aria-live="off">
      ${low ? icon(CLOCK) : nothing}<span>${filled(texts.timeLeft, {time: formatClock(seconds, locale)})}</span>
    </span>
  `;
}
