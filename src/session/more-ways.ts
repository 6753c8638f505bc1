import type {Wishes} from '../flow/choose-flow.js';
import {chooseFlow} from '../flow/choose-flow.js';
import type {Device} from '../flow/device.js';
import type {OfferedApp} from '../flow/flow.js';
import type {CheckedChallenge} from '../input/challenge.js';
import {readCodeAnswer} from './code-exchange.js';
import type {Core} from './core.js';
import {askMerchant} from './merchant.js';
import type {Act, Screen} from './state.js';

/** An app that has not hidden the page by then may not be there. */
const APP_OPENS_MS = 2_500;
/** A bank may take its time over a code. */
const CODE_MS = 15_000;
/** An approval that takes longer than this gets some help. */
const HELP_MS = 60_000;

/** What is to come of a challenge whose screen is up. */
export function offered(core: Core, {kind}: CheckedChallenge) {
  if (kind !== 'approval') return;
  core.stopWaiting = core.world.clock.after(HELP_MS, () =>
    core.dispatch({type: 'step', of: 'approval', patch: {helping: true}}),
  );
}

/** The first screen of a challenge that leads to no page. */
export function screenOf(core: Core, challenge: CheckedChallenge): Screen | undefined {
  const {kind} = challenge;
  switch (kind) {
    case 'choice':
      return {name: 'choosing', options: challenge.options, canGoBack: core.menus.length > 1};
    case 'upi':
      return upiScreen(challenge, core.world.device, core.source);
    case 'approval':
      return {name: kind, helping: false, ...hintOf(challenge)};
    case 'otp':
      return {name: kind, sending: false, canResend: challenge.resendUrl !== undefined, ...hintOf(challenge)};
    default:
      return undefined;
  }
}

/** What fits this device best: its own apps, or a code. */
export function upiScreen(
  challenge: CheckedChallenge & {readonly kind: 'upi'},
  device: Device,
  wishes: Wishes,
): Screen | undefined {
  const [flow] = chooseFlow(challenge, device, wishes);
  if (flow?.kind !== 'upi') return undefined;
  return {name: 'upi', link: challenge.link, step: flow.first, apps: flow.apps};
}

const hintOf = ({hint}: {readonly hint?: string}) => hint !== undefined && {hint};

/** What a shopper's tap means on these screens. */
export function act(core: Core, act: Act, event?: Event): unknown {
  switch (act.type) {
    case 'choose':
      return choose(core, act.index);
    case 'back':
      return back(core);
    case 'open-app':
      return launch(core, act.app, event);
    case 'show-qr':
      return core.dispatch({type: 'step', of: 'upi', patch: {step: 'qr'}});
    case 'show-apps':
      return core.dispatch({type: 'step', of: 'upi', patch: {step: 'apps'}});
    case 'submit-code':
      return submit(core, act.code);
    case 'resend-code':
      return exchange(core, 'resendUrl', {});
    default:
      return undefined;
  }
}

// ── Lists of ways ─────────────────────────────────────────────────────────────

function choose(core: Core, index: number) {
  const screen = core.open?.screen;
  const option = screen?.name === 'choosing' && screen.options[index];
  if (option) core.offer(option.challenge, true);
}

function back(core: Core) {
  if (core.menus.length < 2) return;
  core.menus = core.menus.slice(0, -1);
  list(core);
}

/** Shows the list that was opened last. */
export function list({menus, dispatch}: Core) {
  const options = menus.at(-1);
  if (options) dispatch({type: 'offer', screen: {name: 'choosing', options, canGoBack: menus.length > 1}});
}

// ── UPI apps ──────────────────────────────────────────────────────────────────

function launch(core: Core, app: OfferedApp, event: Event | undefined) {
  const {hooks, dispatch, payment, world} = core;
  const screen = () => core.open?.screen;
  if (screen()?.name !== 'upi') return;
  payment.save('upi');
  if (!hooks.beforeLeave(app.href)) {
    event?.preventDefault();
    return;
  }
  core.wasHidden = false;
  dispatch({type: 'step', of: 'upi', patch: {step: 'launched', app}});
  core.stopWaiting();
  const {clock} = world;
  const dueMs = clock.now() + APP_OPENS_MS;
  core.stopWaiting = clock.after(APP_OPENS_MS, () => {
    // A timer that comes much too late slept while an app was in front.
    const slept = clock.now() - dueMs > APP_OPENS_MS;
    const now = screen();
    const isHere = now?.name === 'upi' && now.step === 'launched';
    if (isHere && !slept && !core.wasHidden && world.isVisible())
      dispatch({type: 'step', of: 'upi', patch: {step: 'not-opened', app}});
  });
}

// ── One-time codes ────────────────────────────────────────────────────────────

/** Sends a code that the shopper typed. */
function submit(core: Core, code: string): unknown {
  const patch = {sending: false, problem: 'empty', triesLeft: undefined} as const;
  if (code !== '') return exchange(core, 'submitUrl', {code});
  return codeChallenge(core) && core.dispatch({type: 'step', of: 'otp', patch});
}

function codeChallenge({open}: Core) {
  if (open?.screen.name !== 'otp' || open.screen.sending) return undefined;
  return open.challenge?.kind === 'otp' ? open.challenge : undefined;
}

async function exchange(core: Core, where: 'submitUrl' | 'resendUrl', json: object) {
  const {source, world, payment, signal, dispatch} = core;
  const url = codeChallenge(core)?.[where];
  if (url === undefined) return;
  dispatch({type: 'step', of: 'otp', patch: {sending: true, problem: undefined, triesLeft: undefined}});
  const request = {method: 'POST', json, timeoutMs: CODE_MS, signal};
  const answer = await askMerchant(world, source, url, payment.statusToken, request).catch(() => undefined);
  if (!answer) return;
  const {result, triesLeft, resendAfterMs} = readCodeAnswer(answer);
  if (result === 'accepted') dispatch({type: 'confirm', why: 'code-sent'});
  else {
    const problem = result === 'sent' ? undefined : result;
    const resendAt = resendAfterMs && {resendAt: world.clock.now() + resendAfterMs};
    dispatch({type: 'step', of: 'otp', patch: {sending: false, problem, triesLeft, ...resendAt}});
  }
  // A code that seemed lost may have arrived: the payment's status knows.
  if (result !== 'sent') core.listener.wake();
}
