import {html, nothing} from 'lit';
import {formatClock} from '../lib/units.js';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {CLOCK, CLOSE, icon} from './icons.js';
import {filled, picture} from './pieces.js';
import {isWaiting} from './waiting.js';

/** From here on the countdown is marked. */
const LOW_SECONDS = 120;

/** Who is paid and how much: the same on every screen, in the same place. */
export function headView({screen}: Open, context: ViewContext) {
  const {texts, money, merchantName = '', merchantLogo, description, secondsLeft, act} = context;
  return html`
    <div part="header" class="head">
      ${
        merchantName || merchantLogo
          ? html`<span part="logo" class="logo" aria-hidden="true">${firstLetter(merchantName)}${merchantLogo ? picture(merchantLogo) : nothing}</span>`
          : nothing
      }
      <div class="who">
        <b part="merchant"><bdi>${merchantName}</bdi></b>
        <small part="description"><bdi>${description}</bdi></small>
      </div>
      <button part="close" class="close" type="button" aria-label=${texts.close} @click=${() => act({type: 'close'})}>
        ${icon(CLOSE)}
      </button>
    </div>
    <div part="amount-row" class="sum">
      ${
        money
          ? html`<strong part="amount" class="amount">
              <bdi aria-hidden="true">${money.text}</bdi><span class="unseen">${money.spoken}</span>
            </strong>`
          : nothing
      }
      ${secondsLeft !== undefined && isWaiting(screen) ? countdownView(secondsLeft, context) : nothing}
    </div>
  `;
}

function countdownView(seconds: number, {texts, locale}: ViewContext) {
  const low = seconds <= LOW_SECONDS;
  return html`
    <span part="countdown" class=${low ? 'chip wait' : 'chip'} role="timer" aria-live="off">
      ${low ? icon(CLOCK) : nothing}<span>${filled(texts.timeLeft, {time: formatClock(seconds, locale)})}</span>
    </span>
  `;
}

/** With the signs that belong to it, in scripts that have them. */
const firstLetter = (name: string) => (/^\P{M}\p{M}*/u.exec(name.trim())?.[0] ?? '').toLocaleUpperCase();
