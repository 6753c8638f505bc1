import {html, nothing} from 'lit';
import {readCode} from '../lib/digits.js';
import {fill} from '../lib/fill.js';
import {formatClock} from '../lib/units.js';
import type {Open, Screen} from '../session/state.js';
import {codeProblem} from './code-problem.js';
import type {ViewContext} from './context.js';
import type {Kind} from './pieces.js';
import {button, emphasised, foreign, heading, latin, otherWays} from './pieces.js';

type OtpScreen = Screen & {name: 'otp'};

/** One field: pasting works everywhere, and nothing is sent before the shopper says so. */
export function otpView(screen: OtpScreen, open: Open, context: ViewContext) {
  const {texts, act, code} = context;
  const {sending, problem} = screen;
  const wrong = problem !== undefined && !sending;
  // a code that is of no use any more: a new one is the way on
  const confirm: Kind =
    screen.canResend && (problem === 'expired' || problem === 'too-many') ? 'secondary' : 'primary';
  return html`
    <div class="lead">
      ${heading(open, context, false)}
      ${screen.hint ? html`<p part="text">${emphasised(texts.sentTo, {hint: foreign(screen.hint)})}</p>` : nothing}
    </div>
    <form
      class="form"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (!sending) act({type: 'submit-code', code: codeIn(event)});
      }}
    >
      <div part="field" class=${wrong ? 'field wrong' : 'field'}>
        <label for="code">${texts.otpLabel}</label>
        <input
          part="code"
          id="code"
          name="code"
          type="text"
          inputmode="numeric"
          autocomplete="one-time-code"
          autocapitalize="off"
          spellcheck="false"
          dir="ltr"
          data-start
          value=${code ?? ''}
          ?readonly=${sending}
          aria-invalid=${wrong ? 'true' : 'false'}
          aria-describedby=${wrong ? 'code-problem code-note' : 'code-note'}
        />
        ${wrong ? html`<small part="problem" id="code-problem" class="problem">${codeProblem(screen, context)}</small>` : nothing}
        <small id="code-note">${texts.otpNote}</small>
      </div>
      <div part="actions" class="actions">
        <button part=${`button ${confirm}`} class=${`button ${confirm}`} type="submit" aria-disabled=${sending ? 'true' : 'false'}>
          ${sending ? texts.otpSending : texts.otpConfirm}
        </button>
        ${screen.canResend ? resendView(screen, confirm === 'primary' ? 'quiet' : 'primary', context) : nothing} ${otherWays('quiet', open, context)}
      </div>
    </form>
  `;
}

/** The code goes out as it was meant: without spaces and hyphens, in Latin digits. */
function codeIn({currentTarget}: Event): string {
  if (!(currentTarget instanceof HTMLFormElement)) return '';
  return readCode(String(new FormData(currentTarget).get('code') ?? ''));
}

function resendView({resendAt = 0}: OtpScreen, kind: Kind, context: ViewContext) {
  const {texts, now, locale} = context;
  const seconds = Math.ceil((resendAt - now) / 1_000);
  if (seconds <= 0) return button(kind, texts.resend, {type: 'resend-code'}, context);
  return html`<p part="text" class="button quiet waits">
    <span>${fill(texts.resendIn, {time: latin(formatClock(seconds, locale))})}</span>
  </p>`;
}
