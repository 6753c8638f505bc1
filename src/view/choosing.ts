import {html, nothing} from 'lit';
import type {CheckedChallenge, Option} from '../input/challenge.js';
import type {Open, Screen} from '../session/state.js';
import type {ViewContext} from './context.js';
import type {Icon} from './icons.js';
import {icon} from './icons.js';
import {button, emphasised, foreign, heading, latin, picture} from './pieces.js';

const SIGNS: Readonly<Record<CheckedChallenge['kind'], Icon>> = {
  page: 'window',
  form: 'window',
  upi: 'code',
  approval: 'phone',
  otp: 'lock',
  choice: 'forward',
};

export function choosingView(screen: Screen & {name: 'choosing'}, open: Open, context: ViewContext) {
  const {texts} = context;
  return html`
    <div class="lead">${heading(open, context)}</div>
    <ul part="ways" class="ways" role="list">
      ${screen.options.map((option, index) => wayView(option, index, context))}
    </ul>
    ${screen.canGoBack ? html`<div class="actions">${button('quiet', texts.back, {type: 'back'}, context)}</div>` : nothing}
  `;
}

const wayView = (option: Option<CheckedChallenge>, index: number, context: ViewContext) => html`
  <li>
    <button part="way" class="way" type="button" @click=${() => context.act({type: 'choose', index})}>
      ${pictureView(option)}
      <span class="what">${foreign(option.label)}<small>${hintOf(option.challenge, context)}</small></span>
      ${icon('forward')}
    </button>
  </li>
`;

/** A picture of the merchant's, from `https:` alone; else our own sign for this kind of payment. */
const pictureView = ({icon: src, challenge}: Option<CheckedChallenge>) =>
  src?.startsWith('https://')
    ? html`<span class="tile">${picture(src)}</span>`
    : html`<span class="tile">${icon(SIGNS[challenge.kind])}</span>`;

function hintOf(challenge: CheckedChallenge, {texts}: ViewContext): unknown {
  switch (challenge.kind) {
    case 'page':
    case 'form':
      return emphasised(texts.onHost, {host: latin(hostOf(challenge.url))});
    case 'upi':
      return texts.upiHint;
    case 'approval':
      return texts.approvalHint;
    case 'otp':
      return texts.otpHint;
    case 'choice':
      return nothing;
  }
}

const hostOf = (url: string) => new URL(url).host;
