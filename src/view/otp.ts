import {html, nothing} from 'lit';
import {readCode} from '../lib/digits.js';
import {fillText} from '../lib/fill.js';
import {plural} from '../lib/plural.js';
import {formatClock, formatInteger} from '../lib/units.js';
import type {CodeProblem, Screen} from '../session/state.js';
import type {Texts} from '../text/texts.js';
import type {Draw, ViewContext} from './context.js';
import {button, filled} from './pieces.js';

type OtpScreen = Screen & {name: 'otp'};

/** One field: pasting works everywhere, and nothing is sent before the shopper says so. */
export function otpView(screen: OtpScreen, context: ViewContext) {
  const {texts, act} = context;
  const {sending, problem} = screen;
  const wrong = problem !== undefined && !sending;
  const confirm = `button ${needsNew(screen) ? 'secondary' : 'primary'}`;
  return html`
    <form
      class="form"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        if (!sending) act({type: 'submit-code', code: codeIn(event)});
      }}
    >
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
        ?readonly=${sending}
        aria-invalid=${wrong}
        aria-describedby=${wrong ? 'code-problem code-note' : 'code-note'}
      />
      ${wrong ? html`<small part="problem" id="code-problem" class="bad">${codeProblem(screen, context)}</small>` : nothing}
      <small id="code-note">${texts.otpNote}</small>
      <button part=${confirm} class=${confirm} aria-disabled=${sending}>
        ${sending ? texts.otpSending : texts.otpConfirm}
      </button>
    </form>
  `;
}

/** A code that is of no use any more: a new one is the way on. */
export const needsNew = ({canResend, problem}: OtpScreen) =>
  canResend && (problem === 'expired' || problem === 'too-many');

/** The code goes out as it was meant: without spaces and hyphens, in Latin digits. */
const codeIn = ({currentTarget}: Event) =>
  readCode(String(new FormData(currentTarget as HTMLFormElement).get('code') ?? ''));

/** A new code, once the last one had its time to arrive. */
export const resendView: Draw = (kind, label, does, screen, context) => {
  const {texts, now, locale} = context;
  const {resendAt = 0} = screen as OtpScreen;
  const seconds = Math.ceil((resendAt - now) / 1_000);
  return seconds > 0
    ? html`<p part="text" class="button quiet"><span>${filled(texts.resendIn, {time: formatClock(seconds, locale)})}</span></p>`
    : button(kind, label, does, screen, context);
};

const PROBLEMS = {
  empty: 'otpEmpty',
  wrong: 'otpWrong',
  expired: 'otpExpired',
  'too-many': 'otpTooMany',
  unreachable: 'otpUnreachable',
} as const satisfies Record<CodeProblem, keyof Texts>;

/** Why a code was not taken, what to do, and how many tries are left. */
export function codeProblem({problem, triesLeft}: OtpScreen, {texts, locale}: ViewContext): string {
  if (problem === undefined) return '';
  const text = texts[PROBLEMS[problem]];
  if (problem !== 'wrong' || triesLeft === undefined) return text;
  return `${text} ${fillText(plural(texts.triesLeft, triesLeft, locale), {n: formatInteger(triesLeft, locale)})}`;
}
