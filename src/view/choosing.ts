import {html} from 'lit';
import type {CheckedChallenge, CheckedOption} from '../input/challenge.js';
import type {Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import {icon} from './icon.js';
import {WINDOW} from './icons.js';
import {CODE, FORWARD, PHONE} from './more-icons.js';
import {filled, picture} from './pieces.js';

const SIGNS: Readonly<Partial<Record<CheckedChallenge['kind'], string>>> = {
  page: WINDOW,
  form: WINDOW,
  upi: CODE,
  choice: FORWARD,
};

/** The ways to pay, each with where or how it goes on. */
export const waysView = ({options}: Screen & {name: 'choosing'}, context: ViewContext) => html`
  <ul part="ways" class="ways" role="list">
    ${options.map((option, index) => html`<li>${wayView(option, index, context)}</li>`)}
  </ul>
`;

const wayView = (option: CheckedOption, index: number, context: ViewContext) => html`
  <button part="way" class="way" type="button" @click=${() => context.act({type: 'choose', index})}>
    <span class="tile">${pictureOf(option)}</span>
    <span class="what"><bdi>${option.label}</bdi><small>${hintOf(option.challenge, context)}</small></span>
    ${icon(FORWARD)}
  </button>
`;

/** A picture of the merchant's, where there is one; else our own sign for this kind of payment. */
const pictureOf = ({icon: src, challenge}: CheckedOption) =>
  src ? picture(src) : icon(SIGNS[challenge.kind] ?? PHONE);

function hintOf(challenge: CheckedChallenge, {texts}: ViewContext): unknown {
  const {kind} = challenge;
  if (kind === 'page' || kind === 'form') return filled(texts.onHost, {host: new URL(challenge.url).host});
  return kind === 'choice' ? '' : texts[`${kind}Hint`];
}
