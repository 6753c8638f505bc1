import {html, nothing} from 'lit';
import {fill} from '../lib/fill.js';
import {formatClock} from '../lib/units.js';
import type {Open} from '../session/state.js';
import type {ViewContext} from './context.js';
import {icon} from './icons.js';
import {foreign, latin, picture} from './pieces.js';
import {isWaiting} from './waiting.js';

/** From here on the countdown is marked. */
const LOW_SECONDS = 120;

/** Who is paid and how much: the same on every screen, in the same place. */
export const headView = (open: Open, context: ViewContext) => html`
  <div part="header" class="head">
    ${logoView(context)}
    <div class="who">
      ${context.merchantName ? html`<b part="merchant">${foreign(context.merchantName)}</b>` : nothing}
      ${context.description ? html`<span part="description">${foreign(context.description)}</span>` : nothing}
    </div>
    <button part="close" class="close" type="button" aria-label=${context.texts.close} @click=${() => context.act({type: 'close'})}>
      ${icon('close')}
    </button>
  </div>
  <div part="amount-row" class="sum">
    ${amountView(context)} ${countdownView(open, context)}
  </div>
`;

function logoView({merchantName, merchantLogo}: ViewContext) {
  if (!merchantName && !merchantLogo) return nothing;
  return html`
    <span part="logo" class="logo" aria-hidden="true">
      ${firstLetter(merchantName ?? '')}
      ${merchantLogo ? picture(merchantLogo) : nothing}
    </span>
  `;
}

/** With the signs that belong to it, in scripts that have them. */
const firstLetter = (name: string) => (/^\P{M}\p{M}*/u.exec(name.trim())?.[0] ?? '').toLocaleUpperCase();

function amountView({money}: ViewContext) {
  if (money === undefined) return nothing;
  const {text, spoken} = money;
  return html`<strong part="amount" class="amount">${
    text === spoken
      ? foreign(text)
      : html`<span aria-hidden="true">${foreign(text)}</span><span class="unseen">${foreign(spoken)}</span>`
  }</strong>`;
}

function countdownView({screen}: Open, {secondsLeft, texts, locale}: ViewContext) {
  if (secondsLeft === undefined || !isWaiting(screen)) return nothing;
  const low = secondsLeft <= LOW_SECONDS;
  return html`
    <span part="countdown" class=${low ? 'chip low' : 'chip'} role="timer" aria-live="off">
      ${low ? icon('clock') : nothing}<span>${fill(texts.timeLeft, {time: latin(formatClock(secondsLeft, locale))})}</span>
    </span>
  `;
}
